"""Working days: Monday to Friday, without the public holidays of the Netherlands."""

from datetime import date, timedelta

from holidays import country_holidays

HOLIDAYS = country_holidays("NL")
SATURDAY = 5


def is_workday(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in HOLIDAYS


def workdays_after(day: date, count: int) -> date:
    """The last of so many working days, the first of which is the one after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day
