"""Accumulated days against a calculation day by day, and both worked examples to the day."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamhub.absence.cases import gatekeeper
from teamhub.absence.cases.gatekeeper import Done, Mark, Numbers, State, line
from teamhub.absence.cases.keeping import years_after
from teamhub.absence.cases.rules import Leave, Period, gap, leave_between, periods
from teamhub.absence.rules import Step

DAY = timedelta(days=1)
N = Numbers()


@dataclass(frozen=True)
class Away:
    first_day: date
    recovered_on: date | None = None
    same_period: bool | None = None
    id: int = 0


def on(text: str) -> date:
    return date.fromisoformat(text)


def due(points: list[gatekeeper.Point], step: Step | Mark) -> date:
    return next(point.due_on for point in points if point.step is step)


def test_a_long_absence_comes_out_as_worked() -> None:
    """ZV-001 of the demo organisation."""
    [period] = periods([Away(on("2025-05-12"))], [], N.gap_days)
    points = line(period, [], N)
    first_year = next(point for point in points if point.step is Step.FIRST_YEAR)
    assert period.not_counted == 0
    assert due(points, Step.HANDED_OVER) == on("2025-06-09")
    assert due(points, Step.ANALYSIS) == on("2025-06-22")
    assert due(points, Step.PLAN) == on("2025-07-06")
    assert due(points, Step.UWV) == on("2026-03-02")
    assert (first_year.from_on, first_year.due_on) == (on("2026-03-23"), on("2026-05-10"))
    assert due(points, Mark.LETTER) == on("2027-01-11")
    assert due(points, Step.FINAL) == on("2027-02-07")
    assert due(points, Step.WIA) == on("2027-02-21")
    assert due(points, Mark.PAY_ENDS) == on("2027-05-09")
    assert due(points, Mark.WIA_STARTS) == on("2027-05-10")
    assert (period.days(on("2026-11-16")), period.week(on("2026-11-16"))) == (554, 80)


def test_a_real_prospect_puts_the_second_track_off_until_it_is_looked_at_again() -> None:
    """Evaluated on 2 April 2026, six weeks later is 14 May."""
    [period] = periods([Away(on("2025-05-12"))], [], N.gap_days)
    done = [Done(Step.FIRST_YEAR, on("2026-04-02"))]
    for until, by in ((None, "2026-05-14"), ("2026-05-01", "2026-05-14"), ("2026-06-20", "2026-06-20")):
        points = line(period, done, N, None, on(until) if until else None)
        track = next(point for point in points if point.step is Step.SECOND_TRACK)
        assert (track.due_on, track.again_on) == (on(by), on(until) if until else None)
    assert track.state(on("2026-05-20")) is State.COMES
    assert track.state(on("2026-06-06")) is State.SOON
    assert track.state(on("2026-06-21")) is State.OVERDUE
    begun = line(period, [*done, Done(Step.SECOND_TRACK, on("2026-05-10"))], N, None, on("2026-06-20"))
    track = next(point for point in begun if point.step is Step.SECOND_TRACK)
    assert (track.due_on, track.again_on, track.state(on("2026-06-21"))) == (on("2026-05-14"), None, State.DONE)


def test_two_absences_with_a_gap_come_out_as_worked() -> None:
    """ZV-005 and ZV-006: what was reached before the gap keeps its date, what comes after shifts 21 days."""
    first, second = Away(on("2026-07-06"), on("2026-08-17"), id=5), Away(on("2026-09-07"), on("2026-09-21"), id=6)
    [period] = periods([second, first], [], N.gap_days)
    assert (period.absences, period.not_counted, period.first_day) == ([5, 6], 21, on("2026-07-06"))
    assert period.days(second.recovered_on) == period.days(on("2026-12-31")) == 56
    points = line(period, [], N)
    assert due(points, Step.HANDED_OVER) == on("2026-08-03")
    assert due(points, Step.ANALYSIS) == on("2026-08-16")
    assert due(points, Step.PLAN) == on("2026-09-20")
    assert due(points, Step.UWV) == on("2027-05-17")
    assert due(points, Step.WIA) == on("2028-05-07")
    assert due(points, Mark.PAY_ENDS) == on("2028-07-23")
    assert due(points, Mark.WIA_STARTS) == on("2028-07-24")


@pytest.mark.parametrize(("days", "together"), [(0, True), (1, True), (27, True), (28, False), (29, False)])
def test_less_than_twenty_eight_days_apart_is_one_period(days: int, together: bool) -> None:
    first = Away(on("2026-01-05"), on("2026-02-02"))
    again = Away(first.recovered_on + days * DAY)
    found = periods([first, again], [], N.gap_days)
    assert len(found) == (1 if together else 2)
    assert found[-1].first_day == (first.first_day if together else again.first_day)


def test_maternity_leave_stretches_the_gap() -> None:
    first, leave = Away(on("2026-01-05"), on("2026-02-02")), Leave(on("2026-02-09"), on("2026-05-31"))
    near, far = Away(on("2026-06-21")), Away(on("2026-06-22"))  # 7 + 20 and 7 + 21 days that were no leave
    assert gap(first.recovered_on, near.first_day, [leave]) == 27
    [period] = periods([first, near], [leave], N.gap_days)
    assert period.days(near.first_day) == 29  # 28 days before, none of the leave
    assert len(periods([first, far], [leave], N.gap_days)) == 2
    assert leave_between(first.recovered_on, near.first_day, [leave])
    assert not leave_between(first.recovered_on, on("2026-02-08"), [leave])


def test_the_case_manager_decides_around_leave() -> None:
    first, leave = Away(on("2026-01-05"), on("2026-02-02")), Leave(on("2026-02-02"), on("2026-05-24"))
    assert len(periods([first, Away(on("2026-05-25"))], [leave], N.gap_days)) == 1
    assert len(periods([first, Away(on("2026-05-25"), same_period=False)], [leave], N.gap_days)) == 2
    assert len(periods([first, Away(on("2026-07-27"))], [leave], N.gap_days)) == 2
    assert len(periods([first, Away(on("2026-07-27"), same_period=True)], [leave], N.gap_days)) == 1


def test_leave_that_begins_during_an_absence_is_no_sickness() -> None:
    [period] = periods([Away(on("2026-01-05"))], [Leave(on("2026-01-12"), on("2026-05-03"))], N.gap_days)
    assert period.days(on("2026-01-31")) == 7
    assert (period.day(7), period.day(8)) == (on("2026-01-11"), on("2026-05-04"))


def absent(*done: Done) -> list[gatekeeper.Point]:
    [period] = periods([Away(on("2026-01-05"))], [], N.gap_days)
    return line(period, done, N)


def test_the_plan_follows_the_analysis_in_two_weeks() -> None:
    assert due(absent(), Step.PLAN) == on("2026-03-01")
    assert due(absent(Done(Step.ANALYSIS, on("2026-02-02"))), Step.PLAN) == on("2026-02-16")
    assert due(absent(Done(Step.ANALYSIS, on("2026-02-27"))), Step.PLAN) == on("2026-03-01")  # never later than day 56


def test_evaluations_follow_each_other_in_six_weeks() -> None:
    held = [Done(Step.PLAN, on("2026-02-20")), Done(Step.EVALUATION, on("2026-04-01"))]
    points = [point for point in absent(*held) if point.step is Step.EVALUATION]
    assert [(point.due_on, bool(point.done)) for point in points] == [
        (on("2026-04-03"), True),
        (on("2026-05-13"), False),
    ]
    assert due(absent(), Step.EVALUATION) == due(absent(), Step.PLAN) + 42 * DAY
    last = [*held, Done(Step.FINAL, on("2027-12-20"))]
    assert not [point for point in absent(*last) if point.step is Step.EVALUATION and not point.done]


def test_the_second_track_follows_the_evaluation_that_was_held() -> None:
    assert due(absent(), Step.SECOND_TRACK) == due(absent(), Step.FIRST_YEAR) + 42 * DAY
    held = Done(Step.FIRST_YEAR, on("2026-12-01"))
    assert due(absent(held), Step.SECOND_TRACK) == on("2027-01-12")


@pytest.mark.parametrize(
    ("first_day", "report"),
    [
        ("2025-05-12", "2026-03-02"),
        ("2025-05-16", "2026-03-06"),
        ("2025-05-17", "2026-03-09"),
        ("2025-05-18", "2026-03-09"),
    ],
)  # fmt: skip
def test_uwv_hears_of_it_on_a_working_day(first_day: str, report: str) -> None:
    [period] = periods([Away(on(first_day))], [], N.gap_days)
    assert gatekeeper.uwv_report(period, N.uwv_after) == on(report)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-01-31", State.COMES),
        ("2026-02-01", State.SOON),
        ("2026-02-15", State.SOON),
        ("2026-02-16", State.OVERDUE),
    ],
)  # fmt: skip
def test_how_a_step_stands(today: str, state: State) -> None:
    point = next(point for point in absent() if point.step is Step.ANALYSIS)
    assert point.due_on == on("2026-02-15")
    assert point.state(on(today)) is state


def test_what_was_done_stays_done_and_says_whether_it_was_in_time() -> None:
    def state(done_on: str) -> State:
        points = absent(Done(Step.ANALYSIS, on(done_on)))
        return next(point for point in points if point.step is Step.ANALYSIS).state(on("2026-06-01"))

    assert (state("2026-02-15"), state("2026-02-16")) == (State.DONE, State.LATE)


def test_a_window_opens_before_it_is_due_and_nobody_is_late_with_a_letter_of_uwv() -> None:
    points = absent()
    evaluation = next(point for point in points if point.step is Step.FIRST_YEAR)
    letter = next(point for point in points if point.step is Mark.LETTER)
    assert evaluation.from_on
    assert evaluation.state(evaluation.from_on - 15 * DAY) is State.COMES
    assert evaluation.state(evaluation.from_on - 14 * DAY) is evaluation.state(evaluation.due_on) is State.SOON
    assert letter.state(letter.due_on + DAY) is State.PAST


def test_after_recovery_nothing_is_overdue() -> None:
    point = next(point for point in absent() if point.step is Step.ANALYSIS)
    assert point.state(on("2026-03-01"), recovered_on=on("2026-02-20")) is State.LEFT_OUT


START = date(2024, 1, 1)
HORIZON = 900


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Away], list[Leave]]:
    """Absences of one person in a row, with gaps around the limit, and maternity leave anywhere."""
    at, found = START, []
    for number in range(draw(st.integers(1, 6))):
        at += DAY * draw(st.one_of(st.integers(0, 60), st.sampled_from([26, 27, 28, 29])))
        ends = at + DAY * draw(st.integers(1, 80))
        found.append(Away(at, ends, draw(st.sampled_from([None, None, None, True, False])), number + 1))
        at = ends
    if draw(st.booleans()):
        found[-1] = Away(found[-1].first_day, None, found[-1].same_period, found[-1].id)
    leaves = []
    start = START + DAY * draw(st.integers(0, 400))
    for _ in range(draw(st.integers(0, 2))):
        leaves.append(Leave(start, start + DAY * draw(st.integers(0, 120))))
        start = leaves[-1].until_on + DAY * draw(st.integers(1, 200))
    return found, leaves


def day_by_day(absences: list[Away], leaves: list[Leave], gap_days: int) -> dict[date, tuple[int, int]]:
    """For every day, which period it is in (by the first absence) and how many days of sickness that had by then.

    Slow on purpose: one walks through the calendar, asks of each day what it was, and counts.
    """
    found, number, gap, period = {}, 0, 0, 0
    for n in range(HORIZON):
        day = START + n * DAY
        away = [
            one for one in absences if one.first_day <= day and (one.recovered_on is None or day < one.recovered_on)
        ]
        on_leave = any(one.from_on <= day <= one.until_on for one in leaves)
        begins = [one for one in away if one.first_day == day]
        if begins:
            decided = begins[0].same_period
            new = not decided if decided is not None else gap >= gap_days
            if new or not period:
                period, number = begins[0].id, 0
        if away:
            gap = 0
            number += 0 if on_leave else 1
        elif not on_leave:
            gap += 1
        if period:
            found[day] = (period, number)
    return found


@settings(max_examples=150, deadline=None)
@given(histories(), st.sampled_from([28, 14, 1]))
def test_days_count_as_they_do_one_by_one(history: tuple[list[Away], list[Leave]], gap_days: int) -> None:
    absences, leaves = history
    found = periods(absences, leaves, gap_days)
    slow = day_by_day(absences, leaves, gap_days)
    for n, period in enumerate(found):
        next_one = next((a for a in absences if n + 1 < len(found) and a.id == found[n + 1].absences[0]), None)
        first = next(a for a in absences if a.id == period.absences[0])
        until = min(next_one.first_day if next_one else START + HORIZON * DAY, START + HORIZON * DAY)
        day = first.first_day
        while day < until:
            assert slow[day] == (period.absences[0], period.days(day))
            day += DAY


@settings(max_examples=150, deadline=None)
@given(histories(), st.integers(1, 500))
def test_a_step_is_due_on_the_day_that_one_arrives_at(history: tuple[list[Away], list[Leave]], number: int) -> None:
    """As if the last absence had no end, walked through one by one."""
    absences, leaves = history
    last = absences[-1]
    endless = [*absences[:-1], Away(last.first_day, None, last.same_period, last.id)]
    period = periods(absences, leaves, N.gap_days)[-1]
    slow = day_by_day(endless, leaves, N.gap_days)
    arrived = [day for day, (which, count) in slow.items() if which == period.absences[0] and count == number]
    if arrived:
        assert period.day(number) == arrived[0]
        reached = [day for day in arrived if period.runs(day)]
        assert not reached or period.days(reached[0]) == number


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*Step]), max_size=12), st.data())
def test_the_line_holds_everything_whatever_was_done(steps: list[Step], data: st.DataObject) -> None:
    [period] = periods([Away(START)], [], N.gap_days)
    done = [Done(step, START + DAY * data.draw(st.integers(0, 800))) for step in steps]
    points = line(period, done, N)
    assert [point.due_on for point in points] == sorted(point.due_on for point in points)
    assert {*Step, *Mark} - {Step.EVALUATION} <= {point.step for point in points}
    for point in points:
        if point.step is Step.EVALUATION and point.done is None and Step.PLAN in steps:
            before = [one.on for one in done if one.step in (Step.PLAN, Step.EVALUATION, Step.FIRST_YEAR, Step.FINAL)]
            assert point.due_on <= max(before) + 42 * DAY


def test_a_period_says_where_a_day_is_as_it_says_how_many_there_were() -> None:
    [period] = periods([Away(on("2026-07-06"), on("2026-08-17")), Away(on("2026-09-07"))], [], 28)
    assert isinstance(period, Period)
    assert all(period.days(period.day(number)) == number for number in range(1, 200))


@pytest.mark.parametrize(
    ("day", "later"), [("2024-02-29", "2026-02-28"), ("2026-03-02", "2028-03-02"), ("2023-02-28", "2025-02-28")]
)
def test_a_file_goes_so_many_years_after_and_never_later(day: str, later: str) -> None:
    assert years_after(on(day), 2) == on(later)
