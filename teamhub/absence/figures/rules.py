"""The figures of absence, exactly as domain.md 1.4 counts them. Pure: whole numbers until the last rounding.

Calendar days, weekends too. Somebody counts for a team on the days that they were in it, with the contract hours of
those days. Source: NVS/Vernet and CBS definitions, Cao Sociaal Werk (full-time hours).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Self

from teamhub.absence.figures.amounts import PARTS, TENTHS, Period, half_up
from teamhub.absence.figures.histories import Counted, Event, Segment

Teams = frozenset[int] | None  # none: all that are known
CLASSES = ((7, 42, 365, 730), (14, 91, 365, 730))  # by the parameter absence.classes; the last days of each class


@dataclass(slots=True)
class Tally:
    """What was counted of a group of people in a period. Those marked + add up over teams and over periods.

    Over teams as long as nobody is in two of them at once: who is counts in both, and once in a group of both.
    """

    absent: int = 0  # + tenths of hours x PARTS x days
    on_leave: int = 0  # + the same, of maternity leave
    employed: int = 0  # + tenths of hours x days
    person_days: int = 0  # +
    reports: int = 0  # +
    ended: int = 0  # +
    ended_days: int = 0  # + their whole durations, also before the period
    leaves: int = 0  # + leaves that began
    returns: int = 0  # +
    returned_days: int = 0  # +
    people: int = 0  # who was there on any day
    untouched: int = 0  # of them without a day of absence
    unleft: int = 0  # and without a day of leave besides
    unknown: int = 0  # of them whose contract hours are not recorded: these count for nothing in the percentage
    fewest: int = 0  # on any day on which anybody was there
    classes: list[int] = field(default_factory=lambda: [0] * 5)  # + `absent`, by how long the case had lasted by then
    cases: list[int] = field(default_factory=lambda: [0] * 5)  # how many that were, on any day of the period
    changes: dict[int, int] = field(default_factory=dict)  # of the number of people, by day

    def add(self, one: Counted, period: Period, edges: Sequence[int], teams: Teams = None) -> Self:
        """One person, for the days in one of these teams; in any that the history knows, where none are named."""
        first, end = period.first.toordinal(), period.last.toordinal() + 1
        here = [
            (min(s.end, end) - max(s.first, first), s)
            for s in one.segments
            if s.first < end and s.end > first and (teams is None or s.teams & teams)
        ]
        if here:
            self._days(here, end, edges)
            for _, s in here:
                for day, change in ((max(s.first, first), 1), (min(s.end, end), -1)):
                    self.changes[day] = self.changes.get(day, 0) + change
        for event in one.reports:
            self.reports += _counts(event, first, end, teams)
        for event in one.ends:
            if _counts(event, first, end, teams):
                self.ended, self.ended_days = self.ended + 1, self.ended_days + event.days
        for event in one.leaves:
            self.leaves += _counts(event, first, end, teams)
        for event in one.returns:
            if _counts(event, first, end, teams):
                self.returns, self.returned_days = self.returns + 1, self.returned_days + event.days
        return self

    def _days(self, here: Sequence[tuple[int, Segment]], end: int, edges: Sequence[int]) -> None:
        seen = set()
        for days, s in here:
            self.person_days += days
            self.employed += days * s.tenths
            if s.leave:
                self.on_leave += days * s.tenths * PARTS
            if s.case:
                amount = days * s.tenths * s.parts
                self.absent += amount
                until = min(s.case.back.toordinal() if s.case.back else end, end)
                group = bisect_left(edges, until - s.case.first.toordinal())
                self.classes[group] += amount
                seen.add((s.case.first, group))
        for _, group in seen:
            self.cases[group] += 1
        self.people += 1
        self.untouched += not seen
        self.unleft += not seen and not any(s.leave for _, s in here)
        self.unknown += not any(s.tenths for _, s in here)

    def close(self) -> Self:
        """Once everybody has been added."""
        count, counts = 0, []
        days = sorted(self.changes)
        for day in days[:-1]:
            count += self.changes[day]
            counts.append(count)
        self.fewest = min((one for one in counts if one), default=0)
        return self


def _counts(event: Event, first: int, end: int, teams: Teams) -> bool:
    return first <= event.on < end and (teams is None or bool(event.teams & teams))


def tally(people: Iterable[Counted], period: Period, edges: Sequence[int], teams: Teams = None) -> Tally:
    whole = Tally()
    for one in people:
        whole.add(one, period, edges, teams)
    return whole.close()


@dataclass(frozen=True, slots=True)
class Figures:
    """Rounded half up at the very end. Empty where there is nothing to divide by: nobody there, or nothing ended."""

    percentage: Decimal | None
    frequency: Decimal | None
    duration: Decimal | None
    zero: Decimal | None
    headcount: Decimal
    numerator: Decimal  # full-time days of absence
    denominator: Decimal  # full-time days of everybody


class Places(NamedTuple):
    """To how many decimals."""

    percentage: int
    frequency: int
    duration: int
    zero: int


EXACT, COARSE = Places(2, 2, 1, 1), Places(0, 1, 0, 0)


def figures(
    whole: Tally, period: Period, fulltime: Decimal, *, leave: bool = False, places: Places = EXACT, least: int = 1
) -> Figures:
    """VP and zero absence in per cent, MF as reports a year, GVD in days.

    `leave`: with maternity leave, as if it were absence; otherwise without, which is how they are compared.
    `least`: of fewer cases that ended there is no average.
    """
    full = int(fulltime * TENTHS)
    absent = whole.absent + (whole.on_leave if leave else 0)
    reports = whole.reports + (whole.leaves if leave else 0)
    ended = whole.ended + (whole.returns if leave else 0)
    days = whole.ended_days + (whole.returned_days if leave else 0)
    untouched = whole.unleft if leave else whole.untouched
    all_days = whole.employed * PARTS
    heads = Fraction(whole.person_days, period.days)
    yearly = Fraction(period.days_in_year, period.days)
    return Figures(
        percentage=half_up(100 * Fraction(absent, all_days), places.percentage) if all_days else None,
        frequency=half_up(reports / heads * yearly, places.frequency) if heads else None,
        duration=half_up(Fraction(days, ended), places.duration) if ended >= least else None,
        zero=half_up(Fraction(untouched * 100, whole.people), places.zero) if whole.people else None,
        headcount=half_up(heads, 1),
        numerator=half_up(Fraction(absent, full * PARTS), 3),
        denominator=half_up(Fraction(whole.employed, full), 3),
    )
