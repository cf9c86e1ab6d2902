"""What is known of one person over time, cut into days on which nothing changes. Pure; days are calendar dates."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import lcm
from typing import NamedTuple

from teamhub.absence.figures.amounts import DAY, PARTS, TENTHS, Period, fraction
from teamhub.core.lazily import dataclass

NO_TEAM = 0  # staff: who has a contract, and is in no team


class Stay(NamedTuple):
    """In a team, until and with `last`; empty: still."""

    team: int
    first: date
    last: date | None = None


def outside(stays: Sequence[Stay], joined: date, left: date | None) -> list[Stay]:
    """The days of somebody's time here on which they were in none of these teams, as stays in NO_TEAM."""
    found, since = [], joined
    for stay in sorted(stays, key=lambda stay: stay.first):
        if left is not None and stay.first > left:
            break
        if stay.first > since:
            found.append(Stay(NO_TEAM, since, stay.first - DAY))
        if stay.last is None:
            return found
        since = max(since, stay.last + DAY)
    if left is None or since <= left:
        found.append(Stay(NO_TEAM, since, left))
    return found


class Hours(NamedTuple):
    """Contract hours a week, or hours worked while absent, from this day on."""

    first: date
    hours: Decimal


class Case(NamedTuple):
    """`back` is the first day of work again, empty while it runs; `worked` as the company doctor advised."""

    first: date
    back: date | None = None
    worked: Sequence[Hours] = ()


class Leave(NamedTuple):
    """Maternity leave: no illness, and no absence in these figures. `last` is its last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class History:
    """Of one person, whoever it is: each list in the order of its days."""

    stays: Sequence[Stay]
    hours: Sequence[Hours] = ()
    cases: Sequence[Case] = ()
    leaves: Sequence[Leave] = ()


def yardstick(fulls: Sequence[Hours]) -> Decimal:
    """Full-time hours in which those of all times can be said in whole tenths: 36 if it was always 36."""
    return Decimal(lcm(*(int(full.hours * TENTHS) for full in fulls))) / TENTHS


def comparable(history: History, fulls: Sequence[Hours]) -> History:
    """With hours as parts of the same full-time contract, where that was not the same on all days.

    `fulls`: the hours of a full-time contract from a day on, the first from long ago. A part-time factor of a day is
    contract hours ÷ full-time hours of that day (domain.md 1.4).
    """
    if len(fulls) == 1:
        return history
    whole = yardstick(fulls)

    def said(rows: Sequence[Hours]) -> list[Hours]:
        days = sorted(
            {row.first for row in rows} | {full.first for full in fulls if rows and full.first > rows[0].first}
        )
        return [Hours(day, _on(rows, day) * (whole / _on(fulls, day))) for day in days]

    cases = [case._replace(worked=said(case.worked)) for case in history.cases]
    return History(history.stays, said(history.hours), cases, history.leaves)


def _on(rows: Sequence[Hours], day: date) -> Decimal:
    return next(row.hours for row in reversed(rows) if row.first <= day)


class Segment(NamedTuple):
    """Days of one person on which nothing changes, as ordinals: from `first` until before `end`."""

    first: int
    end: int
    teams: frozenset[int]
    tenths: int  # of contract hours a week
    case: Case | None = None
    parts: int = 0  # of PARTS: how much of the contract hours is not worked
    leave: bool = False


class Event(NamedTuple):
    """Something of one day: a report, or an end after so many `days`."""

    on: int
    teams: frozenset[int]
    days: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A history, made ready to be counted over many periods and teams."""

    segments: Sequence[Segment]
    reports: Sequence[Event]
    ends: Sequence[Event]
    leaves: Sequence[Event]  # that began
    returns: Sequence[Event]  # from them

    @property
    def eventful(self) -> bool:
        return bool(self.reports or self.ends or self.leaves or self.returns)


def counted(history: History, span: Period) -> Counted:
    """Cut into segments within the span; what began or ended within it, with the teams of that day.

    Two cases of one person on one day count once: the one that began first.
    """
    if whole := _unchanged(history, span):
        return Counted([whole], (), (), (), ())
    cases = sorted(history.cases, key=lambda case: case.first)
    segments = [*_segments(history, cases, span)]

    def event(on: date, days: int = 0) -> Event | None:
        teams = _teams(history.stays, on)
        return Event(on.toordinal(), teams, days) if teams and span.first <= on <= span.last else None

    def events(found: Iterable[Event | None]) -> list[Event]:
        return [one for one in found if one]

    return Counted(
        segments,
        events(event(case.first) for case in cases),
        events(event(case.back, (case.back - case.first).days) for case in cases if case.back),
        events(event(leave.first) for leave in history.leaves),
        events(event(one.last + DAY, (one.last - one.first).days + 1) for one in history.leaves),
    )


def _unchanged(history: History, span: Period) -> Segment | None:
    """The one segment of who was in one team all the time, with the same hours, and never away: most people."""
    if len(history.stays) != 1 or history.cases or history.leaves or len(history.hours) > 1:
        return None
    stay, hours = history.stays[0], history.hours[0] if history.hours else None
    if stay.first > span.first or (stay.last and stay.last < span.last) or (hours and hours.first > span.first):
        return None
    tenths = int(hours.hours * TENTHS) if hours else 0
    return Segment(span.first.toordinal(), span.last.toordinal() + 1, frozenset({stay.team}), tenths)


def _segments(history: History, cases: Sequence[Case], span: Period) -> Iterable[Segment]:
    first, end = span.first, span.last + DAY
    cuts = {first, end}
    for stay in history.stays:
        cuts |= {stay.first, *([stay.last + DAY] if stay.last else [])}
    cuts |= {hours.first for hours in history.hours}
    for case in cases:
        cuts |= {case.first, *([case.back] if case.back else []), *(hours.first for hours in case.worked)}
    for leave in history.leaves:
        cuts |= {leave.first, leave.last + DAY}
    days = sorted(day for day in cuts if first <= day <= end)
    for since, until in pairwise(days):
        teams = _teams(history.stays, since)
        if teams:
            hours = _at(history.hours, since) or Decimal(0)
            bounds = since.toordinal(), until.toordinal(), teams, int(hours * TENTHS)
            if any(leave.first <= since <= leave.last for leave in history.leaves):
                yield Segment(*bounds, leave=True)
                continue
            now = next(
                (case for case in cases if case.first <= since and (case.back is None or since < case.back)), None
            )
            worked = _at(now.worked, since) if now else None
            parts = fraction(hours, worked) if worked is not None else PARTS if now else 0
            yield Segment(*bounds, now, parts)


def _teams(stays: Sequence[Stay], on: date) -> frozenset[int]:
    return frozenset(stay.team for stay in stays if stay.first <= on and (stay.last is None or on <= stay.last))


def _at(hours: Sequence[Hours], on: date) -> Decimal | None:
    return next((one.hours for one in reversed(hours) if one.first <= on), None)
