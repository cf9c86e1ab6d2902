"""Reading frameworks. They are the organisation's: everybody who is signed in may read all of them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from teamhub.core.asking import Ask
from teamhub.core.db import once
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import Clause
from teamhub.frameworks.force import End, Spell
from teamhub.frameworks.tables import FrameworkEnd, FrameworkVersion

V = FrameworkVersion
# Whether a version `v` counts on a day: it has begun, is not over, and its framework was not given up. Of those that
# do, the highest number of each framework is in force: when one that was decided for a while is over, the one before.
# The same as `force.in_force`, where the rows are read already.
COUNTS = """((v.in_force_on IS NULL OR v.in_force_on <= {day}) AND (v.until_on IS NULL OR v.until_on >= {day})
    AND NOT EXISTS (SELECT 1 FROM framework_end e
        WHERE e.code = v.code AND e.version >= v.version AND e.from_on <= {day}))"""
ON_DAY = COUNTS.replace("{day}", "{}")  # takes the day three times
AGREED = f"""SELECT DISTINCT ON (v.code) v.code, v.version, v.clauses::text AS clauses, v.limits::text AS limits
    FROM framework_version v WHERE {ON_DAY} ORDER BY v.code, v.version DESC"""


async def in_force(on: date) -> list[Clause]:
    """The clauses of the version of every framework that counts on this day, their bounds filled in from its limits."""
    return [*(await agreed(on)).clauses]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is in force, read in one query: the clauses for `rule`, and the limits by framework and key."""

    clauses: tuple[Clause, ...]
    limits: Mapping[tuple[str, str], Any]  # limits["KAD-06", "advice_days"] is 14 (calendar days)


async def agreed(on: date) -> Agreed:
    """What counts on this calendar day; what was adopted for a later day does not yet."""

    async def ask() -> Agreed:
        return read_agreed(await V.raw(AGREED, on, on, on))

    return await once((AGREED, on), ask)


def asking_agreed(on: date) -> Ask:
    """The same, to be asked together with other things: see `read_agreed`."""
    return Ask(AGREED, (on, on, on))


def read_agreed(rows: Iterable[Mapping[str, Any]]) -> Agreed:
    kept = [_version(row["code"], row["version"], row["clauses"], row["limits"]) for row in rows]
    values = {key: value for one in kept for key, value in one.limits.items()}
    return Agreed(tuple(clause for one in kept for clause in one.clauses), values)


async def newest(code: str, on: date) -> int:
    """The number of the version in force on this day; 0 where there is none."""
    rows = await V.raw(
        f"SELECT max(v.version) AS version FROM framework_version v WHERE v.code = {{}} AND {ON_DAY}", code, on, on, on
    )
    return int(rows[0]["version"] or 0)


async def last_number(code: str) -> int:
    """The highest number there is, also of a version that does not count yet or no longer; 0 where there is none."""
    row = await V.select(V.version).where(V.code == code).order_by(V.version, ascending=False).first()
    return int(row["version"]) if row else 0


async def spells() -> tuple[list[Spell], list[End]]:
    """From when until when every version counts, with its clauses; and what was given up. In two queries."""
    rows = await V.select(V.code, V.version, V.in_force_on, V.until_on, V.clauses, V.limits).output(load_json=True)
    ends = await FrameworkEnd.select(FrameworkEnd.code, FrameworkEnd.version, FrameworkEnd.from_on)
    found = [
        Spell(row["code"], row["version"], row["in_force_on"], row["until_on"], tuple(clauses_of(row))) for row in rows
    ]
    return found, [End(**end) for end in ends]


async def as_of(code: str, version: int) -> list[Clause]:
    """The clauses of one version, also of one that has been replaced: to replay an old decision."""
    this = (V.code == code) & (V.version == version)
    row = await V.select(V.code, V.version, V.clauses, V.limits).where(this).first().output(load_json=True)
    if row is None:
        raise NotFound("There is no such framework.")
    return clauses_of(row)


async def limits(on: date) -> Mapping[tuple[str, str], Any]:
    """What is agreed on a day, by framework and key: `limits(on)["KAD-06", "advice_days"]` is 14 (calendar days)."""
    return (await agreed(on)).limits


COLUMNS = """
    v.id, v.code, v.version, v.domain, v.title_nl, v.title_en, v.team_decides_nl, v.team_decides_en, v.next_review_on
"""
LISTED = f"""SELECT DISTINCT ON (v.code) {COLUMNS} FROM framework_version v WHERE {ON_DAY}
    ORDER BY v.code, v.version DESC"""
# Who was in a team on the day, or held no office then, came from the shop floor.
AUTHORS = """
    SELECT p.name,
        (SELECT team.name FROM membership m JOIN team ON team.id = m.team WHERE m.person = p.id
            AND m.from_on <= {on} AND (m.until_on IS NULL OR m.until_on >= {on}) ORDER BY m.id LIMIT 1) AS team,
        ARRAY(SELECT DISTINCT o.office FROM office_held o WHERE o.person = p.id
            AND (o.until_on IS NULL OR o.until_on >= {on})) AS offices
    FROM framework_author a JOIN person p ON p.id = a.person WHERE a.framework = {id} ORDER BY a.id
"""


async def listed(on: date) -> list[dict[str, Any]]:
    """The version of every framework that is in force on this day, by code."""
    found: list[dict[str, Any]] = await V.raw(LISTED, on, on, on)
    return found


async def versions(code: str) -> list[dict[str, Any]]:
    """All that is kept of a framework, the last one first, also what does not count yet."""
    rows: list[dict[str, Any]] = await (
        V.select(*V.all_columns(), V.decided_by.name.as_alias("decider"))
        .where(V.code == code)
        .order_by(V.version, ascending=False)
        .output(load_json=True)
    )
    if not rows:
        raise NotFound("There is no such framework.")
    return rows


async def ended(code: str) -> dict[str, Any] | None:
    """When a framework was given up, and for which other one; nothing where it was not. The last time counts."""
    E = FrameworkEnd
    row = await E.select(E.version, E.from_on, E.instead).where(E.code == code).order_by(E.id, ascending=False).first()
    return dict(row) if row else None


async def authors(version_id: int, on: date) -> list[dict[str, Any]]:
    """Who drew up a version, with the team or the offices from which they did; `floor` is true on the shop floor."""
    text = AUTHORS.replace("{on}", "{}").replace("{id}", "{}")
    rows: list[dict[str, Any]] = await V.raw(text, on, on, on, version_id)
    return [row | {"floor": bool(row["team"]) or not row["offices"]} for row in rows]


@lru_cache(maxsize=256)
def _version(code: str, number: int, clauses: str, limits: str) -> Agreed:
    """Of the JSON of one version. Nearly every page asks, and it changes a few times a year: it is kept by its text."""
    row = {"code": code, "version": number, "clauses": json.loads(clauses), "limits": json.loads(limits)}
    return Agreed(tuple(clauses_of(row)), {(code, limit["key"]): limit["value"] for limit in row["limits"]})


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
