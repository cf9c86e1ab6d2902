"""Reading exchanges. Their team sees them; for anybody else they do not exist, but for how many there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.roles.exchanges import policy, rules
from teamhub.roles.exchanges.rules import Figures, Person, State, Steps
from teamhub.roles.exchanges.tables import Exchange
from teamhub.roles.load import queries as load
from teamhub.roles.load.queries import Load, TeamLoad
from teamhub.roles.queries import ROLES
from teamhub.teams.rules import FEWEST

PAGE = 50
# Of both the last day in the team or here, the first of the two: it may lie ahead.
LAST = """(SELECT max(coalesce(b.until_on, 'infinity'::date)) FROM membership b
    WHERE b.team = x.team AND b.person = x.%s AND b.from_on <= day.today)"""
EXCHANGES = f"""
    SELECT x.id, x.team, x.more, x.takes, x.role, x.clients, x.hours, x.words, x.by, x.at, x.from_on, x.review_on,
        x.accepted_at, x.declined_at, x.began_at, x.ended_at, x.last_words, t.name AS team_name,
        m.name AS more_name, k.name AS takes_name, e.name AS ended_by_name, role.name_nl, role.name_en,
        role.seats, t.caseload_unit_nl AS unit_nl, t.caseload_unit_en AS unit_en,
        nullif(least(m.left_on, k.left_on, {LAST % "more"}, {LAST % "takes"}), 'infinity') AS gone_on
    FROM role_exchange x CROSS JOIN (SELECT {{}}::date AS today) AS day JOIN team t ON t.id = x.team
    JOIN person m ON m.id = x.more JOIN person k ON k.id = x.takes JOIN ({ROLES}) role ON role.id = x.role
    LEFT JOIN person e ON e.id = x.ended_by
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """An exchange as a page shows it. `clients` are counted in the team's unit; `hours` of the role a week."""

    id: int
    team: int
    team_name: str
    more: int
    more_name: str
    takes: int
    takes_name: str
    role: int
    name_nl: str
    name_en: str
    clients: int
    hours: Decimal
    unit_nl: str
    unit_en: str
    words: str
    by: int
    at: datetime
    from_on: date
    review_on: date
    last_words: str
    ended_at: datetime | None
    ended_by_name: str | None
    gone_on: date | None
    state: State

    @property
    def two(self) -> tuple[int, int]:
        return self.more, self.takes

    @property
    def other(self) -> int:
        """Whom it was proposed to."""
        return self.takes if self.by == self.more else self.more

    @property
    def by_name(self) -> str:
        return self.more_name if self.by == self.more else self.takes_name

    @property
    def other_name(self) -> str:
        return self.takes_name if self.by == self.more else self.more_name


async def one(act: Act, exchange_id: int) -> Seen:
    """Raises NotFound for who is not in its team, as for a number that no exchange has."""
    found = await _found(act, "x.id = {}", exchange_id) if is_id(exchange_id) else []
    if not found or not policy.sees(act.by, found[0].team):
        raise NotFound("There is no such exchange.")
    return found[0]


async def of_team(act: Act, team_id: int) -> list[Seen]:
    """Those of a team, the newest first. Raises NotFound for who is not in it. One query."""
    policy.require_team(act.by, team_id)
    return await _found(act, "x.team = {} ORDER BY x.id DESC LIMIT {}", team_id, PAGE)


def asking_number(act: Act, team_id: int) -> Ask:
    """How many are in force in a team, and how many people are in it: see `read_number`."""
    return Ask(
        f"""SELECT count(*) FILTER (WHERE x.began_at IS NOT NULL AND x.ended_at IS NULL AND x.from_on <= x.today
            AND coalesce(x.gone_on >= x.today, true)) AS count, (SELECT count(DISTINCT b.person) FROM membership b
            WHERE b.team = {{}} AND b.from_on <= {{}} AND (b.until_on IS NULL OR b.until_on >= {{}})) AS people
        FROM (SELECT x.began_at, x.ended_at, x.from_on, day.today, least(m.left_on, k.left_on, {LAST % "more"},
                {LAST % "takes"}) AS gone_on
            FROM role_exchange x CROSS JOIN (SELECT {{}}::date AS today) AS day
            JOIN person m ON m.id = x.more JOIN person k ON k.id = x.takes WHERE x.team = {{}}) x""",
        (team_id, act.today, act.today, act.today, team_id),
    )


def read_number(act: Act, team_id: int, rows: Sequence[Mapping[str, Any]]) -> int | None:
    """All that an MPP reads of exchanges (KAD-12). None for a team of fewer than five people, but for itself."""
    return int(rows[0]["count"]) if policy.sees(act.by, team_id) or rows[0]["people"] >= FEWEST else None


