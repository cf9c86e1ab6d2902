"""Until when, what is overdue, and the hands-off line, against counts of their own."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid
from teamhub.core.workdays import is_workday
from teamhub.takeovers import rules
from teamhub.takeovers.rules import Span

TODAY = date(2026, 3, 2)
DAYS = st.integers(-500, 0).map(lambda days: TODAY + timedelta(days=days))
LENGTHS = st.integers(0, 60).map(lambda days: timedelta(days=days))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    taken = draw(DAYS)
    ended = draw(st.none() | LENGTHS.map(lambda length: taken + length))
    return Span(taken, taken + draw(LENGTHS), ended if ended is None or ended <= TODAY else None)


@pytest.mark.parametrize(
    ("back", "ended", "overdue"),
    [(0, None, False), (-1, None, True), (1, None, False), (-1, 0, False), (-400, None, True)],
)
def test_it_is_overdue_from_the_day_after(back: int, ended: int | None, overdue: bool) -> None:
    day = timedelta(days=1)
    assert rules.overdue(TODAY + back * day, None if ended is None else TODAY + ended * day, TODAY) is overdue


@pytest.mark.parametrize(
    ("taken", "back"),
    [
        (date(2026, 3, 2), date(2026, 3, 3)),
        (date(2026, 3, 6), date(2026, 3, 9)),  # a Friday
        (date(2026, 4, 3), date(2026, 4, 7)),  # over Easter Monday
        (date(2026, 12, 24), date(2026, 12, 28)),
    ],
)
def test_in_danger_it_goes_back_the_next_working_day(taken: date, back: date) -> None:
    assert rules.danger_back_by(taken) == back


@given(DAYS)
def test_that_day_is_a_working_day_and_none_lies_between(taken: date) -> None:
    back = rules.danger_back_by(taken)
    assert is_workday(back) and back > taken
    assert not any(is_workday(taken + timedelta(days=n)) for n in range(1, (back - taken).days))


@pytest.mark.parametrize("days", [-1, -400, 367, 5000])
def test_no_day_in_the_past_and_none_beyond_counting(days: int) -> None:
    with pytest.raises(Invalid):
        rules.require_day(TODAY + timedelta(days=days), TODAY, TODAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_twelve_months_end_with_this_one(today: date) -> None:
    months = rules.months_until(today)
    assert len(set(months)) == rules.MONTHS and months == sorted(months)
    assert (
        months[-1] == today.replace(day=1)
        and months[0].year * 12 + months[0].month == today.year * 12 + today.month - 11
    )


@given(st.lists(spans(), max_size=30), st.lists(DAYS, max_size=30))
def test_the_line_equals_a_count_of_its_own(taken: list[Span], withheld: list[date]) -> None:
    line = rules.line(taken, withheld, TODAY)
    start = date(2025, 4, 1)
    assert [month.first for month in line.months] == rules.months_until(TODAY) and line.months[0].first == start
    assert line.total("taken") == len([one for one in taken if one.taken_on >= start])
    back = [one for one in taken if one.ended_on is not None and one.ended_on >= start]
    assert line.total("in_time") == len([one for one in back if one.ended_on and one.ended_on <= one.back_on])
    assert line.total("in_time") + line.total("late") == len(back)
    assert line.total("overdue") == len([one for one in taken if one.ended_on is None and one.back_on < TODAY])
    assert line.total("withheld") == len([day for day in withheld if day >= start])
    for month in line.months:
        these = [day for day in withheld if (day.year, day.month) == (month.first.year, month.first.month)]
        assert month.withheld == len(these)
    assert line.empty == (not any(month.above or month.below for month in line.months))
    assert max([0, *(month.above for month in line.told)]) == line.above


@given(st.lists(spans(), max_size=20), st.randoms())
def test_the_order_says_nothing(taken: list[Span], random: st.random_module) -> None:
    mixed = [*taken]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert rules.line(mixed, [], TODAY) == rules.line(taken, [], TODAY)


@given(spans())
def test_giving_back_takes_it_off_what_is_overdue(one: Span) -> None:
    assume(one.ended_on is None)
    before = rules.line([one], [], TODAY)
    after = rules.line([Span(one.taken_on, one.back_on, TODAY)], [], TODAY)
    assert after.total("overdue") == 0 and after.total("late") == before.total("overdue")
    assert after.total("in_time") + after.total("late") == 1
