"""Reading the roles of all teams. Everybody who works here may. Each in as many queries for many teams as for one."""

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
from teamhub.roles.queries import ROLES, SEATS, TERMS, Seat
from teamhub.roles.rules import Term
from teamhub.roles.tables import RoleTemplate, RoleTerm
from teamhub.teams import policy as teams_policy

PAGE = 10  # teams on a page
HERE = "(name.closed_on IS NULL OR name.closed_on > day.today)"
# Teams with a role as was asked. What asks for attention has a seat that nobody holds for another eight weeks.
TEAMS = f"""
    WITH day AS (SELECT {{}}::date AS today),
        asked AS (SELECT {{}}::int AS team, {{}}::text AS key, {{}}::bool AS attention)
    SELECT t.id, t.name FROM team t, day, asked
    WHERE (t.closed_on IS NULL OR t.closed_on > day.today) AND (asked.team = 0 OR t.id = asked.team)
      AND ((asked.key = '' AND NOT asked.attention) OR EXISTS (SELECT 1 FROM ({ROLES}) k WHERE k.team = t.id
        AND (k.closed_on IS NULL OR k.closed_on >= day.today) AND (asked.key = '' OR k.key = asked.key)
        AND (NOT asked.attention OR k.seats > (SELECT count(*) FROM ({TERMS}) r WHERE r.team_role = k.id
            AND NOT r.acting AND r.from_on <= day.today AND r.until_on - day.today > {{}}))))
    ORDER BY t.name, t.id LIMIT {{}} OFFSET {{}}
"""
RAN_OUT = "seat.person IS NULL AND seat.past_person IS NOT NULL AND NOT coalesce(seat.past_over, false)"
# How often each role of the organisation is held, over all teams; a role of a team's own is in no circle.
CIRCLES = f"""
    SELECT t.key, t.name_nl, t.name_en, t.purpose_nl, t.purpose_en, t.core, coalesce(s.teams, 0) AS teams,
        coalesce(s.held, 0) AS held, coalesce(s.expired, 0) AS expired, coalesce(s.vacant, 0) AS vacant
    FROM role_template t LEFT JOIN (SELECT seat.key, count(DISTINCT seat.team) AS teams,
            count(seat.person) AS held,
            count(*) FILTER (WHERE {RAN_OUT}) AS expired,
            count(*) FILTER (WHERE seat.person IS NULL AND NOT ({RAN_OUT})) AS vacant
        FROM ({SEATS % f"{HERE} AND role.template IS NOT NULL"}) seat GROUP BY seat.key) s ON s.key = t.key
    ORDER BY t.core DESC, t.name_nl, t.id
"""
# Of the core roles: those that nobody holds, and per team how many are held.
OPEN_CORE = f"SELECT seat.* FROM ({SEATS % f'{HERE} AND role.core'}) seat WHERE seat.person IS NULL"
CORE = f"""
    SELECT t.id, t.name, count(seat.id) AS seats, count(seat.person) AS held
    FROM (SELECT {{}}::date AS today) AS day CROSS JOIN team t
    LEFT JOIN ({SEATS % f"{HERE} AND role.core"}) seat ON seat.team = t.id
    WHERE t.closed_on IS NULL OR t.closed_on > day.today
    GROUP BY t.id, t.name ORDER BY t.name, t.id
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see: of one team, of one role, and only what asks for attention."""

    team: int = 0
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
    given = (asked.team, asked.key, asked.attention, rules.SOON.days, PAGE + 1, asked.skip)
    teams = await RoleTerm.raw(TEAMS, act.today, *given)
    found: dict[int, list[Seat]] = {row["id"]: [] for row in teams[:PAGE]}
    for seat in await roles.every_seat(act, found):
        if (not asked.key or seat.key == asked.key) and (not asked.attention or asks(seat)):
            found[seat.role.team].append(seat)
    here = [TeamSeats(row["id"], row["name"], found[row["id"]]) for row in teams[:PAGE]]
    return here, len(teams) > PAGE


async def templates() -> Sequence[Mapping[str, Any]]:
    """The roles that the organisation describes for all teams: key and name in both languages."""
    names = (RoleTemplate.key, RoleTemplate.name_nl, RoleTemplate.name_en)
    return await RoleTemplate.select(*names).order_by(RoleTemplate.name_nl)


async def circles(act: Act) -> list[Mapping[str, Any]]:
    """Every role of the organisation, with how many hold it. One query."""
    _require(act)
    return list(await RoleTerm.raw(CIRCLES, act.today))


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


async def core(act: Act, open_weeks: int) -> tuple[list[Core], list[Vacancy]]:
    """Per team how many core roles are held, and those that are not, the longest open first. Three queries.

    The weeks of one whose work is bought in do not count, and begin again after its last day, as on the role's page.
    """
    _require(act)
    teams = [Core(**row) for row in await RoleTerm.raw(CORE, act.today, act.today)]
    seats = [roles.seat_of(row, act.today) for row in await RoleTerm.raw(OPEN_CORE, act.today)]
    ask = exits.asking_bought({seat.role.team for seat in seats})
    bought = exits.spans(await RoleTerm.raw(ask.sql, *ask.values))
    found = [
        exits.vacancy(seat, open_since(seat), bought.get(seat.role.id, ()), open_weeks, act.today) for seat in seats
    ]
    return teams, sorted(found, key=_longest_first)


def open_since(seat: Seat) -> date:
    """The first day without a holder whose term ran: of one that expired, the day after its term."""
    return seat.vacant_since or (seat.last_on + rules.DAY if seat.last_on else seat.role.opened_on)


def _longest_first(one: Vacancy) -> tuple[date, str, str]:
    return one.since or one.bought_until or date.max, one.seat.role.team_name, one.seat.role.name_nl


def _require(act: Act) -> None:
    if not teams_policy.sees_teams(act.by):
        raise NotFound("There is no such page.")
