"""When an item of a checklist is due: once in every week, month or quarter. Nothing is kept ahead: it is counted."""

from datetime import date, timedelta
from enum import StrEnum

from teamhub.core.months import month_after, quarter_after

DAY = timedelta(days=1)
SHOWN = 8  # periods, the present one included


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Mark(StrEnum):
    """What became of an item in one period."""

    DONE = "done"
    NOT_DONE = "not done"
    UNTICKED = "not ticked"


def first_day(rhythm: Rhythm, day: date) -> date:
    """Of the period that a day is in: the Monday of its ISO week, or the first of its month or calendar quarter."""
    if rhythm is Rhythm.WEEKLY:
        return day - day.weekday() * DAY
    return month_after(day, 0) if rhythm is Rhythm.MONTHLY else quarter_after(day, 0)


def last_day(rhythm: Rhythm, day: date) -> date:
    """Of the period that a day is in."""
    first = first_day(rhythm, day)
    if rhythm is Rhythm.WEEKLY:
        return first + 6 * DAY
    return month_after(first, 1 if rhythm is Rhythm.MONTHLY else 3) - DAY


def last_periods(rhythm: Rhythm, day: date, since: date, count: int = SHOWN) -> list[date]:
    """First days of the last periods up to that of `day`, the oldest first; none that ended before `since`."""
    found: list[date] = []
    first = first_day(rhythm, day)
    while len(found) < count and last_day(rhythm, first) >= since:
        found.append(first)
        first = first_day(rhythm, first - DAY)
    return found[::-1]


def due(*, from_on: date, paused_on: date | None, removed_on: date | None, on: date) -> bool:
    """Whether an item asks for an answer in the period of this day. It stays due after it was answered."""
    return from_on <= on and paused_on is None and removed_on is None
