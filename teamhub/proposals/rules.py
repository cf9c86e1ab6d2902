"""How a proposal stands, and how long it is open. No database, no clock, no web."""

from datetime import date, datetime
from enum import StrEnum

from teamhub.decisions import rules as counting
from teamhub.decisions.rules import Ends, Outcome

DAYS = 5  # calendar days that people have to answer, usually
LONGEST = 60
WEEKS = 13  # until it is looked at again, usually


class State(StrEnum):
    """Derived whenever it is read, from the round and from what was written down."""

    RUNNING = "running"
    ADOPTED = "adopted"  # and not carried out yet: for as long as nothing has settled the round
    CARRIED_OUT = "carried out"
    OVERTAKEN = "overtaken"
    OBJECTED = "objected"
    TOO_FEW = "too few"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({State.RUNNING, State.OBJECTED, State.TOO_FEW})  # something can still come of it


def state(*, carried_out: bool, overtaken: bool, withdrawn: bool, outcome: Outcome | None) -> State:
    """`outcome` is that of its newest round; empty while that runs."""
    if carried_out or overtaken:
        return State.CARRIED_OUT if carried_out else State.OVERTAKEN
    if withdrawn:
        return State.WITHDRAWN
    return State(outcome) if outcome else State.RUNNING


def ends(start: datetime, days: int, meeting_on: date | None = None, advice_until: date | None = None) -> Ends | None:
    """A round of so many calendar days from `start`, or until the day of a meeting is over; None: not possible.

    `start` is in the organisation's zone. It lasts at least as long as who was asked for advice has time to give it;
    until then it does not close early.
    """
    if meeting_on is not None:
        over = counting.end_of(meeting_on, start)
        if not start < over <= counting.ends(start, (0, 0, LONGEST)).decision:
            return None
    elif 1 <= days <= LONGEST:
        over = counting.ends(start, (0, 0, days)).decision
    else:
        return None
    advised = counting.end_of(advice_until, start) if advice_until else start
    return Ends(start, advised, max(over, advised))


def evaluate_on(chosen: date | None, today: date, closes: date) -> date:
    """The day on which it is looked at again; usually a quarter on, and never before the round is over."""
    return chosen or max(counting.due(today, 7 * WEEKS), counting.due(closes, 1))
