"""What counts for a notice and for the mail of the day. No database, no clock, no web."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from teamhub.core.telling import About

if TYPE_CHECKING:
    from teamhub.core.waiting import Waiting

FRESH = timedelta(days=14)  # what is older when it is told, such as a history that is read in, is not news
TRIES_UNTIL_AN_HOUR = 6


def first_reasons(concerns: Mapping[About, Collection[int]], by: int | None) -> dict[int, About]:
    """Everybody once, for the first of the reasons in the order of About; never who did it."""
    reasons: dict[int, About] = {}
    for about in About:
        for person in concerns.get(about, ()):
            reasons.setdefault(person, about)
    reasons.pop(by, None) if by is not None else None
    return reasons


def is_news(happened_at: datetime, now: datetime) -> bool:
    return now - happened_at <= FRESH


def wait_after(tries: int) -> timedelta:
    """How long something that failed so many times waits before it is tried again: a minute, two, … an hour."""
    return timedelta(minutes=min(2 ** min(tries - 1, TRIES_UNTIL_AN_HOUR), 60))


def digest_is_due(here: datetime, hour: int | None, sent_on: date | None) -> bool:
    """Whether the mail of the day is due, at the organisation's own time `here`, for who chose this hour.

    From the hour on, once a calendar date: an hour that the clocks skip is made up for, one that comes twice counts
    once, and a server that was off at the hour sends when it is back the same day.
    """
    return hour is not None and here.hour >= hour and sent_on != here.date()


def worth_a_mail(waiting: Iterable[Waiting], today: date) -> bool:
    """Something comes due today or tomorrow, or is late and has not been mentioned for a week."""
    days = [(item.due - today).days for item in waiting if item.due]
    return any(left in (0, 1) or (left < 0 and (left == -1 or left % 7 == 0)) for left in days)


def grouped(waiting: Sequence[Waiting]) -> list[tuple[Waiting, int]]:
    """What waits, by kind: the first of each, and how many there are of it."""
    kinds: dict[str, list[Waiting]] = {}
    for item in waiting:
        kinds.setdefault(item.many or item.said, []).append(item)
    return [(items[0], len(items)) for items in kinds.values()]
