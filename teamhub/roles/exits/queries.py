"""Reading vacancies that last: since when they count, what may be done about them, and what is bought in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.kept import Kept
from teamhub.roles import rules as role_rules
from teamhub.roles.exits import policy, rules
from teamhub.roles.exits.events import subject
from teamhub.roles.exits.rules import Answer, Bought
from teamhub.roles.exits.tables import BuyIn
from teamhub.roles.queries import ROLES, Seat

ROWS = f"""
    SELECT b.id, b.team_role, b.by, b.at, b.what, b.whom, b.until_on, b.ruling, b.answer, b.words, b.answered_at,
        b.from_on, b.ended_on, role.team, role.name_nl, role.name_en, team.name AS team_name, by.name AS by_name,
        mpp.name AS answered_by_name
    FROM role_buy_in b JOIN ({ROLES}) role ON role.id = b.team_role JOIN team ON team.id = role.team
    JOIN person by ON by.id = b.by LEFT JOIN person mpp ON mpp.id = b.answered_by
"""
# When the work of roles was or is bought in: first and last day.
BOUGHT = """
    SELECT b.team_role, b.from_on, least(b.until_on, b.ended_on - 1) AS last_on
    FROM role_buy_in b JOIN team_role k ON k.id = b.team_role WHERE b.from_on IS NOT NULL AND
"""
Spans = Mapping[int, Sequence[tuple[date, date]]]  # of roles: first and last days


@dataclass(frozen=True, slots=True)
class Seen:
    """A request to buy in as it is read on a day."""

    id: int
    team_role: int
    team: int
    team_name: str
    name_nl: str
    name_en: str
    by: int
    by_name: str
    at: datetime
    what: str
    whom: str
    until_on: date
    ruling: Ruling | None
    answer: Answer | None
    words: str
    answered_by_name: str | None
    answered_at: datetime | None
    from_on: date | None
    ended_on: date | None
    today: date

    @property
    def state(self) -> Bought:
        return rules.state(answer=self.answer, until_on=self.until_on, ended_on=self.ended_on, today=self.today)

    @property
    def open(self) -> bool:
        return self.state in (Bought.ASKED, Bought.RUNNING)

    @property
    def role(self) -> str:
        """In the reader's language."""
        return either(self.name_nl, self.name_en)


async def read(act: Act, rest: str, *values: object) -> list[Seen]:
    """Those that the actor may see."""
    return seen(act, await BuyIn.raw(f"{ROWS} WHERE {rest}", *values))


def seen(act: Act, rows: Sequence[Row]) -> list[Seen]:
    found = [_seen(row, act.today) for row in rows]
    return [one for one in found if policy.sees(act.by, one.team)]


async def buy_in(act: Act, buy_in_id: int) -> Seen:
    found = await read(act, "b.id = {}", buy_in_id) if is_id(buy_in_id) else []
    if not found:
        raise NotFound("There is no such page.")
    return found[0]


async def hold(buy_in_id: int) -> None:
    """Until this transaction ends nobody else changes it."""
    await BuyIn.raw("SELECT id FROM role_buy_in WHERE id = {} FOR UPDATE", buy_in_id)


async def of_role(act: Act, role_id: int) -> list[Seen]:
    """The newest first."""
    ask = asking_of_role(role_id)
    return seen(act, await BuyIn.raw(ask.sql, *ask.values))


def asking_of_role(role_id: int) -> Ask:
    """The same, to be asked together with other things: see `seen`."""
    return Ask(f"{ROWS} WHERE b.team_role = {{}} ORDER BY b.id DESC", (role_id,))


def asking_to_answer(act: Act) -> Ask:
    """What the teams of this MPP ask and is not answered yet."""
    rest = "b.answer IS NULL AND b.ended_on IS NULL AND b.until_on >= {} AND role.team = ANY({}::int[]) ORDER BY b.id"
    return Ask(f"{ROWS} WHERE {rest}", (act.today, [*act.by.oversees]))


def asking_bought(teams: Iterable[int]) -> Ask:
    """Of the roles of these teams: see `spans`."""
    return Ask(f"{BOUGHT} k.team = ANY({{}}::int[])", ([*teams],))


def asking_bought_of(role_id: int) -> Ask:
    return Ask(f"{BOUGHT} k.id = {{}}", (role_id,))


def spans(rows: Iterable[Row]) -> Spans:
    found: dict[int, list[tuple[date, date]]] = {}
    for row in rows:
        found.setdefault(row["team_role"], []).append((row["from_on"], row["last_on"]))
    return found


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat that nobody holds. `since` is the day from which it counts; nothing while its work is bought in."""

    seat: Seat
    since: date | None
    bought_until: date | None
    weeks: int  # whole weeks that it counts
    too_long: bool  # longer than KAD-11 leaves to the team alone


def vacancies(seats: Iterable[Seat], bought: Spans, open_weeks: int, today: date) -> list[Vacancy]:
    """Of these seats the vacant ones."""
    return [
        vacancy(seat, seat.vacant_since, bought.get(seat.role.id, ()), open_weeks, today)
        for seat in seats
        if seat.vacant
    ]


def vacancy(
    seat: Seat, open_since: date | None, bought: Sequence[tuple[date, date]], open_weeks: int, today: date
) -> Vacancy:
    """`open_since` is the first day without a holder; `bought` are first and last days."""
    since = rules.open_since(open_since, bought, today)
    until = max((last for first, last in bought if first <= today <= last), default=None)
    weeks = role_rules.weeks_open(since, today) if since else 0
    return Vacancy(seat, since, until, weeks, role_rules.open_too_long(since, today, open_weeks))


async def rulings(since: datetime) -> list[Kept]:
    """What the frameworks said of every request to buy in since that moment."""
    rows = await BuyIn.raw("SELECT id, at, ruling FROM role_buy_in WHERE at >= {}", since)
    found = ((row, Ruling.kept(row["ruling"])) for row in rows)
    return [Kept(subject(row["id"]), row["at"], ruling) for row, ruling in found if ruling]


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await read(act, "b.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(f"{one.role}, {one.team_name}", "exits.bought", {"buy_in_id": one.id}) for one in found}


def _seen(row: dict[str, Any], today: date) -> Seen:
    answer = Answer(row["answer"]) if row["answer"] else None
    return Seen(**{**row, "answer": answer, "ruling": Ruling.kept(row["ruling"])}, today=today)
