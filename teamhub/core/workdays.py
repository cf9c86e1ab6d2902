"""Working days: Monday to Friday, without the public holidays of the Netherlands."""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

SATURDAY = 5


@cache
def holidays() -> Container[date]:
    """Read when a working day is first asked for: a start need not wait for it."""
    from holidays import country_holidays

    return country_holidays("NL")


def is_workday(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays()


def workdays_after(day: date, count: int) -> date:
    """The last of so many working days, the first of which is the one after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day
