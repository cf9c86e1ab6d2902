"""The hours a week of a full-time contract: one source for every query, read at the day that it is about.

It is a number like the others, from a day on. Before the first change it is what was said when TeamHub was installed.
"""

from datetime import date

from teamhub.core.asking import Ask
from teamhub.parameters.rules import FULLTIME_KEY as KEY
from teamhub.parameters.rules import FULLTIME_USUAL as USUAL

BASE = f"SELECT coalesce((SELECT o.fulltime_hours FROM organisation o LIMIT 1), {USUAL})"
CHANGES = f"""
    SELECT NULL::date AS from_on, ({BASE}) AS hours
    UNION ALL SELECT f.from_on, f.value FROM parameter_set f WHERE f.key = '{KEY}' AND f.from_on <= {{}}::date
    ORDER BY 1 NULLS FIRST
"""


def fulltime_on(day: str) -> str:
    """SQL for what counts on a day, itself SQL of a date."""
    return f"""coalesce((SELECT f.value FROM parameter_set f WHERE f.key = '{KEY}' AND f.from_on <= {day}
        ORDER BY f.from_on DESC LIMIT 1), ({BASE}))"""


def asking_on(day: date) -> Ask:
    """One row, `hours`."""
    return Ask(f"SELECT {fulltime_on('{}::date')} AS hours", (day,))


def asking_until(day: date) -> Ask:
    """Rows of `from_on`, empty for the first, and `hours`: each value that there was up to that day."""
    return Ask(CHANGES, (day,))
