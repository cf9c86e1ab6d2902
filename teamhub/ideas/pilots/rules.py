"""How long a pilot lasts and what is due when. No database, no clock, no web."""

from datetime import date


def weeks(starts_on: date, ends_on: date) -> int:
    """Whole weeks, a begun one counted: 91 days are 13 weeks, 92 are 14."""
    return -((starts_on - ends_on).days // 7)


def a_year_after(day: date) -> date:
    """The same day a year later; of 29 February, the first of March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def over(ends_on: date, today: date) -> bool:
    """A pilot lasts up to and including its last day."""
    return today > ends_on
