"""The steps of the Gatekeeper Act (domain.md 2.1): when each is due in a period of sickness, and how it stands. Pure.

Their numbers come from the parameters and the frameworks: calendar days of sickness, as `Period` counts them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from teamhub.absence.cases.rules import DAY, WEEK, Period
from teamhub.absence.rules import Step
from teamhub.core.lazily import dataclass
from teamhub.parameters import stricter

SATURDAY = 5
SOON = timedelta(days=14)  # before it is due


class Mark(StrEnum):
    """What stands on the line and is nobody's to do here."""

    PRECHECK = "pre-check"  # by the colleague, the coordinator and HR
    LETTER = "UWV letter"  # from UWV to the colleague
    PAY_ENDS = "last day of pay"
    WIA_STARTS = "possible WIA start"


class State(StrEnum):
    DONE = "done"
    LATE = "done late"
    OVERDUE = "overdue"
    SOON = "due soon"
    COMES = "to come"
    PAST = "past"  # a moment that was nobody's to do
    LEFT_OUT = "not done"  # it was due before the recovery


@dataclass(frozen=True, slots=True)
class Numbers:
    """Day 42 is the 42nd day of sickness; `…_after` and `…_from` count full days before it: after 294, day 295."""

    gap_days: int = 28
    passed_on_day: int = 7
    precheck_day: int = 21
    hand_over_day: int = 29
    analysis_day: int = 42
    plan_day: int = 56
    plan_after_analysis: int = 14
    evaluation_weeks: int = 6
    uwv_after: int = 294
    first_year_from: int = 315
    first_year_by: int = 363
    second_track_weeks: int = 6
    prospect_months: int = 3
    letter_from: int = 609
    final_by: int = 636
    wia_by: int = 650
    pay_weeks: int = 104


PARAMETERS = {
    "gap_days": "absence.gap_days",
    "passed_on_day": "absence.pass_on_day",
    "analysis_day": "absence.problem_analysis_day",
    "plan_day": "absence.action_plan_day",
    "plan_after_analysis": "absence.action_plan_after_analysis",
    "evaluation_weeks": "absence.evaluation_weeks",
    "uwv_after": "absence.uwv_after_days",
    "first_year_from": "absence.first_year_from",
    "first_year_by": "absence.first_year_by",
    "second_track_weeks": "absence.second_track_weeks",
    "prospect_months": "absence.prospect_months",
    "letter_from": "absence.uwv_letter_from",
    "final_by": "absence.final_evaluation_by",
    "wia_by": "absence.wia_by",
    "pay_weeks": "absence.pay_weeks",
}
LIMITS = {"precheck_day": ("KAD-02", "precheck_day"), "hand_over_day": ("KAD-03", "hr_from_day")}


def numbers(set_: Mapping[str, Decimal], limits: Mapping[tuple[str, str], Decimal]) -> Numbers:
    """From the parameters of a day and the limits of the frameworks in force; what neither names stays as usual."""
    counting = stricter.counting(set_, limits)
    found = {name: int(counting[key]) for name, key in PARAMETERS.items() if key in counting}
    return Numbers(**found, **{name: int(limits[key]) for name, key in LIMITS.items() if key in limits})


