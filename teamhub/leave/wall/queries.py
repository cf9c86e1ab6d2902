"""Reading who of a team is there: its people of the days that are shown, what makes them away, how many are needed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from teamhub.core import away as away_sources
from teamhub.core.act import SYSTEM, Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.away import Away
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause
from teamhub.leave.queries import CONTRACTS, PATTERNS, asking_spans, read_works
from teamhub.leave.rules import ONE_DAY, WEEKDAYS
from teamhub.leave.wall import rules
from teamhub.leave.wall.rules import Colleague, Wall

MIN_STAFFING, LEAVE_OVERLAP = ("KAD-05", "min_staffing"), ("KAD-05", "leave_overlap")
USUAL = {MIN_STAFFING: 2, LEAVE_OVERLAP: 40}  # where no framework says it
PEOPLE = f"""
    SELECT m.team, m.person, p.name, m.from_on, least(m.until_on, p.left_on) AS until_on,
        {PATTERNS} AS patterns, {CONTRACTS} AS contracts
    FROM membership m JOIN person p ON p.id = m.person
    WHERE m.team = ANY({{}}::int[]) AND m.from_on <= {{}} AND (m.until_on IS NULL OR m.until_on >= {{}})
        AND (p.left_on IS NULL OR p.left_on >= {{}})
    ORDER BY m.team, p.name, p.id, m.from_on
"""
NEEDED = f"""
    SELECT n.team, n.from_on, json_build_array({", ".join(f"n.{day}" for day in WEEKDAYS)}) AS week
    FROM leave_needed n WHERE n.team = ANY({{}}::int[]) ORDER BY n.from_on
"""
TEAMS = """
    SELECT t.id, t.name FROM team t WHERE t.closed_on IS NULL OR t.closed_on > {}
    ORDER BY t.id = ANY({}::int[]) DESC, t.name, t.id LIMIT {} OFFSET {}
"""
PAGE = 20  # teams at a time


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same whoever is away: people by team, how many are needed, and what KAD-05 says."""

    people: Mapping[int, Sequence[Colleague]]
    needed: Mapping[int, rules.Agreed]
    limits: Mapping[tuple[str, str], Any]
    clauses: Sequence[Clause]

    def limit(self, key: tuple[str, str]) -> int:
        return int(self.limits.get(key, USUAL[key]))

    @property
    def minimum(self) -> int:
        return self.limit(MIN_STAFFING)


def asking(act: Act, teams: Sequence[int], first: date, last: date) -> list[Ask]:
    people = Ask(PEOPLE, ([*teams], last, first, first))
    return [people, Ask(NEEDED, ([*teams],)), frameworks.asking_agreed(act.today)]


def read(found: Sequence[list[Row]]) -> Ground:
    people, needed, agreed = found
    by_team: dict[int, dict[int, Colleague]] = {}
    for row in people:
        spell = (row["from_on"], row["until_on"])
        here = by_team.setdefault(row["team"], {})
        before = here.get(row["person"])
        works = before.works if before else read_works(row["patterns"], row["contracts"])
        spells = (*before.spells, spell) if before else (spell,)
        here[row["person"]] = Colleague(row["person"], row["name"], spells, works)
    weeks: dict[int, list[tuple[date, Sequence[int]]]] = {}
    for row in needed:
        weeks.setdefault(row["team"], []).append((row["from_on"], row["week"]))
    said = frameworks.read_agreed(agreed)
    return Ground({team: [*there.values()] for team, there in by_team.items()}, weeks, said.limits, said.clauses)


async def walls(act: Act, teams: Sequence[int], first: date, last: date) -> dict[int, Wall]:
    """Of these teams, whoever asks: the caller shows names only to who may see them."""
    ground = read(await together(asking(act, teams, first, last)))
    return await built(act, ground, teams, first, last)


