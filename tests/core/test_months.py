from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.months import month_after, quarter_after

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 11, 25), 0, date(2026, 11, 1)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), -1, date(2025, 12, 1)),
        (date(2026, 11, 25), 14, date(2028, 1, 1)),
    ],
)
def test_months_count_on_over_the_end_of_a_year(day: date, months: int, first: date) -> None:
    assert month_after(day, months) == first


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_day_is_in_the_quarter_that_begins_before_the_next_one(day: date) -> None:
    first, following = quarter_after(day, 0), quarter_after(day, 1)
    assert first <= day < following
    assert first.month in (1, 4, 7, 10) and quarter_after(following - DAY, 0) == first
