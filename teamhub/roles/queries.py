"""Reading roles. Who works here sees who holds which, and until when; vacant and expired ones are shown as such."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.roles import rules
from teamhub.roles.rules import Held, Ring, Term
from teamhub.roles.tables import RoleTerm, TeamRole
from teamhub.teams import policy as teams_policy

# A role as its team has it: what the team did not change is as its template says.
ROLES = """
    SELECT k.id, k.team, k.template, k.seats, k.opened_on, k.closed_on, k.merged_into, k.split_from,
        coalesce(t.key, 'eigen-' || k.id) AS key, coalesce(nullif(k.name_nl, ''), t.name_nl) AS name_nl,
        coalesce(nullif(k.name_en, ''), nullif(t.name_en, ''), k.name_nl) AS name_en,
        CASE WHEN k.purpose_nl <> '' THEN k.purpose_nl ELSE coalesce(t.purpose_nl, '') END AS purpose_nl,
        CASE WHEN k.purpose_nl <> '' THEN k.purpose_en ELSE coalesce(t.purpose_en, '') END AS purpose_en,
        coalesce(k.accountabilities, t.accountabilities, '[]') AS accountabilities,
        coalesce(k.term_months, t.term_months, 12) AS term_months, coalesce(k.max_terms, t.max_terms, 2) AS max_terms,
        coalesce(k.hours_per_week, t.hours_per_week, 0) AS hours, coalesce(k.core, t.core, false) AS core
    FROM team_role k LEFT JOIN role_template t ON t.id = k.template
"""
# A term ends with somebody's last day in the team or here, also before anybody has written that down. `here`: whether
# that day is still to come, so that a term which merely ran out has expired and has not been left.
TERMS = """
    SELECT r.id, r.team_role, r.person, p.name, r.from_on, r.seat, r.acting, r.focus, r.ended,
        least(r.until_on, p.left_on, m.until_on) AS until_on,
        nullif(least(p.left_on, m.until_on), 'infinity') AS gone_on
    FROM role_term r JOIN team_role k ON k.id = r.team_role JOIN person p ON p.id = r.person
    CROSS JOIN LATERAL (SELECT max(coalesce(b.until_on, 'infinity'::date)) AS until_on FROM membership b
        WHERE b.team = k.team AND b.person = r.person AND b.from_on <= r.until_on) m
"""
SEATS = f"""
    WITH day AS (SELECT {{}}::date AS today), k AS (SELECT role.*, name.name AS team_name
            FROM ({ROLES}) role JOIN team name ON name.id = role.team, day
            WHERE (role.closed_on IS NULL OR role.closed_on >= day.today) AND %s),
        held AS (SELECT term.* FROM ({TERMS}) term WHERE term.team_role IN (SELECT id FROM k))
    SELECT k.*, chair.seat, now.person, now.name, now.from_on, now.until_on, now.focus, past.person AS past_person,
        past.name AS past_name, past.from_on AS past_from, past.until_on AS last_on,
        past.ended OR past.gone_on < day.today AS past_over, act.person AS acting_person, act.name AS acting_name,
        act.until_on AS acting_until, next.name AS next_name, next.from_on AS next_from
    FROM k CROSS JOIN LATERAL generate_series(1, k.seats) AS chair(seat) CROSS JOIN day
    LEFT JOIN (SELECT DISTINCT ON (team_role, seat) held.* FROM held, day WHERE NOT acting
        AND from_on <= day.today AND until_on >= day.today ORDER BY team_role, seat) now
        ON now.team_role = k.id AND now.seat = chair.seat
    LEFT JOIN (SELECT DISTINCT ON (team_role, seat) held.* FROM held, day WHERE NOT acting
        AND until_on < day.today AND until_on >= from_on ORDER BY team_role, seat, until_on DESC) past
        ON past.team_role = k.id AND past.seat = chair.seat
    LEFT JOIN (SELECT DISTINCT ON (team_role, seat) held.* FROM held, day WHERE acting
        AND from_on <= day.today AND until_on >= day.today ORDER BY team_role, seat) act
        ON act.team_role = k.id AND act.seat = chair.seat
    LEFT JOIN (SELECT DISTINCT ON (team_role, seat) held.* FROM held, day WHERE NOT acting
        AND from_on > day.today ORDER BY team_role, seat, from_on) next
        ON next.team_role = k.id AND next.seat = chair.seat
    ORDER BY k.core DESC, k.name_nl, k.id, chair.seat
