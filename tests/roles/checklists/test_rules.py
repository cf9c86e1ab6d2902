"""When an item of a checklist is due: once in every week, month or quarter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.roles.checklists import rules
from teamhub.roles.checklists.rules import Rhythm

DAYS = some.dates(date(1999, 1, 1), date(2150, 12, 31))
RHYTHMS = some.sampled_from(Rhythm)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("rhythm", "day", "first", "last"),
    [
        (Rhythm.WEEKLY, date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 8)),
        (Rhythm.WEEKLY, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3)),  # ISO week 53 of 2026
        (Rhythm.MONTHLY, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        (Rhythm.MONTHLY, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (Rhythm.QUARTERLY, date(2026, 5, 31), date(2026, 4, 1), date(2026, 6, 30)),
        (Rhythm.QUARTERLY, date(2026, 12, 1), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_day(rhythm: Rhythm, day: date, first: date, last: date) -> None:
    assert (rules.first_day(rhythm, day), rules.last_day(rhythm, day)) == (first, last)


@given(RHYTHMS, DAYS)
def test_periods_follow_each_other_without_gap_or_overlap(rhythm: Rhythm, day: date) -> None:
    first, last = rules.first_day(rhythm, day), rules.last_day(rhythm, day)
    assert first <= day <= last
    assert rules.first_day(rhythm, last + DAY) == last + DAY
    assert rules.last_day(rhythm, first - DAY) == first - DAY
    assert {rules.first_day(rhythm, one) for one in (first, day, last)} == {first}


@given(DAYS)
def test_a_week_is_the_iso_week(day: date) -> None:
    first = rules.first_day(Rhythm.WEEKLY, day)
    assert first.isocalendar()[:2] == day.isocalendar()[:2]
    assert first.isoweekday() == 1


@given(RHYTHMS, DAYS, some.integers(0, 1000), some.integers(1, 12))
def test_the_last_periods_end_with_the_present_one_and_begin_no_earlier_than_the_item(
    rhythm: Rhythm, day: date, age: int, count: int
) -> None:
    since = day - age * DAY
    found = rules.last_periods(rhythm, day, since, count)
    assert found == sorted(set(found))
    assert found[-1] == rules.first_day(rhythm, day)
    assert len(found) <= count
    assert rules.last_day(rhythm, found[0]) >= since
    if len(found) < count:  # then it is as old as the item
        assert found[0] <= since


@pytest.mark.parametrize(
    ("paused", "removed", "age", "due"),
    [(None, None, 0, True), (None, None, -1, False), (0, None, 5, False), (None, 0, 5, False)],
)
def test_what_is_paused_removed_or_yet_to_come_is_not_due(
    paused: int | None, removed: int | None, age: int, due: bool
) -> None:
    on = date(2026, 3, 2)
    days = [on if one is not None else None for one in (paused, removed)]
    assert rules.due(from_on=on - age * DAY, paused_on=days[0], removed_on=days[1], on=on) is due
