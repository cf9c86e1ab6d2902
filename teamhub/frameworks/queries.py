"""Reading frameworks. They are the organisation's: everybody who is signed in may read all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from teamhub.core.asking import Ask
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


AGREED = """
    SELECT DISTINCT ON (v.code) v.code, v.version, v.clauses, v.limits FROM framework_version v
    ORDER BY v.code, v.version DESC
"""


def asking_agreed() -> Ask:
    """The same, to be asked together with other things: see `read_agreed`."""
    return Ask(AGREED)


def read_agreed(rows: Iterable[Mapping[str, Any]]) -> Agreed:
    kept = [*rows]
    values = {(row["code"], limit["key"]): limit["value"] for row in kept for limit in row["limits"]}
    return Agreed(tuple(clause for row in kept for clause in clauses_of(row)), values)


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


COLUMNS = """
    v.id, v.code, v.version, v.domain, v.title_nl, v.title_en, v.team_decides_nl, v.team_decides_en, v.next_review_on
"""
LISTED = f"SELECT DISTINCT ON (v.code) {COLUMNS} FROM framework_version v ORDER BY v.code, v.version DESC"
# Who was in a team on the day, or held no office then, came from the shop floor.
AUTHORS = """
    SELECT p.name,
        (SELECT team.name FROM membership m JOIN team ON team.id = m.team WHERE m.person = p.id
            AND m.from_on <= {on} AND (m.until_on IS NULL OR m.until_on >= {on}) ORDER BY m.id LIMIT 1) AS team,
        ARRAY(SELECT DISTINCT o.office FROM office_held o WHERE o.person = p.id
            AND (o.until_on IS NULL OR o.until_on >= {on})) AS offices
    FROM framework_author a JOIN person p ON p.id = a.person WHERE a.framework = {id} ORDER BY a.id
"""


async def listed() -> list[dict[str, Any]]:
    """The version in force of every framework, by code."""
    found: list[dict[str, Any]] = await V.raw(LISTED)
    return found


async def versions(code: str) -> list[dict[str, Any]]:
    """All that is kept of a framework, the version in force first."""
    rows: list[dict[str, Any]] = (
        await V.select().where(V.code == code).order_by(V.version, ascending=False).output(load_json=True)
    )
    if not rows:
        raise NotFound("There is no such framework.")
    return rows


async def authors(version_id: int, on: date) -> list[dict[str, Any]]:
    """Who drew up a version, with the team or the offices from which they did; `floor` is true on the shop floor."""
    text = AUTHORS.replace("{on}", "{}").replace("{id}", "{}")
    rows: list[dict[str, Any]] = await V.raw(text, on, on, on, version_id)
    return [row | {"floor": bool(row["team"]) or not row["offices"]} for row in rows]


def clauses_of(row: Mapping[str, Any]) -> list[Clause]:
    """The clauses of a version, each bound that names a limit replaced by that limit's value."""
    values = {limit["key"]: limit["value"] for limit in row["limits"]}
    return [Clause.read(_filled(kept, row, values)) for kept in row["clauses"]]


def _filled(kept: Mapping[str, Any], row: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    bounds = [_bound(limit, values) for limit in _some(kept, "limits")]
    blank = {"decider": None, "way": None, "needs": (), "roles": ()}
    return {**blank, **kept, "framework": row["code"], "version": row["version"], "limits": bounds}


def _bound(limit: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Facts are whole numbers: "at_least" 3 is above 2, and "below" 3 is up to 2."""
    filled = {key: values[end] if isinstance(end, str) else end for key, end in limit.items() if key != "fact"}
    for said, bound in (("at_least", "above"), ("below", "up_to")):
        if said in filled:
            filled[bound] = filled.pop(said) - 1
    return {"fact": limit["fact"], **filled}


def _some(kept: Mapping[str, Any], name: str) -> Iterable[Any]:
    return kept.get(name) or ()