"""
URGENCY = (Term.VACANT, Term.EXPIRED, Term.ENDING, Term.ACTING, Term.RUNNING)


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a team, as the team has it. `hours` a week; `closed_on` is the last day that the team had it."""

    id: int
    team: int
    template: int | None
    key: str
    name_nl: str
    name_en: str
    purpose_nl: str
    purpose_en: str
    accountabilities: list[Mapping[str, str]]
    term_months: int
    max_terms: int  # in a row
    hours: Decimal
    core: bool
    seats: int
    opened_on: date
    closed_on: date | None
    merged_into: int | None
    split_from: int | None
    team_name: str

    def open_on(self, day: date) -> bool:
        return self.opened_on <= day and (self.closed_on is None or self.closed_on >= day)


@dataclass(frozen=True, slots=True)
class Seat:
    """A role with who holds it today, whose term of it expired, or vacant; of several holders, one each."""

    role: Role
    seat: int
    person: int | None  # who has the rights of it today
    name: str | None
    from_on: date | None
    until_on: date | None
    focus: str
    last_on: date | None  # the last day of the term before
    expired: int | None  # whose term merely ran out, and who keeps the work
    expired_name: str | None
    acting_person: int | None
    acting_name: str | None
    acting_until: date | None
    next_name: str | None
    next_from: date | None
    ring: Ring = field(default=Ring(Term.VACANT, 0.0))

    @property
    def key(self) -> str:
        return self.role.key

    @property
    def vacant(self) -> bool:
        """Nobody's: neither held nor expired. Who acts for it does not fill it."""
        return self.ring.term in (Term.VACANT, Term.ACTING)

    @property
    def who(self) -> str:
        return self.name or self.expired_name or self.acting_name or ""

    @property
    def vacant_since(self) -> date | None:
        """The first day without a holder; of a role that nobody held yet, the day that the team has had it."""
        if not self.vacant:
            return None
        return max(self.last_on + timedelta(days=1), self.role.opened_on) if self.last_on else self.role.opened_on

    @property
    def ends_on(self) -> date | None:
        return self.until_on or (self.last_on if self.ring.term is Term.EXPIRED else None)


async def seats(act: Act, team_id: int) -> list[Seat]:
    """All roles of a team today, what needs the team first. One query."""
    return await _seats(act, "role.team = {}", team_id)


async def every_seat(act: Act, teams: Iterable[int] | None = None) -> list[Seat]:
    """Of these teams, or of all that exist. One query. Raises NotFound for who sees no teams."""
    if not teams_policy.sees_teams(act.by):
        raise NotFound("There is no such page.")
    here = "(name.closed_on IS NULL OR name.closed_on > day.today)"
    if teams is None:
        return await _seats(act, here)
    return await _seats(act, f"{here} AND role.team = ANY({{}}::int[])", [*teams])


def asking_seats(act: Act, teams: Iterable[int]) -> Ask:
    """Those of these teams, to be asked together with other things: see `read_seats`."""
    return Ask(SEATS % "role.team = ANY({}::int[])", (act.today, [*teams]))


async def seats_of(act: Act, role_id: int) -> list[Seat]:
    return await _seats(act, "role.id = {}", role_id)


def asking_seats_of(act: Act, role_id: int) -> Ask:
    """The same, to be asked together with other things: see `read_seats`."""
    return Ask(SEATS % "role.id = {}", (act.today, role_id))


async def _seats(act: Act, where: str, *values: object) -> list[Seat]:
    return read_seats(await RoleTerm.raw(SEATS % where, act.today, *values), act.today)


def read_seats(rows: Iterable[Mapping[str, Any]], today: date) -> list[Seat]:
    return sorted((seat_of(row, today) for row in rows), key=lambda seat: URGENCY.index(seat.ring.term))


def role_of(row: Mapping[str, Any]) -> Role:
    names = Role.__dataclass_fields__.keys()
    kept = row["accountabilities"]
    said = json.loads(kept) if isinstance(kept, str) else kept
    return Role(**{name: row[name] for name in names if name != "accountabilities"}, accountabilities=said)


