"""The figures of absence, exactly as domain.md 1.4 counts them. Pure: whole numbers until the last rounding.

Calendar days, weekends too. Somebody counts for a team on the days that they were in it, with the contract hours of
those days. Source: NVS/Vernet and CBS definitions, Cao Sociaal Werk (full-time hours).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Self

from teamhub.absence.figures.amounts import PARTS, TENTHS, Period, half_up
from teamhub.absence.figures.histories import Counted, Event, Segment
from teamhub.core.lazily import dataclass

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
    always: int = 0  # people who were there on every day of the period
    changes: dict[int, int] = field(default_factory=dict)  # of the number of the others, by day

    def add(self, one: Counted, first: int, end: int, edges: Sequence[int], teams: Teams = None) -> None:
        """One person, from the day `first` until before `end`: for the days in one of these teams, or in any.

        Of most people nothing changed in the period, so that they cost next to nothing.
        """
        here = [s for s in one.segments if s.first < end and s.end > first and (teams is None or s.teams & teams)]
        if not here:
            return
        if len(here) == 1 and here[0].first <= first and here[0].end >= end:
            self.always += 1
        else:
            for s in here:
                for day, change in ((max(s.first, first), 1), (min(s.end, end), -1)):
                    self.changes[day] = self.changes.get(day, 0) + change
        self._days(here, first, end, edges)
        if one.eventful:
            self._events(one, first, end, teams)

    def _events(self, one: Counted, first: int, end: int, teams: Teams) -> None:
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

    def _days(self, here: Sequence[Segment], first: int, end: int, edges: Sequence[int]) -> None:
        seen, leave, tenths = set(), False, 0
        for s in here:
            days = min(s.end, end) - max(s.first, first)
            tenths += s.tenths
            self.person_days += days
            self.employed += days * s.tenths
            if s.leave:
                leave = True
                self.on_leave += days * s.tenths * PARTS
            elif s.case:
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
        self.unleft += not seen and not leave
        self.unknown += not tenths

    def close(self, first: int, end: int) -> Self:
        """Once everybody has been added."""
        count, counts = self.always, []
        for day in sorted({first, *self.changes} - {end}):
            count += self.changes.get(day, 0)
            counts.append(count)
        self.fewest = min((one for one in counts if one), default=0)
        return self


def _counts(event: Event, first: int, end: int, teams: Teams) -> bool:
    return first <= event.on < end and (teams is None or bool(event.teams & teams))


def tally(people: Iterable[Counted], period: Period, edges: Sequence[int], teams: Teams = None) -> Tally:
    whole, first, end = Tally(), period.first.toordinal(), period.last.toordinal() + 1
    for one in people:
        whole.add(one, first, end, edges, teams)
    return whole.close(first, end)


def fewest(people: Iterable[Counted], period: Period) -> dict[int, int]:
    """Of each team, how few people it had on any day of the period on which it had anybody."""
    first, end = period.first.toordinal(), period.last.toordinal() + 1
    always: dict[int, int] = defaultdict(int)
    changes: dict[int, dict[int, int]] = defaultdict(dict)
    for one in people:
        for s in one.segments:
            if s.first < end and s.end > first:
                for team in s.teams:
                    if s.first <= first and s.end >= end:
                        always[team] += 1
                    else:
                        mine = changes[team]
                        for day, change in ((max(s.first, first), 1), (min(s.end, end), -1)):
                            mine[day] = mine.get(day, 0) + change
    return {
        team: Tally(always=always.get(team, 0), changes=changes.get(team, {})).close(first, end).fewest
        for team in always.keys() | changes.keys()
    }


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
