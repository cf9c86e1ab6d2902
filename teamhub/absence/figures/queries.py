"""What the figures are counted from: who was in which team, with which hours, and away when. One query for all."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from teamhub.absence.figures.amounts import Period
from teamhub.absence.figures.histories import Case, Counted, History, Hours, Leave, Stay, counted
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.parameters import queries as parameters
from teamhub.people.queries import ASKING_FULLTIME

OF_TEAMS = "({}::int[] IS NULL OR m.team = ANY({}::int[]))"
THERE = f"{OF_TEAMS} AND m.from_on <= {{}}::date AND (m.until_on IS NULL OR m.until_on >= {{}}::date)"
WHO = f"SELECT m.person FROM membership m WHERE {THERE}"
# Somebody who leaves, leaves their teams; what a record may say beyond that does not count.
STAYS = f"""
    SELECT m.person, m.team, greatest(m.from_on, p.joined_on) AS from_on, least(m.until_on, p.left_on) AS until_on
    FROM membership m JOIN person p ON p.id = m.person WHERE {THERE} ORDER BY m.person, m.from_on
"""
HOURS = f"""
    SELECT h.person, h.from_on, h.hours FROM contract_hours h
    WHERE h.person IN ({WHO}) AND h.from_on <= {{}}::date ORDER BY h.person, h.from_on
"""
AWAY = "a.first_day <= {}::date AND (a.recovered_on IS NULL OR a.recovered_on >= {}::date)"
CASES = f"""
    SELECT a.id, a.person, a.first_day AS first_on, a.recovered_on FROM absence a
    WHERE a.person IN ({WHO}) AND {AWAY} ORDER BY a.person, a.first_day
"""
WORKED = f"""
    SELECT w.absence, w.from_on, w.hours FROM absence_hours w JOIN absence a ON a.id = w.absence
    WHERE a.person IN ({WHO}) AND {AWAY} ORDER BY w.absence, w.from_on
"""
LEAVES = f"""
    SELECT l.person, l.from_on, l.until_on FROM maternity_leave l
    WHERE l.person IN ({WHO}) AND l.from_on <= {{}}::date AND l.until_on + 1 >= {{}}::date ORDER BY l.person, l.from_on
"""
TEAMS = """
    SELECT t.id, t.name FROM team t WHERE ({}::int[] IS NULL OR t.id = ANY({}::int[]))
    AND EXISTS (SELECT FROM membership m WHERE m.team = t.id AND m.from_on <= {}::date
        AND (m.until_on IS NULL OR m.until_on >= {}::date)) ORDER BY t.name, t.id
"""


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody who was in one of the teams, made ready to be counted, and the agreements by which."""

    teams: Mapping[int, str]  # names, in their order
    people: Sequence[Counted]
    of_team: Mapping[int, Sequence[Counted]]
    fulltime: Decimal
    numbers: Mapping[str, Decimal]


async def known(act: Act, teams: Collection[int] | None, span: Period) -> Known:
    """Of these teams, or of all, over these days. One query, whatever they are. Who may see it is for who asks."""
    group = None if teams is None else sorted(teams)
    there = (group, group, span.last, span.first)
    days = (span.last, span.first)
    asks = [
        Ask(TEAMS, there),
        Ask(STAYS, there),
        Ask(HOURS, (*there, span.last)),
        Ask(CASES, (*there, *days)),
        Ask(WORKED, (*there, *days)),
        Ask(LEAVES, (*there, *days)),
        ASKING_FULLTIME,
        parameters.asking(act.today),
    ]
    named, stays, hours, cases, worked, leaves, organisation, numbers = await together(asks)
    people = _histories(stays, hours, cases, worked, leaves)
    ready = [counted(history, span) for history in people]
    of_team: dict[int, list[Counted]] = {row["id"]: [] for row in named}
    for history, one in zip(people, ready, strict=True):
        for team in {stay.team for stay in history.stays}:
            of_team.setdefault(team, []).append(one)
    full = Decimal(organisation[0]["fulltime_hours"]) if organisation else Decimal(36)
    names = {row["id"]: row["name"] for row in named}
    return Known(names, ready, of_team, full, parameters.read(numbers))


def _histories(
    stays: list[Row], hours: list[Row], cases: list[Row], worked: list[Row], leaves: list[Row]
) -> list[History]:
    advised = _by(worked, "absence", lambda row: Hours(row["from_on"], Decimal(row["hours"])))
    been = _by(stays, "person", lambda row: Stay(row["team"], row["from_on"], row["until_on"]))
    contracts = _by(hours, "person", lambda row: Hours(row["from_on"], Decimal(row["hours"])))
    away = _by(cases, "person", lambda row: Case(row["first_on"], row["recovered_on"], advised[row["id"]]))
    left = _by(leaves, "person", lambda row: Leave(row["from_on"], row["until_on"]))
    return [History(theirs, contracts[who], away[who], left[who]) for who, theirs in been.items()]


def _by(rows: list[Row], key: str, made: Any) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(made(row))
    return found
