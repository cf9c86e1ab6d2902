"""Reading frameworks. They are the organisation's: everybody who is signed in may read all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from teamhub.core.errors import NotFound
from teamhub.frameworks.authority import Clause
from teamhub.frameworks.tables import FrameworkVersion

V = FrameworkVersion


async def in_force() -> list[Clause]:
    """The clauses of the newest version of every framework, their bounds filled in from its limits."""
    return [*(await agreed()).clauses]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is in force, read in one query: the clauses for `rule`, and the limits by framework and key."""

    clauses: tuple[Clause, ...]
    limits: Mapping[tuple[str, str], Any]  # limits["KAD-06", "advice_days"] is 14 (calendar days)


async def agreed() -> Agreed:
    newest_first = V.select(V.code, V.version, V.clauses, V.limits).order_by(V.code)
    rows = await newest_first.order_by(V.version, ascending=False).distinct(on=[V.code]).output(load_json=True)
    values = {(row["code"], limit["key"]): limit["value"] for row in rows for limit in row["limits"]}
    return Agreed(tuple(clause for row in rows for clause in clauses_of(row)), values)


async def newest(code: str) -> int:
    """The number of the version in force; 0 where there is none."""
    row = await V.select(V.version).where(V.code == code).order_by(V.version, ascending=False).first()
    return int(row["version"]) if row else 0


async def as_of(code: str, version: int) -> list[Clause]:
    """The clauses of one version, also of one that has been replaced: to replay an old decision."""
    this = (V.code == code) & (V.version == version)
    row = await V.select(V.code, V.version, V.clauses, V.limits).where(this).first().output(load_json=True)
    if row is None:
        raise NotFound("There is no such framework.")
    return clauses_of(row)


async def limits() -> Mapping[tuple[str, str], Any]:
    """What is agreed now, by framework and key: `limits()["KAD-06", "advice_days"]` is 14 (calendar days)."""
    return (await agreed()).limits


def clauses_of(row: Mapping[str, Any]) -> list[Clause]:
    """The clauses of a version, each bound that names a limit replaced by that limit's value."""
    values = {limit["key"]: limit["value"] for limit in row["limits"]}
    return [Clause.read(_filled(kept, row, values)) for kept in row["clauses"]]


def _filled(kept: Mapping[str, Any], row: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    def bound(value: object) -> object:
        return values[value] if isinstance(value, str) else value

    bounds = [
        {key: bound(value) if key != "fact" else value for key, value in x.items()} for x in _some(kept, "limits")
    ]
    blank = {"decider": None, "way": None, "needs": (), "roles": ()}
    return {**blank, **kept, "framework": row["code"], "version": row["version"], "limits": bounds}


def _some(kept: Mapping[str, Any], name: str) -> Iterable[Any]:
    return kept.get(name) or ()
