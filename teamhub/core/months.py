"""Calendar months and quarters, counted from a day."""

from calendar import monthrange
from datetime import date


def month_after(day: date, months: int) -> date:
    """The first day of the calendar month so many after that of `day`; of one before it where that is negative."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def quarter_after(day: date, quarters: int) -> date:
    """The first day of the calendar quarter so many after that of `day`."""
    return month_after(day, 3 * quarters - (day.month - 1) % 3)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier where negative; the last one of a month that has no such day."""
    month = month_after(day, months)
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))
