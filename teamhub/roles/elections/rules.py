"""What counts in an election: who is in, what is shown, who may be chosen, and when which stage begins. Pure."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum

from teamhub.core.lazily import dataclass
from teamhub.roles.elections.stages import Stage
from teamhub.roles.load.rules import Carried, Limits
from teamhub.roles.rules import DAY, Held, Term, last_day, may_follow

NOMINATE_DAYS, CHANGE_DAYS, LONGEST = 5, 2, 30  # calendar days: usually, and at most
AHEAD = 365  # calendar days from now until the first day of a term, and until a planned election, at most
NEAR = Decimal("0.8")  # of a limit: from there on the figures stand beside the name
LATE = timedelta(days=7)  # that an election waits for its facilitator before anybody of the team may lead it on


class How(StrEnum):
    MEETING = "in a meeting"  # all steps on one day; the facilitator leads from one to the next
    DAYS = "over days"


class Barred(StrEnum):
    """Why somebody of the team cannot be chosen in this election."""

    DECLINED = "said: not me this time"
    TERMS = "has held this role for as many terms in a row as it allows"
    AWAY = "is not in the team on the first day"
    HOLDS = "holds this role already in that time"


@dataclass(frozen=True, slots=True)
class Times:
    """`change_ends` is empty where the facilitator ends the change round: in a meeting."""

    opens_on: date
    nominate_ends: datetime
    change_ends: datetime | None
    held_at: datetime | None = None
    withdrawn_at: datetime | None = None


def end_of(day: date, zone: tzinfo | None) -> datetime:
    """The moment at which this calendar day is over."""
    return datetime.combine(day + DAY, time(), tzinfo=zone)


def last_moments(how: How, opens_on: date, days: int, change_days: int, zone: tzinfo | None) -> Times:
    """Of an election that opens on this day: `days` to nominate after it, and `change_days` after those."""
    if how is How.MEETING:
        return Times(opens_on, end_of(opens_on, zone), None)
    last = opens_on + timedelta(days=days)
    return Times(opens_on, end_of(last, zone), end_of(last + timedelta(days=change_days), zone))


def stage_at(times: Times, at: datetime, today: date) -> Stage:
    """A stage lasts up to its end and not at it. `today` is the calendar date of `at` where the team is."""
    if times.withdrawn_at or times.held_at:
        return Stage.WITHDRAWN if times.withdrawn_at else Stage.HELD
    if today < times.opens_on:
        return Stage.PLANNED
    if at < times.nominate_ends:
        return Stage.NOMINATING
    return Stage.CHANGING if times.change_ends is None or at < times.change_ends else Stage.PROPOSING


def waits_too_long(times: Times, at: datetime) -> bool:
    """Nothing but its facilitator can lead it on, and has not for a week."""
    last = times.change_ends or times.nominate_ends
    return at >= last + LATE


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody was nominated. `number` 0 is what was written down before anybody read anything; then the changes."""

    by: int
    person: int
    number: int = 0


def standing(named: Iterable[Named], members: Collection[int], declined: Collection[int]) -> Mapping[int, Named]:
    """The nomination of each member as it is now. One of somebody who does not want it is void: its author has none."""
    last: dict[int, Named] = {}
    for one in sorted(named, key=lambda one: one.number):
        if one.by in members:
            last[one.by] = one
    return {by: one for by, one in last.items() if one.person not in declined}


def everybody_in(named: Iterable[Named], members: Collection[int], declined: Collection[int]) -> bool:
    return bool(members) and set(standing(named, members, declined)) == set(members)


def nominees(named: Iterable[Named], declined: Collection[int]) -> frozenset[int]:
    """Whom the facilitator may propose: whoever was nominated, by how many does not matter."""
    return frozenset(one.person for one in named) - frozenset(declined)


@dataclass(frozen=True, slots=True)
class Carrying:
    """What somebody would carry with this role, and whether that is above or near what is agreed."""

    roles: int
    percent: Decimal
    over: bool
    near: bool


def carrying(hours: Decimal, role_hours: Iterable[Decimal], this: Decimal, limits: Limits) -> Carrying:
    """KAD-11: figures for the conversation; they block nothing. `hours` a week, of the contract and of the roles."""
    after = Carried(hours, (*role_hours, this))
    over = after.roles > limits.roles_person or after.percent > limits.percent_person
    near = after.roles == limits.roles_person or after.percent >= NEAR * limits.percent_person
    return Carrying(after.roles, after.percent, over, near and not over)


def barred(
    new: Held, terms: Iterable[Held], months: int, max_terms: int, *, declined: bool, there: bool
) -> Barred | None:
    """Why this person cannot have this new term, or nothing. `there`: in the team on its first day."""
    known = [*terms]
    if declined:
        return Barred.DECLINED
    if not there:
        return Barred.AWAY
    held = [one for one in known if one.person == new.person and not one.acting]  # who stands in can be chosen
    if any(one.from_on <= new.until_on and one.until_on >= new.from_on for one in held):
        return Barred.HOLDS
    return None if may_follow(known, new, months, max_terms) else Barred.TERMS


@dataclass(frozen=True, slots=True)
class Chair:
    """A seat of a role, as far as it asks for an election. `given_back`: its holder said until when."""

    term: Term
    given_back: bool
    taken_up: bool  # somebody has been chosen to follow already


def due(chairs: Iterable[Chair]) -> bool:
    """A seat is vacant, expired, within eight weeks of its end, or given back; and nobody has been chosen for it."""
    return any((chair.term is not Term.RUNNING or chair.given_back) and not chair.taken_up for chair in chairs)


def first_free_day(taken: Iterable[tuple[int, Held]], seats: int, months: int, today: date) -> date:
    """The first day, today or later, from which a whole term of the role has a seat. `taken`: a seat and its term."""
    known = [(seat, term) for seat, term in taken if not term.acting]
    days = sorted({today, *(term.until_on + DAY for _, term in known if term.until_on >= today)})

    def free(day: date) -> bool:
        last = last_day(day, months)
        return len({seat for seat, term in known if term.from_on <= last and term.until_on >= day}) < seats

    return next((day for day in days if free(day)), days[-1])
