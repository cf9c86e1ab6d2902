"""What counts when something is taken over: until when, what is overdue, the hands-off line. No database, no web."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from teamhub.core.errors import Invalid, Stale, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.core.months import month_after
from teamhub.core.workdays import workdays_after

MONTHS = 12  # of the hands-off line, the running one among them


class Kind(StrEnum):
    TAKEN = "taken over"
    DANGER = "acute danger"  # KAD-17


class Ending(StrEnum):
    """How it came to an end."""

    GIVEN_BACK = "given back"  # by who had taken it over
    HAD_BACK = "back again"  # the other side says that they have it again
    ENDED = "ended"  # by TeamHub: who had it left, or the team closed
    UNDONE = "never mind"  # a mistake, on the day itself; it counts nowhere


class Withheld(StrEnum):
    """How something was left where it belongs."""

    HANDS_OFF = "offered and left with them"
    DECLINED = "offer declined"
    LAID_BACK = "attempt laid back"
    PROPOSAL_LAID_BACK = "changed proposal laid back"


class Answer(StrEnum):
    """What the other side said to keeping it longer."""

    AGREED = "agreed"
    DECLINED = "wanted back"


@dataclass(frozen=True, slots=True)
class Terms:
    """KAD-16, in calendar days: after how many it goes back by default, and at most without consent of the team."""

    default_days: int = 14
    max_days: int = 42


def back_on(taken_on: date, days: int) -> date:
    """The day on which it goes back: taken on 6 November for 14 days, back on the 20th."""
    return taken_on + timedelta(days=days)


def require_day(day: date, taken_on: date, today: date) -> None:
    """It goes back today at the earliest, and on a day that can be counted to."""
    if day < max(taken_on, today):
        raise Invalid("It goes back today or later. Please choose another day.")
    if day > taken_on + timedelta(days=366):
        raise Invalid("It goes back within a year. Please choose another day.")


class Away(Protocol):
    """What is asked of a takeover that is to be kept longer."""

    @property
    def open(self) -> bool: ...
    @property
    def danger(self) -> bool: ...
    @property
    def taken_on(self) -> date: ...
    @property
    def back_on(self) -> date: ...


def require_longer(away: Away, until_on: date, today: date) -> None:
    """It is still away, and not because of acute danger, and the day is later than the one that was agreed."""
    if not away.open:
        raise Stale("It is back already, or was undone. Somebody was first.")
    if away.danger:
        raise WrongStage(
            "What was taken over in acute danger goes back the next working day. If it is still needed, take it over "
            "in the usual way."
        )
    if until_on <= away.back_on:
        raise Invalid("Choose a day after the one on which it goes back now.")
    require_day(until_on, away.taken_on, today)


def danger_back_by(taken_on: date) -> date:
    """In acute danger it goes back, and is explained, the next working day at the latest (KAD-17)."""
    return workdays_after(taken_on, 1)


def overdue(back: date, ended_on: date | None, today: date) -> bool:
    """The day itself is still in time."""
    return ended_on is None and today > back


def in_time(back: date, ended_on: date) -> bool:
    return ended_on <= back


@dataclass(frozen=True, slots=True)
class Span:
    """A takeover as the line sees it: when, until when, and when it came back. What was a mistake is not among them."""

    taken_on: date
    back_on: date
    ended_on: date | None


@dataclass(slots=True)
class Month:
    """What began and ended in one month, and what should have come back in it and has not."""

    first: date
    taken: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    withheld: int = 0

    @property
    def above(self) -> int:
        """What stands above the line: back in time, and left where it belongs."""
        return self.in_time + self.withheld

    @property
    def below(self) -> int:
        return self.taken + self.late + self.overdue


@dataclass(frozen=True, slots=True)
class Line:
    """The hands-off line: month by month, the running one last."""

    months: Sequence[Month] = field(default_factory=list)

    def total(self, name: str) -> int:
        return sum(getattr(month, name) for month in self.months)

    @property
    def empty(self) -> bool:
        return not self.above + self.below

    @property
    def above(self) -> int:
        """The most that stands above the line in one month."""
        return max((month.above for month in self.months), default=0)

    @property
    def below(self) -> int:
        return max((month.below for month in self.months), default=0)

    @property
    def told(self) -> list[Month]:
        """The months in which something was, the last one first."""
        return [month for month in reversed(self.months) if month.above + month.below]

    @property
    def now(self) -> Month:
        return self.months[-1]


def months_until(today: date, count: int = MONTHS) -> list[date]:
    """The first days of so many months, this one last."""
    return [month_after(today, -back) for back in reversed(range(count))]


def line(takeovers: Iterable[Span], withheld: Iterable[date], today: date) -> Line:
    """What is overdue since before the line begins counts in its first month: it is overdue now."""
    months = {first: Month(first) for first in months_until(today)}
    start = min(months)
    for span in takeovers:
        _count(months, "taken", span.taken_on)
        if span.ended_on is not None:
            _count(months, "in_time" if in_time(span.back_on, span.ended_on) else "late", span.ended_on)
        elif overdue(span.back_on, None, today):
            _count(months, "overdue", max(span.back_on, start))
    for day in withheld:
        _count(months, "withheld", day)
    return Line([*months.values()])


def _count(months: dict[date, Month], what: str, day: date) -> None:
    month = months.get(day.replace(day=1))
    if month is not None:
        setattr(month, what, getattr(month, what) + 1)