async def number(act: Act, team_id: int) -> int | None:
    ask = asking_number(act, team_id)
    return read_number(act, team_id, await Exchange.raw(ask.sql, *ask.values))


def asking_to_answer(act: Act) -> Ask:
    """Those that wait for this person: to say yes or no, or to look at again. See `read`."""
    me = act.by.id
    waits = "(x.more = {} OR x.takes = {}) AND x.declined_at IS NULL AND x.ended_at IS NULL AND ((x.accepted_at IS NULL"
    waits += " AND x.by <> {}) OR (x.began_at IS NOT NULL AND x.review_on <= {})) ORDER BY x.id"
    return _asking(act, waits, me, me, me, act.today)


def asking_to_review(act: Act, team_id: int) -> Ask:
    """Those of a team that are looked at again by two weeks from now, or should have been. For that team alone."""
    where = "x.team = {} AND x.began_at IS NOT NULL AND x.ended_at IS NULL AND x.review_on <= {} ORDER BY x.id"
    return _asking(act, where, team_id, act.today + rules.ON_THE_AGENDA)


def asking_about(act: Act, role_id: int) -> Ask:
    """Those about a role that are on their way or in force, for who is in the team."""
    where = "x.role = {} AND x.team = ANY({}::int[]) AND x.declined_at IS NULL AND x.ended_at IS NULL ORDER BY x.id"
    return _asking(act, where, role_id, [*act.by.member_of])


def read(rows: Iterable[Mapping[str, Any]], today: date) -> list[Seen]:
    return [_seen(row, today) for row in rows]


async def hold(exchange_id: int) -> None:
    """Until this transaction ends nobody else changes it."""
    await Exchange.raw("SELECT id FROM role_exchange WHERE id = {} FOR UPDATE", exchange_id)


async def live_about(act: Act, role_id: int) -> Seen | None:
    """One about this role that is on its way or in force, whoever asks."""
    found = await _found(act, "x.role = {} AND x.declined_at IS NULL AND x.ended_at IS NULL ORDER BY x.id", role_id)
    return next((one for one in found if one.state in rules.OPEN), None)


def counted(now: TeamLoad, more: int, takes: int, role: int, hours: Decimal, clients: int) -> Figures | None:
    """What would come of it, from what the team carries now; nothing where one of the two is not in the team."""
    one, other = now.of(more), now.of(takes)
    return rules.figures(_person(one, role), _person(other, role), hours, clients) if one and other else None


def as_it_is(now: TeamLoad, seen: Seen) -> Figures | None:
    """Of one in force, with the caseloads that both recorded: those who took over more have recorded so."""
    return counted(now, seen.more, seen.takes, seen.role, seen.hours, 0)


async def figures(act: Act, seen: Seen) -> Figures | None:
    """Live: as it would be, or as it is where it is in force. For its team, and for the rules."""
    now = await load.whole(act, seen.team)
    if seen.state in rules.LIVE:
        return as_it_is(now, seen)
    return counted(now, seen.more, seen.takes, seen.role, seen.hours, seen.clients)


async def to_record(act: Act, seen: Seen) -> int | None:
    """How many clients this one of the two may want to record now: as before, and what was exchanged since."""
    if act.by.id not in seen.two or seen.state not in rules.LIVE:
        return None
    rows = await Exchange.raw(
        "SELECT size, from_on FROM caseload WHERE person = {} AND from_on <= {} ORDER BY from_on DESC LIMIT 1",
        act.by.id,
        act.today,
    )
    if not rows:
        return None
    change = seen.clients if act.by.id == seen.more else -seen.clients
    return max(int(rows[0]["size"]) + (change if rows[0]["from_on"] < seen.from_on else 0), 0)


def _person(one: Load, role: int) -> Person:
    return Person(one.carried, rules.without(role, ((share.role, share.hours) for share in one.roles)))


def _asking(act: Act, where: str, *values: object) -> Ask:
    return Ask(f"{EXCHANGES} WHERE {where}", (act.today, *values))


async def _found(act: Act, where: str, *values: object) -> list[Seen]:
    ask = _asking(act, where, *values)
    return read(await Exchange.raw(ask.sql, *ask.values), act.today)


def _seen(row: Mapping[str, Any], today: date) -> Seen:
    steps = Steps(
        row["from_on"],
        row["review_on"],
        accepted=row["accepted_at"] is not None,
        declined=row["declined_at"] is not None,
        began=row["began_at"] is not None,
        ended=row["ended_at"] is not None,
        gone_on=row["gone_on"],
    )
    same = {name: row[name] for name in Seen.__dataclass_fields__ if name != "state"}
    return Seen(**same, state=rules.state(steps, today))
