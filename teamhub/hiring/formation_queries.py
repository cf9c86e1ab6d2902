"""The hours of a team: what is established, what colleagues work, and the roles that nobody has."""

from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import Clause, Ruling, rule
from teamhub.hiring import rules
from teamhub.hiring.questions import FORMATION
from teamhub.hiring.tables import Establishment
from teamhub.parameters.fulltime import fulltime_on
from teamhub.roles import queries as roles
from teamhub.roles.queries import Seat
from teamhub.roles.rules import Term

# What is established, what the contracts of today come to, and what running vacancies ask beside the one in question.
HOURS = f"""
    SELECT (SELECT e.hours FROM team_establishment e WHERE e.team = t.id AND e.from_on <= day.today
            ORDER BY e.from_on DESC, e.id DESC LIMIT 1) AS established,
        (SELECT e.from_on FROM team_establishment e WHERE e.team = t.id AND e.from_on <= day.today
            ORDER BY e.from_on DESC, e.id DESC LIMIT 1) AS since,
        coalesce((SELECT sum(h.hours) FROM membership m CROSS JOIN LATERAL (SELECT c.hours FROM contract_hours c
                WHERE c.person = m.person AND c.from_on <= day.today ORDER BY c.from_on DESC LIMIT 1) h
            WHERE m.team = t.id AND m.from_on <= day.today
            AND (m.until_on IS NULL OR m.until_on >= day.today)), 0) AS filled,
        coalesce((SELECT sum(v.hours) FROM vacancy v WHERE v.team = t.id AND v.closed_on IS NULL
            AND v.id <> day.without), 0) AS asked,
        {fulltime_on("day.today")} AS fulltime
    FROM team t, (SELECT {{}}::date AS today, {{}}::int AS without) AS day WHERE t.id = {{}}
"""


@dataclass(frozen=True, slots=True)
class Formation:
    """Contract hours a week. `asked`: of vacancies that run beside the one in question."""

    established: Decimal | None
    since: date | None
    filled: Decimal
    asked: Decimal
    fulltime: Decimal

    @property
    def gap(self) -> Decimal | None:
        """Hours that are established and nobody works; below nought: more is worked than is established."""
        return None if self.established is None else self.established - self.filled

    @property
    def free(self) -> Decimal | None:
        """What of the gap no running vacancy is for yet."""
        return None if self.gap is None else self.gap - self.asked

    def beyond(self, hours: Decimal) -> int:
        """How many fte a vacancy of so many hours goes beyond what is established, rounded up."""
        if self.established is None:
            return 0
        return rules.fte_beyond(self.established, self.filled + self.asked, hours, self.fulltime)


def asking(act: Act, team_id: int, without: int = 0) -> Ask:
    return Ask(HOURS, (act.today, without, team_id))


def read(row: Row) -> Formation:
    numbers = {name: row[name] for name in ("established", "since", "filled", "asked")}
    return Formation(**numbers, fulltime=row["fulltime"])


async def formation(act: Act, team_id: int, without: int = 0) -> Formation:
    """Of a team that the caller has found; `without` is the vacancy whose own hours do not count."""
    ask = asking(act, team_id, without)
    return read((await Establishment.raw(ask.sql, *ask.values))[0])


def ruling(formation: Formation, hours: Decimal, clauses: tuple[Clause, ...] | list[Clause]) -> Ruling:
    """Who decides that the team has so many hours more."""
    return rule(FORMATION, {"fte": formation.beyond(hours)}, clauses)


def gap_in_roles(seats: list[Seat]) -> list[Seat]:
    """The roles that nobody has: vacant, acted for, or whose term merely ran out."""
    return [seat for seat in seats if seat.vacant or seat.ring.term is Term.EXPIRED]


async def roles_to_want(act: Act, team_id: int) -> tuple[list[Seat], list[Any]]:
    """Of a team: the gap, and after it every role that it has, each once."""
    seats = await roles.seats(act, team_id)
    once = {seat.role.id: seat.role for seat in seats}
    return gap_in_roles(seats), [*once.values()]