@dataclass(frozen=True, slots=True)
class Done:
    """When something was done; `id` and `entered_on` of the record, so that it can be taken back on that day."""

    step: Step
    on: date
    id: int = 0
    entered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One place on the line. `from_on`: not before this day; `due_on`: the last day on which it is in time.

    `again_on`: it is not needed yet, and it is looked at again on this day.
    """

    step: Step | Mark
    due_on: date
    from_on: date | None = None
    done: Done | None = None
    again_on: date | None = None

    def state(self, today: date, recovered_on: date | None = None) -> State:
        if self.done:
            return State.DONE if self.done.on <= self.due_on else State.LATE
        if isinstance(self.step, Mark):
            return State.PAST if (self.from_on or self.due_on) < today else self._ahead(today)
        if self.due_on < today:
            return State.OVERDUE if recovered_on is None or recovered_on > today else State.LEFT_OUT
        return self._ahead(today)

    def _ahead(self, today: date) -> State:
        return State.SOON if (self.again_on or self.from_on or self.due_on) <= today + SOON else State.COMES


def line(
    period: Period,
    done: Sequence[Done],
    n: Numbers,
    precheck_on: date | None = None,
    prospect_until: date | None = None,
) -> list[Point]:
    """All places of the line in the order of their days, as they would come if the sickness goes on."""
    had = {one.step: one for one in sorted(done, key=lambda one: one.on, reverse=True)}  # the first time counts
    days = _days(period, had, n)
    points = [
        Point(step, due, start, had.get(step) if isinstance(step, Step) else None)
        for step, (start, due) in days.items()
    ]
    checked = Done(Step.PASSED_ON, precheck_on) if precheck_on else None
    points = [replace(point, done=checked) if point.step is Mark.PRECHECK else point for point in points]
    points = [_awaiting(point, prospect_until) if point.step is Step.SECOND_TRACK else point for point in points]
    points += _evaluations(period, [one for one in done if one.step is Step.EVALUATION], days, had, n)
    return sorted(points, key=lambda point: (point.due_on, [*Step, *Mark].index(point.step)))


def _awaiting(track: Point, until: date | None) -> Point:
    """The second track, with a real prospect at the own employer until this day: then it is looked at again."""
    if until is None or track.done:
        return track
    return replace(track, due_on=max(track.due_on, until), again_on=until)


def uwv_report(period: Period, after: int) -> date:
    """The first working day on which 42 full weeks are over (Ziektewet 38): "the first workday ≥ D+294".

    Monday to Friday: a public holiday does not put it off. The report is made on line, and is never fined for a day
    too early.
    """
    day = period.day(after + 1)
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


Window = tuple[date | None, date]


def _days(period: Period, had: Mapping[Step, Done], n: Numbers) -> dict[Step | Mark, Window]:
    """From and until when each can be done, by the table of domain.md 2.1."""
    first_year = period.day(n.first_year_by + 1)
    evaluated = had[Step.FIRST_YEAR].on if Step.FIRST_YEAR in had else first_year
    return {
        Step.PASSED_ON: (None, period.day(n.passed_on_day)),
        Mark.PRECHECK: (None, period.day(n.precheck_day)),
        Step.HANDED_OVER: (None, period.day(n.hand_over_day)),
        Step.ANALYSIS: (None, period.day(n.analysis_day)),
        Step.PLAN: (None, _plan(period, had, n)),
        Step.UWV: (None, uwv_report(period, n.uwv_after)),
        Step.FIRST_YEAR: (period.day(n.first_year_from + 1), first_year),
        Step.SECOND_TRACK: (None, period.after(evaluated, n.second_track_weeks * WEEK)),
        Mark.LETTER: (period.day(n.letter_from + 1), period.day(n.letter_from + 1)),
        Step.FINAL: (None, period.day(n.final_by + 1)),
        Step.WIA: (None, period.day(n.wia_by + 1)),
        Mark.PAY_ENDS: (None, period.day(n.pay_weeks * WEEK)),
        Mark.WIA_STARTS: (None, period.day(n.pay_weeks * WEEK + 1)),
    }


def _plan(period: Period, had: Mapping[Step, Done], n: Numbers) -> date:
    """By its own day, and at most so many days after the problem analysis that was done."""
    latest = period.day(n.plan_day)
    if Step.ANALYSIS not in had:
        return latest
    return min(latest, period.after(had[Step.ANALYSIS].on, n.plan_after_analysis))


def _evaluations(
    period: Period,
    held: Sequence[Done],
    days: Mapping[Step | Mark, Window],
    had: Mapping[Step, Done],
    n: Numbers,
) -> list[Point]:
    """Those that were held, and the next: at most so many weeks after the one before it, or after the plan.

    The evaluations of the first year and at the end count among them. After the last day of pay none is due.
    """
    before = had[Step.PLAN].on if Step.PLAN in had else days[Step.PLAN][1]
    counted = [*held, *(had[step] for step in (Step.FIRST_YEAR, Step.FINAL) if step in had)]
    found = []
    for one in sorted(counted, key=lambda one: one.on):
        due = period.after(before, n.evaluation_weeks * WEEK)
        if one.step is Step.EVALUATION:
            found.append(Point(Step.EVALUATION, due, None, one))
        before = max(before, one.on)
    due = period.after(before, n.evaluation_weeks * WEEK)
    if due <= days[Mark.PAY_ENDS][1] and Step.WIA not in had:
        found.append(Point(Step.EVALUATION, due))
    return found


def next_due(points: Sequence[Point]) -> Point | None:
    """What somebody has to do first."""
    return next((one for one in points if isinstance(one.step, Step) and not one.done), None)
