"""How long a role has been open, and what buying its work in does to that. Dates are calendar dates."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
LONGEST = timedelta(days=366)  # of buying in at once: what lasts longer is no stopgap any more


class Answer(StrEnum):
    """Of the MPP, with a reason."""

    YES = "agrees"
    NO = "does not agree"


class Bought(StrEnum):
    """Where a request to buy in is; it follows from the answer and from the day."""

    ASKED = "asked of the MPP"
    RUNNING = "bought in"
    DECLINED = "not bought in"
    OVER = "over"


def state(*, answer: Answer | None, until_on: date, ended_on: date | None, today: date) -> Bought:
    """`until_on` is the last day; `ended_on` the last one where the team ended it sooner."""
    if answer is Answer.NO:
        return Bought.DECLINED
    if today > until_on or (ended_on is not None and today >= ended_on):
        return Bought.OVER
    return Bought.RUNNING if answer else Bought.ASKED


def open_since(vacant_since: date | None, bought: Iterable[tuple[date, date]], today: date) -> date | None:
    """From which day on a vacancy counts; nothing while its work is bought in.

    `bought` are the first and the last day of each time that it was, or is: the weeks begin again after the last one.
    """
    if vacant_since is None:
        return None
    since = vacant_since
    for first, last in bought:
        if first <= today <= last:
            return None
        if first <= last < today:
            since = max(since, last + DAY)
    return since
