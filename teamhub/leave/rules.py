"""What counts for leave, for working days and for how many are needed. No database, no clock, no web.

Days are calendar dates; hours are clock hours.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache

from teamhub.core.errors import Invalid
from teamhub.core.lazily import dataclass
from teamhub.core.workdays import is_workday

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY, SUNDAY = 5, 6
AHEAD = timedelta(days=730)  # so far ahead leave can be asked for,
LONGEST = timedelta(days=366)  # and so long at once
ONE_DAY = timedelta(days=1)
NOTHING = Decimal(0)
CENT = Decimal("0.01")
Week = Sequence[Decimal]  # hours, Monday first


class Stage(StrEnum):
    OPEN = "asked"
    AGREED = "agreed on"
    WITHDRAWN = "withdrawn"


class Voice(StrEnum):
    FINE = "all right"
    TALK = "let us talk"


def days(from_on: date, until_on: date) -> Iterable[date]:
    """Each of them, both included."""
    return (from_on + timedelta(days=n) for n in range((until_on - from_on).days + 1))


@lru_cache(maxsize=4096)
def is_quiet(day: date) -> bool:
    """A weekend or a public holiday. Kept: a chart asks it of each day for each colleague."""
    return not is_workday(day)


@lru_cache(maxsize=4096)
def weekday(day: date) -> int:
    """0 … 6 for Monday … Sunday; a public holiday is as a Sunday."""
    return day.weekday() if day.weekday() >= SATURDAY or is_workday(day) else SUNDAY


@dataclass(frozen=True)
class Works:
    """On which days somebody works: their own pattern from its day on; before it the contract over Monday to Friday.

    `patterns` and `contracts` hold from their day until that of the next.
    """

    patterns: Sequence[tuple[date, Week]] = ()
    contracts: Sequence[tuple[date, Decimal]] = ()

    @cached_property
    def _begins(self) -> Sequence[tuple[date, Week]]:
        """From when on which week holds, the last one first."""
        own = sorted(self.patterns)
        first = own[0][0] if own else date.max
        by_contract = [(on, spread(hours)) for on, hours in sorted(self.contracts) if on < first]
        return [*reversed(own), *reversed(by_contract)]

    def week(self, day: date) -> Week:
        found = next((week for on, week in self._begins if on <= day), None)
        return found if found is not None else (self._begins[-1][1] if self._begins else UNKNOWN)

    def own(self, day: date) -> bool:
        """Whether they said themselves on which days they work, and not only their contract."""
        return any(on <= day for on, _ in self.patterns)

    def ahead(self, day: date) -> Sequence[tuple[date, Week]]:
        """What they said for later days, the next first."""
        return sorted((on, week) for on, week in self.patterns if on > day)

    def hours(self, day: date) -> Decimal:
        """How long they work on a day; nought where they do not."""
        return self.week(day)[weekday(day)]


def spread(hours: Decimal) -> Week:
    """Contract hours a week over Monday to Friday, evenly."""
    return (*[(hours / 5).quantize(CENT)] * 5, NOTHING, NOTHING)


UNKNOWN: Week = spread(Decimal(36))  # of whom no hours are known at all: the full-time week of Cao Sociaal Werk


def hours_of(works: Works, from_on: date, until_on: date) -> Decimal:
    """How many hours of leave these whole days are."""
    return sum((works.hours(day) for day in days(from_on, until_on)), NOTHING)


@dataclass(frozen=True, slots=True)
class Wish:
    """Days, or `hours` of one day; None for whole days."""

    from_on: date
    until_on: date
    hours: Decimal | None = None

    @property
    def whole(self) -> bool:
        return self.hours is None


def wish(from_on: date, until_on: date | None, hours: Decimal | None, works: Works) -> Wish:
    """What somebody typed: one day where no last one is given; as many hours as one works then are the whole day."""
    last = until_on or from_on
    if hours is not None and last == from_on and hours == works.hours(from_on):
        hours = None
    return Wish(from_on, last, hours)


def require(wished: Wish, works: Works, today: date, *, since: date | None = None) -> Decimal:
    """The hours of it. `since`: the first day that it had, which may lie behind by now."""
    first, last = wished.from_on, wished.until_on
    if first < today and first != since:
        raise Invalid("Choose a first day from today on.")
    if last < first:
        raise Invalid("The last day cannot be before the first one.")
    if first > today + AHEAD:
        raise Invalid("Choose days within two years from now.")
    if last - first > LONGEST:
        raise Invalid("Ask for at most a year at once.")
    if wished.hours is None:
        total = hours_of(works, first, last)
        if total == 0:
            raise Invalid("You do not work on these days, so you are free already. See your working days.")
        return total
    return _part(wished.hours, first, last, works)


def _part(hours: Decimal, first: date, last: date, works: Works) -> Decimal:
    if last != first:
        raise Invalid("Hours are for one day. Leave them empty for whole days.")
    if hours <= 0:
        raise Invalid("Type how many hours, or leave it empty for the whole day.")
    if hours > works.hours(first):
        raise Invalid("That is more than you work on that day. Leave the hours empty for the whole day.")
    return hours


def closes_on(from_on: date, today: date, talk_days: int) -> date:
    """The last day on which colleagues can ask to talk: after so many days, and before the leave begins."""
    return max(today, min(today + timedelta(days=talk_days), from_on - ONE_DAY))


def narrower(new: Wish, old: Wish) -> bool:
    """Whether nobody is away longer by it, so that what was agreed stays agreed."""
    if old.whole:
        return old.from_on <= new.from_on and new.until_on <= old.until_on
    return new.from_on == new.until_on == old.from_on and new.hours is not None and new.hours <= (old.hours or 0)


def percent(on_leave: int, people: int) -> int:
    """Of a team, in whole per cents, rounded up: a limit of 40 % is passed by 40.1 %. Nobody at all is nought."""
    return -(-100 * on_leave // people) if people else 0


def needed_on(day: date, agreed: Sequence[tuple[date, Sequence[int]]], usual: int) -> int:
    """How many have to be there: as the team agreed; before that the usual number on working days (KAD-05)."""
    found = next((week for on, week in sorted(agreed, reverse=True) if on <= day), None)
    if found is not None:
        return found[weekday(day)]
    return 0 if is_quiet(day) else usual
