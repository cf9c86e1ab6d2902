from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.workdays import is_workday, workdays_after


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2026, 3, 2), 5, date(2026, 3, 9)),  # a Monday
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 4, 3), 1, date(2026, 4, 7)),  # over Easter Monday
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # over King's Day
        (date(2026, 12, 24), 5, date(2027, 1, 4)),  # over Christmas and New Year
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
    ],
)
def test_working_days(day: date, count: int, last: date) -> None:
    assert workdays_after(day, count) == last


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 30))
def test_so_many_of_them_lie_in_between(day: date, count: int) -> None:
    last = workdays_after(day, count)
    assert is_workday(last)
    assert sum(is_workday(day + timedelta(days=n)) for n in range(1, (last - day).days + 1)) == count
