"""Reading the roles of all teams. Everybody who works here may. Each in as many queries for many teams as for one."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.roles import queries as roles
from teamhub.roles import rules
from teamhub.roles.exits import queries as exits
from teamhub.roles.exits.queries import Vacancy
from teamhub.roles.overview.states import CIRCLES, CORE
from teamhub.roles.queries import ROLES, SEATS, TERMS, Seat
from teamhub.roles.rules import Term
from teamhub.roles.tables import RoleTemplate, RoleTerm
from teamhub.teams import policy as teams_policy
from teamhub.teams.tables import Team

PAGE = 10  # teams on a page
CORE_PAGE = 25  # teams, and core roles that nobody holds, on the page of core roles
CHOICES = 100  # teams to choose from a list; among more one types a name
HERE = "(name.closed_on IS NULL OR name.closed_on > day.today)"
# Teams with a role as was asked. What asks for attention has a seat that nobody holds for another eight weeks. In the
# order of the page before they are looked at, so that it stops when the page is full.
TEAMS = f"""
    WITH day AS (SELECT {{}}::date AS today),
        asked AS (SELECT {{}}::int AS team, {{}}::text AS name, {{}}::text AS key, {{}}::bool AS attention)
    SELECT t.id, t.name FROM (SELECT t.id, t.name FROM team t, day, asked
        WHERE (t.closed_on IS NULL OR t.closed_on > day.today) AND (asked.team = 0 OR t.id = asked.team)
            AND strpos(lower(t.name), lower(asked.name)) > 0
        ORDER BY t.name, t.id OFFSET 0) t, day, asked
    WHERE (asked.key = '' AND NOT asked.attention) OR EXISTS (SELECT 1 FROM ({ROLES}) k WHERE k.team = t.id
        AND (k.closed_on IS NULL OR k.closed_on >= day.today) AND (asked.key = '' OR k.key = asked.key)
        AND (NOT asked.attention OR k.seats > (SELECT count(*) FROM ({TERMS}) r WHERE r.team_role = k.id
            AND NOT r.acting AND r.from_on <= day.today AND r.until_on - day.today > {{}})))
    ORDER BY t.name, t.id LIMIT {{}} OFFSET {{}}
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see: of one team, of one role, and only what asks for attention."""

    team: int = 0
    name: str = ""  # a part of the team's
    key: str = ""
    attention: bool = False
    skip: int = 0


@dataclass(frozen=True, slots=True)
class TeamSeats:
    id: int
    name: str
    seats: list[Seat]

    @property
    def waiting(self) -> int:
        """How many of them ask for attention."""
        return sum(asks(seat) for seat in self.seats)


def asks(seat: Seat) -> bool:
    return seat.ring.term is not Term.RUNNING


async def page_of(act: Act, asked: Asked) -> tuple[list[TeamSeats], bool]:
    """Ten teams with their roles, and whether there are more. Two queries."""
    _require(act)
    given = (asked.team, asked.name, asked.key, asked.attention, rules.SOON.days, PAGE + 1, asked.skip)
    teams = await RoleTerm.raw(TEAMS, act.today, *given)
    found: dict[int, list[Seat]] = {row["id"]: [] for row in teams[:PAGE]}
    for seat in await roles.every_seat(act, found):
        if (not asked.key or seat.key == asked.key) and (not asked.attention or asks(seat)):
            found[seat.role.team].append(seat)
    here = [TeamSeats(row["id"], row["name"], found[row["id"]]) for row in teams[:PAGE]]
    return here, len(teams) > PAGE


async def choices(act: Act) -> Sequence[Mapping[str, Any]]:
    """Id and name of the teams to choose from. None where there are more than a list is good for. One query."""
    here = Team.closed_on.is_null() | (Team.closed_on > act.today)
    found = await Team.select(Team.id, Team.name).where(here).order_by(Team.name).limit(CHOICES + 1)
    return found if len(found) <= CHOICES else []


async def templates() -> Sequence[Mapping[str, Any]]:
    """The roles that the organisation describes for all teams: key and name in both languages."""
    names = (RoleTemplate.key, RoleTemplate.name_nl, RoleTemplate.name_en)
    return await RoleTemplate.select(*names).order_by(RoleTemplate.name_nl)


async def circles(act: Act) -> list[Mapping[str, Any]]:
    """Every role of the organisation, with how many hold it. One query."""
    _require(act)
    return list(await RoleTerm.raw(CIRCLES, act.today, ""))


async def circle(act: Act, key: str) -> tuple[Mapping[str, Any], list[Seat]]:
    """One role over all teams, by team: who holds it and until when. Two queries. NotFound where there is no such."""
    _require(act)
    template = await RoleTemplate.select().where(RoleTemplate.key == key).first()
    if template is None:
        raise NotFound("There is no such role.")
    rows = await RoleTerm.raw(SEATS % f"{HERE} AND role.template = {{}}", act.today, template["id"])
    found = [roles.seat_of(row, act.today) for row in rows]
    return template, sorted(found, key=lambda seat: (seat.role.team_name, seat.role.team, seat.seat))


@dataclass(frozen=True, slots=True)
class Core:
    """The core roles of a team: how many there are, and how many are held by somebody with a term that runs."""

    id: int
    name: str
    seats: int
    held: int


@dataclass(frozen=True, slots=True)
class CoreAsked:
    """Of the teams with this in their name; how many teams, and open roles, stand on the pages before."""

    name: str = ""
    skip: int = 0
    open_skip: int = 0


FIRST = CoreAsked()


@dataclass(frozen=True, slots=True)
class CorePage:
    """`count` teams, of which `filled` miss no core role; `held` of `seats` over all of them, not of this page only."""

    teams: list[Core]
    open: list[Vacancy]
    count: int
    filled: int
    seats: int
    held: int


async def core(act: Act, open_weeks: int, asked: CoreAsked = FIRST) -> CorePage:
    """A page of the teams, those that miss a core role first, and of what nobody holds, the longest open first.

    Three queries. The weeks of one whose work is bought in do not count, and begin again after its last day, as on the
    role's page.
    """
    _require(act)
    given = (CORE_PAGE, asked.skip, CORE_PAGE, asked.open_skip)
    (row,) = await RoleTerm.raw(CORE, act.today, asked.name, *given)
    teams = [Core(**one) for one in json.loads(row["teams"] or "[]")]
    open_ = await _open(act, [(one["id"], one["seat"]) for one in json.loads(row["open"] or "[]")], open_weeks)
    counts = {name: int(row[name]) for name in ("count", "filled", "seats", "held")}
    return CorePage(teams=teams, open=open_, **counts)


async def _open(act: Act, places: Sequence[tuple[int, int]], open_weeks: int) -> list[Vacancy]:
    """These seats of roles, in the order given."""
    rows = await RoleTerm.raw(SEATS % "role.id = ANY({}::int[])", act.today, [role for role, _ in places])
    seats = {(row["id"], row["seat"]): roles.seat_of(row, act.today) for row in rows}
    ask = exits.asking_bought({seat.role.team for seat in seats.values()})
    bought = exits.spans(await RoleTerm.raw(ask.sql, *ask.values))
    found = [seats[place] for place in places]
    return [
        exits.vacancy(seat, open_since(seat), bought.get(seat.role.id, ()), open_weeks, act.today) for seat in found
    ]


def open_since(seat: Seat) -> date:
    """The first day without a holder whose term ran: of one that expired, the day after its term."""
    return seat.vacant_since or (seat.last_on + rules.DAY if seat.last_on else seat.role.opened_on)


def _require(act: Act) -> None:
    if not teams_policy.sees_teams(act.by):
        raise NotFound("There is no such page.")
