"""Reading elections: the team of the role, and nobody else. What is not shown yet does not leave the database."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.asking import Ask
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.roles import queries as roles
from teamhub.roles.elections import policy, rules, tables
from teamhub.roles.elections.rules import Barred, Carrying, Chair, Named
from teamhub.roles.elections.seen import Election, seen
from teamhub.roles.load.rules import Limits
from teamhub.roles.preferences import queries as preferences
from teamhub.roles.preferences.rules import Wish
from teamhub.roles.queries import ROLES, TERMS, Agreements, Past, Role
from teamhub.roles.rules import Held

PAGE = 50
# Nominations are shown from their hour on; those of an election that was withdrawn before it never are.
SHOWN = "(e.nominate_ends <= least({}::timestamptz, coalesce(e.withdrawn_at, 'infinity'::timestamptz)))"
# Its own values: who reads it and when, in the order of VALUES.
ELECTIONS = f"""
SELECT e.id, e.team_role, k.name_nl AS role_nl, k.name_en AS role_en, k.term_months AS role_months, k.max_terms,
  k.hours, k.seats, k.team, t.name AS team_name, e.facilitator, f.name AS facilitator_name, e.by, b.name AS by_name,
  e.at, e.how, e.profile, e.months, e.first_on, e.opens_on, e.nominate_ends, e.change_days, e.change_ends, e.held_at,
  e.person, coalesce(w.name, '') AS person_name, e.withdrawn_at, coalesce(x.name, '') AS withdrawn_by_name,
  e.withdrawn_why,
  (SELECT coalesce(json_agg(y ORDER BY y.name, y.id), '[]') FROM (SELECT DISTINCT p.id, p.name
     FROM membership m JOIN person p ON p.id = m.person WHERE m.team = k.team AND m.from_on <= day.today
     AND (m.until_on IS NULL OR m.until_on >= day.today)) y) AS members,
  (SELECT coalesce(json_agg(y ORDER BY y.id), '[]') FROM (SELECT n.id, n.by, a.name AS by_name, n.number,
     n.kept_at IS NOT NULL AS kept,
     CASE WHEN s.known THEN n.person END AS person, CASE WHEN s.known THEN c.name ELSE '' END AS name,
     CASE WHEN s.known THEN n.reason ELSE '' END AS reason
   FROM nomination n JOIN person a ON a.id = n.by JOIN person c ON c.id = n.person
   CROSS JOIN LATERAL (SELECT n.by = {{}} OR {SHOWN} AS known) s
   WHERE n.election = e.id) y) AS named,
  (SELECT coalesce(json_agg(y ORDER BY y.name), '[]') FROM (SELECT d.person, p.name, d.why
     FROM election_decline d JOIN person p ON p.id = d.person WHERE d.election = e.id) y) AS declined
FROM election e CROSS JOIN (SELECT {{}}::date AS today) day
JOIN ({ROLES}) k ON k.id = e.team_role JOIN team t ON t.id = k.team
JOIN person f ON f.id = e.facilitator JOIN person b ON b.id = e.by
LEFT JOIN person w ON w.id = e.person LEFT JOIN person x ON x.id = e.withdrawn_by
"""
ENDED = "(e.held_at IS NOT NULL OR e.withdrawn_at IS NOT NULL)"
THERE = "(k.closed_on IS NULL OR k.closed_on >= day.today)"  # of a role that the team no longer has, nobody is asked


def asking(act: Act, rest: str, *values: Any) -> Ask:
    """Elections as far as this reader may read them."""
    mine = "true" if act.by is SYSTEM else "k.team = ANY({}::int[])"
    own = [] if act.by is SYSTEM else [[*act.by.member_of]]
    # Nobody is number 0: TeamHub itself reads what it counts elsewhere, see `counted`.
    return Ask(f"{ELECTIONS} WHERE {mine} {rest}", (act.by.id or 0, act.at, act.today, *own, *values))


async def listed(act: Act, rest: str, *values: Any) -> list[Election]:
    """In one query."""
    ask = asking(act, rest, *values)
    return [seen(row, act.at, act.by.id) for row in await tables.Election.raw(ask.sql, *ask.values)]


async def election(act: Act, election_id: int) -> Election:
    """Raises NotFound for who is not in the team, as for a number that no election has."""
    found = await listed(act, "AND e.id = {}", election_id) if is_id(election_id) else []
    if not found:
        raise NotFound("There is no such election.")
    return found[0]


async def of_role(act: Act, role_id: int) -> list[Election]:
    """All elections of a role that this reader may read, the newest first."""
    return await listed(act, "AND e.team_role = {} ORDER BY e.id DESC LIMIT {}", role_id, PAGE)


def asking_running_of_team(act: Act, team_id: int) -> Ask:
    """Planned or under way, what is due first on top."""
    return asking(act, f"AND k.team = {{}} AND NOT {ENDED} AND {THERE} ORDER BY e.nominate_ends, e.id", team_id)


def asking_running(act: Act) -> Ask:
    """Planned or under way, of all teams of this person."""
    return asking(act, f"AND NOT {ENDED} AND {THERE} ORDER BY e.nominate_ends, e.id")


async def hold(election_id: int) -> None:
    """Until this transaction ends nobody else nominates, declines or leads on in it."""
    await tables.Election.raw("SELECT id FROM election WHERE id = {} FOR UPDATE", election_id)


async def counted(election_id: int) -> list[Named]:
    """Who nominated whom, for counting: also what nobody may read yet. Never to be shown."""
    n = tables.Nomination
    rows = await n.select(n.by, n.person, n.number).where(n.election == election_id)
    return [Named(row["by"], row["person"], row["number"]) for row in rows]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the team, with what they would carry. `barred` says why they cannot be chosen, where that is so."""

    id: int
    name: str
    load: Carrying
    barred: Barred | None
    wish: Wish | None  # how gladly they take a role now; it leaves nobody out