def seat_of(row: Mapping[str, Any], today: date) -> Seat:
    """A row of SEATS."""
    ran_out = row["person"] is None and row["past_person"] is not None and not row["past_over"]
    same = ("seat", "person", "name", "from_on", "until_on", "last_on")
    acting = ("acting_person", "acting_name", "acting_until", "next_name", "next_from")
    return Seat(
        role=role_of(row),
        **{name: row[name] for name in (*same, *acting)},
        focus=row["focus"] or "",
        expired=row["past_person"] if ran_out else None,
        expired_name=row["past_name"] if ran_out else None,
        ring=_ring(row, today, ran_out),
    )


def _ring(row: Mapping[str, Any], today: date, ran_out: bool) -> Ring:
    if row["person"] is not None:
        return rules.ring(row["from_on"], row["until_on"], today)
    if ran_out:
        return Ring(Term.EXPIRED, 0.0)
    return Ring(Term.ACTING if row["acting_person"] else Term.VACANT, 0.0)


async def role(act: Act, role_id: int) -> Role:
    """Also one that the team no longer has. Raises NotFound for who sees no teams."""
    found = None
    if is_id(role_id) and teams_policy.sees_teams(act.by):
        rows = await TeamRole.raw(
            f"SELECT role.*, name.name AS team_name FROM ({ROLES}) role JOIN team name ON name.id = role.team"
            " WHERE role.id = {}",
            role_id,
        )
        found = role_of(rows[0]) if rows else None
    if found is None:
        raise NotFound("There is no such role.")
    return found


async def hold(role_id: int) -> None:
    """Until this transaction ends nobody else changes the role or who holds it. Before anything is counted."""
    await TeamRole.raw("SELECT id FROM team_role WHERE id = {} FOR UPDATE", role_id)


@dataclass(frozen=True, slots=True)
class Past:
    """A term as the role's or the person's history shows it."""

    id: int
    team_role: int
    person: int
    name: str
    from_on: date
    until_on: date
    seat: int
    acting: bool
    focus: str
    ended: bool
    gone_on: date | None

    def held(self) -> Held:
        return Held(self.person, self.from_on, self.until_on, self.acting)


async def history(role_id: int) -> list[Past]:
    """All terms of a role, the newest first, those to come included. One that never began is not in it."""
    ask = asking_history(role_id)
    return [Past(**row) for row in await RoleTerm.raw(ask.sql, *ask.values)]


def asking_history(role_id: int) -> Ask:
    """The same, to be asked together with other things; `Past(**row)` of each."""
    order = "ORDER BY from_on DESC, seat, id"
    return Ask(f"SELECT * FROM ({TERMS}) term WHERE team_role = {{}} AND until_on >= from_on {order}", (role_id,))


@dataclass(frozen=True, slots=True)
class Agreements:
    """The limits in force; what is usual where no framework names them. Percentages, calendar weeks, terms."""

    roles_person: int = 3
    percent_person: Decimal = Decimal("12.5")
    percent_team: Decimal = Decimal(12)
    max_terms: int = 2
    handover_weeks: int = 2
    open_weeks: int = 6
    over_norm: Decimal = Decimal(20)
    exchange_months: int = 6


KEYS = {
    "roles_person": ("KAD-11", "max_roles_person"),
    "percent_person": ("KAD-11", "max_role_time_person"),
    "percent_team": ("KAD-11", "max_role_time_team"),
    "max_terms": ("KAD-11", "max_terms"),
    "handover_weeks": ("KAD-11", "handover_weeks"),
    "open_weeks": ("KAD-11", "open_weeks"),
    "over_norm": ("KAD-12", "max_over_norm"),
    "exchange_months": ("KAD-12", "exchange_months"),
}


async def agreements(on: date) -> Agreements:
    return agreed_in(await frameworks.limits(on))


def agreed_in(limits: Mapping[tuple[str, str], Any]) -> Agreements:
    usual = Agreements()
    given = {name: type(getattr(usual, name))(str(limits[key])) for name, key in KEYS.items() if key in limits}
    return Agreements(**given)
