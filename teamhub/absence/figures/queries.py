"""What the figures are counted from: who was in which team, with which hours, and away when. One query for all."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.absence.figures.amounts import Period
from teamhub.absence.figures.histories import (
    NO_TEAM,
    Case,
    Counted,
    History,
    Hours,
    Leave,
    Stay,
    comparable,
    counted,
    outside,
    yardstick,
)
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.lazily import dataclass
from teamhub.parameters import fulltime
from teamhub.parameters import queries as parameters

IN_TEAMS = """m.from_on <= {}::date AND (m.until_on IS NULL OR m.until_on >= {}::date)
    AND ({}::int[] IS NULL OR m.team = ANY({}::int[]))"""
OF_THEM = f"({{}}::int[] IS NULL OR %s.person IN (SELECT m.person FROM membership m WHERE {IN_TEAMS}))"
# Somebody who leaves, leaves their teams; what a record may say beyond that does not count.
STAYS = f"""
    SELECT m.person, m.team, greatest(m.from_on, p.joined_on) AS from_on, least(m.until_on, p.left_on) AS until_on
    FROM membership m JOIN person p ON p.id = m.person WHERE {IN_TEAMS} ORDER BY m.person, m.from_on
"""
# Who has a contract, for who is in no team; asked only where it is about everybody.
EMPLOYED = """
    SELECT p.id AS person, p.joined_on, p.left_on FROM person p
    WHERE {}::int[] IS NULL AND p.joined_on <= {}::date AND (p.left_on IS NULL OR p.left_on >= {}::date)
    AND EXISTS (SELECT FROM contract_hours h WHERE h.person = p.id) ORDER BY p.id
"""
HOURS = f"""
    SELECT h.person, h.from_on, h.hours FROM contract_hours h
    WHERE {OF_THEM % "h"} AND h.from_on <= {{}}::date ORDER BY h.person, h.from_on
"""
AWAY = "a.first_day <= {}::date AND (a.recovered_on IS NULL OR a.recovered_on >= {}::date)"
CASES = f"""
    SELECT a.id, a.person, a.first_day AS first_on, a.recovered_on FROM absence a
    WHERE {OF_THEM % "a"} AND {AWAY} ORDER BY a.person, a.first_day
"""
WORKED = f"""
    SELECT w.absence, w.from_on, w.hours FROM absence_hours w JOIN absence a ON a.id = w.absence
    WHERE {OF_THEM % "a"} AND {AWAY} ORDER BY w.absence, w.from_on
"""
LEAVES = f"""
    SELECT l.person, l.from_on, l.until_on FROM maternity_leave l
    WHERE {OF_THEM % "l"} AND l.from_on <= {{}}::date AND l.until_on + 1 >= {{}}::date ORDER BY l.person, l.from_on
"""
TEAMS = f"""
    SELECT t.id, t.name FROM team t WHERE EXISTS (SELECT FROM membership m WHERE m.team = t.id AND {IN_TEAMS})
    ORDER BY t.name, t.id
"""
RECORDED = "SELECT min(first_day) AS since_on FROM absence"


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody who was in one of the teams, made ready to be counted, and the agreements by which."""

    teams: Mapping[int, str]  # names, in their order; of NO_TEAM, who works here in no team, none
    people: Sequence[Counted]
    of_team: Mapping[int, Sequence[Counted]]
    fulltime: Decimal  # of the hours in `people`: see `histories.comparable`
    numbers: Mapping[str, Decimal]
    since: date | None  # the first day of the first absence that is known here; empty: none was ever recorded


async def known(act: Act, teams: Collection[int] | None, span: Period) -> Known:
    """Of these teams, or of all, over these days. One query, whatever they are. Who may see it is for who asks."""
    group = None if teams is None else sorted(teams)
    days = (span.last, span.first)
    there = (*days, group, group)
    them = (group, *there)
    asks = [
        Ask(TEAMS, there),
        Ask(STAYS, there),
        Ask(EMPLOYED, (group, *days)),
        Ask(HOURS, (*them, span.last)),
        Ask(CASES, (*them, *days)),
        Ask(WORKED, (*them, *days)),
        Ask(LEAVES, (*them, *days)),
        fulltime.asking_until(span.last),
        parameters.asking(act.today),
        Ask(RECORDED),
    ]
    named, *about, full, numbers, recorded = await together(asks)
    contracts = [Hours(row["from_on"] or date.min, Decimal(row["hours"])) for row in full]
    people = [comparable(one, contracts) for one in _histories(*about)]
    ready = [counted(history, span) for history in people]
    names = {row["id"]: row["name"] for row in named}
    of_team: dict[int, list[Counted]] = {team: [] for team in names}
    for history, one in zip(people, ready, strict=True):
        for team in {stay.team for stay in history.stays}:
            of_team.setdefault(team, []).append(one)
    if NO_TEAM in of_team:
        names[NO_TEAM] = ""
    return Known(names, ready, of_team, yardstick(contracts), parameters.read(numbers), recorded[0]["since_on"])


def _histories(
    stays: list[Row], employed: list[Row], hours: list[Row], cases: list[Row], worked: list[Row], leaves: list[Row]
) -> list[History]:
    advised = _by(worked, "absence", lambda row: Hours(row["from_on"], Decimal(row["hours"])))
    been = _by(stays, "person", lambda row: Stay(row["team"], row["from_on"], row["until_on"]))
    for row in employed:
        been[row["person"]] += outside(been[row["person"]], row["joined_on"], row["left_on"])
    contracts = _by(hours, "person", lambda row: Hours(row["from_on"], Decimal(row["hours"])))
    away = _by(cases, "person", lambda row: Case(row["first_on"], row["recovered_on"], advised[row["id"]]))
    left = _by(leaves, "person", lambda row: Leave(row["from_on"], row["until_on"]))
    return [History(theirs, contracts[who], away[who], left[who]) for who, theirs in been.items() if theirs]


def _by(rows: list[Row], key: str, made: Any) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(made(row))
    return found