async def built(
    act: Act, ground: Ground, teams: Sequence[int], first: date, last: date, instead: "Instead | None" = None
) -> dict[int, Wall]:
    ids = sorted({who.id for team in teams for who in ground.people.get(team, ())})
    # Six weeks on, also where one day is shown: until when somebody is away may lie behind the next absence.
    everything = Act(by=SYSTEM, at=act.at)  # who may not know who is away, is told how many are there nevertheless
    found = await away_sources.away(everything, ids, first, max(last, first + rules.SPAN)) if ids else []
    if instead:
        found = [one for one in found if not instead.replaces(one)] + [instead.wish]
    return {
        team: rules.wall(
            ground.people.get(team, ()), found, ground.needed.get(team, ()), ground.minimum, first, last
        )
        for team in teams
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instead:
    """A wish that is not kept yet, in place of the leave that it changes."""

    wish: Away
    was: tuple[date, date] | None = None

    def replaces(self, one: Away) -> bool:
        same = self.was is not None and (one.from_on, one.until_on) == self.was
        return one.person == self.wish.person and same


@dataclass(frozen=True, slots=True)
class Meant:
    """What leave would mean in one team of its asker: the days around it, and the days to be warned of."""

    team: int
    name: str
    wall: Wall
    warnings: Sequence[rules.Warning]


@dataclass(frozen=True, slots=True)
class Meaning:
    teams: Sequence[Meant]
    clauses: Sequence[Clause]
    limit: int
    minimum: int

    @property
    def most(self) -> int:
        """The highest share of a team that would have leave at once, in per cents; nought where none is too high."""
        return max((one.percent for meant in self.teams for one in meant.warnings), default=0)


FEWEST = timedelta(days=13)  # days that are shown around a wish of one day


async def meaning(
    act: Act,
    person: int,
    first: date,
    last: date,
    *,
    leave_id: int = 0,
    instead: Instead | None = None,
    whole: bool = True,
    agreed: bool = False,
) -> Meaning:
    """Who else is away on these days, and on which of them fewer than needed would be there. For the asker's teams."""
    mine = await _teams_of(act, person)
    teams = [*mine]
    begin = max(min(first - timedelta(days=first.weekday()), last), act.today)
    end = max(last, begin + FEWEST)
    ground = read(await together(asking(act, teams, begin, end)))
    shown = await built(act, ground, teams, begin, end, instead)
    ids = sorted({who.id for team in teams for who in ground.people.get(team, ())})
    [rows] = await together([asking_spans(ids, begin, end, besides=leave_id)])
    spans = [(row["person"], row["from_on"], row["until_on"]) for row in rows]
    limit = ground.limit(LEAVE_OVERLAP)
    meant = [
        Meant(
            team,
            mine[team],
            _cut(shown[team]),
            rules.warnings(shown[team], person, spans, first, last, limit, agreed) if whole else [],
        )
        for team in teams
    ]
    return Meaning(meant, ground.clauses, limit, ground.minimum)


def _cut(wall: Wall) -> Wall:
    """At most as many days as the wall chart has: the warnings name the others."""
    most = rules.SPAN.days + ONE_DAY.days
    return replace(
        wall, days=wall.days[:most], rows=[rules.Row(row.who, row.states[:most]) for row in wall.rows]
    )  # fmt: skip


TEAMS_OF = """
    SELECT t.id, t.name FROM membership m JOIN team t ON t.id = m.team WHERE m.person = {} AND m.from_on <= {}
    AND (m.until_on IS NULL OR m.until_on >= {}) ORDER BY t.name, t.id
"""


async def _teams_of(act: Act, person: int) -> dict[int, str]:
    [rows] = await together([Ask(TEAMS_OF, (person, act.today, act.today))])
    return {row["id"]: row["name"] for row in rows}


async def everywhere(act: Act, first: date, last: date, skip: int = 0) -> tuple[list[tuple[int, str, Wall]], bool]:
    """Teams by name, one's own first: number, name and wall; and whether there are more.

    Who may not see names is shown the days alone.
    """
    [rows] = await together([Ask(TEAMS, (act.today, [*act.by.member_of], PAGE + 1, skip))])
    teams = [row["id"] for row in rows[:PAGE]]
    shown = await walls(act, teams, first, last) if teams else {}
    return [(row["id"], row["name"], shown[row["id"]]) for row in rows[:PAGE]], len(rows) > PAGE