# Who is in the team today, and what each holds on the first day of the new term, over all their teams.
CANDIDATES = f"""
    SELECT p.id, p.name,
        coalesce((SELECT h.hours FROM contract_hours h WHERE h.person = p.id AND h.from_on <= day.first
            ORDER BY h.from_on DESC LIMIT 1), 0) AS hours,
        coalesce(p.left_on >= day.first, true) AND EXISTS (SELECT 1 FROM membership b WHERE b.team = day.team
            AND b.person = p.id AND b.from_on <= day.first
            AND (b.until_on IS NULL OR b.until_on >= day.first)) AS there,
        (SELECT coalesce(json_agg(k.hours), '[]') FROM ({TERMS}) r JOIN ({ROLES}) k ON k.id = r.team_role
            WHERE r.person = p.id AND NOT r.acting AND k.id <> day.role AND r.from_on <= day.first
            AND r.until_on >= day.first) AS role_hours
    FROM person p, (SELECT {{}}::int AS team, {{}}::int AS role, {{}}::date AS first, {{}}::date AS today) day
    WHERE EXISTS (SELECT 1 FROM membership m WHERE m.team = day.team AND m.person = p.id
        AND m.from_on <= day.today AND (m.until_on IS NULL OR m.until_on >= day.today))
    ORDER BY p.name, p.id
"""


async def candidates(act: Act, one: Election, agreed: Agreements) -> list[Candidate]:
    """Everybody in the team, by name: who can be chosen, and who cannot and why. In three queries."""
    rows = await tables.Election.raw(CANDIDATES, one.team, one.team_role, one.first_on, act.today)
    terms = [past.held() for past in await roles.history(one.team_role)]
    limits = Limits(agreed.roles_person, agreed.percent_person)
    wishes = await preferences.wishes(act, one.team)
    return [_candidate(row, one, terms, limits, wishes.get(row["id"])) for row in rows]


def _candidate(
    row: Mapping[str, Any], one: Election, terms: list[Held], limits: Limits, wish: Wish | None
) -> Candidate:
    kept = row["role_hours"]
    held = [Decimal(str(hours)) for hours in (json.loads(kept) if isinstance(kept, str) else kept)]
    new = Held(row["id"], one.first_on, one.until_on)
    why = rules.barred(
        new, terms, one.role_months, one.max_terms, declined=row["id"] in one.refused, there=row["there"]
    )
    load = rules.carrying(row["hours"], held, Decimal(one.hours), limits)
    return Candidate(row["id"], row["name"], load, why, wish)


@dataclass(frozen=True, slots=True)
class Begin:
    """How an election of a role would begin: whether it is due, the one that runs already, and the usual values."""

    role: Role
    due: bool
    running: int | None
    first_on: date
    facilitator: int | None


FACILITATOR = f"""
    SELECT r.person FROM ({TERMS}) r JOIN ({ROLES}) k ON k.id = r.team_role
    WHERE k.team = {{}} AND k.key = 'gespreksleider' AND r.from_on <= {{}} AND r.until_on >= {{}}
    ORDER BY r.acting DESC, r.seat LIMIT 1
"""


async def begin(act: Act, role_id: int) -> Begin:
    """For the team of the role. Raises NotFound for everybody else."""
    role = await roles.role(act, role_id)
    if not policy.reads(act.by, role.team):
        raise NotFound("There is no such role.")
    terms, seats = await roles.history(role_id), await roles.seats_of(act, role_id)
    e = tables.Election
    open_ = e.held_at.is_null() & e.withdrawn_at.is_null()
    running = await e.select(e.id).where((e.team_role == role_id) & open_).first()
    usual = await e.raw(FACILITATOR, role.team, act.today, act.today)
    return begin_of(act, role, seats, terms, running["id"] if running else None, usual[0]["person"] if usual else None)


def begin_of(
    act: Act, role: Role, seats: list[roles.Seat], terms: list[Past], running: int | None, facilitator: int | None
) -> Begin:
    """From what has been read of the role already."""
    chairs = [_chair(seat, terms, act.today) for seat in seats]
    held = [(past.seat, past.held()) for past in terms]
    return Begin(
        role=role,
        due=role.open_on(act.today) and rules.due(chairs),
        running=running,
        first_on=rules.first_free_day(held, role.seats, role.term_months, act.today),
        facilitator=facilitator,
    )


def _chair(seat: roles.Seat, terms: Iterable[Past], today: date) -> Chair:
    mine = [past for past in terms if past.seat == seat.seat and not past.acting]
    given_back = any(past.ended and past.from_on <= today <= past.until_on for past in mine)
    return Chair(seat.ring.term, given_back, seat.next_name is not None)


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await listed(act, "AND e.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): _place(one) for one in found}


def _place(one: Election) -> Place:
    title = f"{either(one.role_nl, one.role_en)}, {one.team_name}"
    return Place(title, "elections.show", {"election_id": one.id})
