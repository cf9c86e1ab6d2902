from datetime import date, datetime, timedelta

import pytest

from teamhub.core.clock import ZONE
from teamhub.demo.calendar import Calendar

AS_OF = date(2026, 11, 16)  # a Monday
TALKS = ("2026-09-08", "2026-09-10", "2026-10-06", "2026-10-21", "2026-11-18", "2026-11-19", "2026-11-20")


@pytest.mark.parametrize("shift", range(7))
@pytest.mark.parametrize("day", TALKS)
def test_people_meet_on_working_days_and_on_the_same_side_of_today(day: str, shift: int) -> None:
    today = AS_OF + timedelta(days=shift)
    calendar = Calendar(timedelta(days=shift), datetime(today.year, today.month, today.day, 12, tzinfo=ZONE))
    told, on = calendar.on(day), calendar.workday(day)
    assert on.weekday() < 5
    assert abs(on - told) <= timedelta(days=2) and (on > today) == (told > today)
    assert on == told or told.weekday() >= 5
