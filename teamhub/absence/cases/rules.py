"""How many days of sickness count together, and on which day a number of them is reached (BW 7:629 lid 10). Pure.

Day 1 is the first day of a period. Absences that follow each other within the days of the law are one period; the days
between them are not counted, and everything later shifts by them. Maternity leave is neither sickness nor such a gap.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol

from teamhub.core.lazily import dataclass

DAY = timedelta(days=1)
WEEK = 7


class Spell(Protocol):
    """An absence: from `first_day` until the day before `recovered_on`. Empty: it still goes on."""

    @property
    def id(self) -> int: ...
    @property
    def first_day(self) -> date: ...
    @property
    def recovered_on(self) -> date | None: ...
    @property
    def same_period(self) -> bool | None:
        """Whether it belongs to the period before it, as the case manager decided. Empty: the days decide."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Maternity leave; `until_on` is its last day."""

    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of sickness in a row; `end` is the first day after them, empty while nobody knows."""

    start: date
    end: date | None

    def upto(self, day: date) -> int:
        """How many of its days there were when this day was over."""
        last = day if self.end is None else min(day, self.end - DAY)
        return max((last - self.start).days + 1, 0)


@dataclass(frozen=True, slots=True)
class Period:
    """Absences that count as one. `stretches` are its days of sickness; `ahead` the same as if it went on."""

    absences: Sequence[int]  # their ids, the oldest first
    first_day: date
    recovered_on: date | None  # from the last of them
    stretches: Sequence[Stretch]
    ahead: Sequence[Stretch]

    def days(self, on: date) -> int:
        """Accumulated days of sickness when this day is over: the day number, while somebody is absent."""
        return sum(one.upto(on) for one in self.stretches)

    def week(self, on: date) -> int:
        """Days 1 … 7 are week 1."""
        return (self.days(on) + WEEK - 1) // WEEK

    def ahead_week(self, on: date) -> int:
        """In which week of the sickness a day would be, if it goes on."""
        return (self._ahead(on) + WEEK - 1) // WEEK

    def day(self, number: int) -> date:
        """The calendar date of day `number` (from 1). Beyond what was: if the sickness goes on without a gap."""
        left = max(number, 1)
        for one in self.ahead:
            if one.end is None or left <= (one.end - one.start).days:
                return one.start + (left - 1) * DAY
            left -= (one.end - one.start).days
        raise AssertionError("The last stretch of what is ahead has no end.")

    def after(self, on: date, days: int) -> date:
        """So many days of sickness after a day: what is in between and not sickness makes it later."""
        return self.day(self._ahead(on) + days)

    @property
    def not_counted(self) -> int:
        """The days in it that were no sickness: what everything after them shifted by."""
        return sum(
            (after.start - before.end).days
            for before, after in zip(self.stretches, self.stretches[1:], strict=False)
            if before.end
        )

    def runs(self, on: date) -> bool:
        """Whether the last absence in it goes on after this day."""
        return self.recovered_on is None or self.recovered_on > on

    def _ahead(self, on: date) -> int:
        return sum(one.upto(on) for one in self.ahead)


def periods(absences: Iterable[Spell], leaves: Sequence[Leave], gap_days: int) -> list[Period]:
    """One person's absences as they count together, the oldest first.

    They are one period if fewer than `gap_days` lie between them that were neither sickness nor maternity leave,
    whatever the cause; what the case manager decided about one of them goes before that.
    """
    groups: list[list[Spell]] = []
    for one in sorted(absences, key=lambda spell: (spell.first_day, spell.id)):
        if groups and _same(groups[-1], one, leaves, gap_days):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_period(group, leaves) for group in groups]


def gap(ended: date | None, starts: date, leaves: Sequence[Leave]) -> int:
    """The days from a recovery until the day before the next absence, without those of maternity leave."""
    if ended is None or ended >= starts:
        return 0
    return sum((one.end - one.start).days for one in _without([Stretch(ended, starts)], leaves) if one.end)


def leave_between(ended: date | None, starts: date, leaves: Sequence[Leave]) -> bool:
    """Whether maternity leave lies between two absences: there alone the cause can matter (domain.md 2.1.3, 6)."""
    return ended is not None and any(one.from_on <= starts and one.until_on >= ended - DAY for one in leaves)


def _same(group: Sequence[Spell], one: Spell, leaves: Sequence[Leave], gap_days: int) -> bool:
    if one.same_period is not None:
        return one.same_period
    return gap(_recovered(group), one.first_day, leaves) < gap_days


def _recovered(group: Sequence[Spell]) -> date | None:
    ends = [one.recovered_on for one in group]
    return None if None in ends else max(end for end in ends if end)


def _period(group: Sequence[Spell], leaves: Sequence[Leave]) -> Period:
    recovered = _recovered(group)
    stretches = _without(_joined(group, recovered), leaves)
    first = stretches[0].start if stretches else group[0].first_day
    ahead = _without(_joined(group, None), leaves)
    return Period([one.id for one in group], first, recovered, stretches, ahead)


def _joined(group: Sequence[Spell], recovered: date | None) -> list[Stretch]:
    """The absences as stretches that neither touch nor overlap; the last one ends on `recovered`, or not at all."""
    found: list[Stretch] = []
    for n, one in enumerate(group):
        last = n == len(group) - 1
        end = recovered if last else one.recovered_on
        if found and (found[-1].end is None or found[-1].end >= one.first_day):
            before = found.pop()
            end = None if before.end is None or end is None else max(before.end, end)
            found.append(Stretch(before.start, end))
        else:
            found.append(Stretch(one.first_day, end))
    return found


def _without(stretches: Sequence[Stretch], leaves: Sequence[Leave]) -> list[Stretch]:
    """Less the days of maternity leave."""
    found = [*stretches]
    for leave in leaves:
        found = [rest for one in found for rest in _cut(one, leave)]
    return found


def _cut(one: Stretch, leave: Leave) -> list[Stretch]:
    after = leave.until_on + DAY
    if leave.from_on >= (one.end or date.max) or after <= one.start:
        return [one]
    before = [Stretch(one.start, leave.from_on)] if leave.from_on > one.start else []
    return [*before, *([Stretch(after, one.end)] if one.end is None or after < one.end else [])]
