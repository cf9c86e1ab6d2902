"""How long two people do a role side by side, and when its handover is done. Weeks are calendar weeks."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from teamhub.core.lazily import dataclass

AHEAD = timedelta(weeks=2)  # before the first day: the handover is prepared


class Thing(StrEnum):
    """What somebody hands over. The order is that of the page."""

    WORK = "the work of the role"
    CHECKLIST = "on the checklist, yours now"
    MATTER = "matters that are open"
    ACCESS = "access and things"


class Stage(StrEnum):
    """Where a handover is. Nothing keeps it: it follows from who signed, and from the day."""

    WAITING = "waits for who is next"
    RUNNING = "being handed over"
    OVERDUE = "not signed in time"
    DONE = "handed over"
    ALONE = "taken over without the one before"
    MOVED = "went on with the next"
    WITHDRAWN = "not needed after all"


CLOSED = frozenset({Stage.DONE, Stage.ALONE, Stage.MOVED, Stage.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed so far. `alone`: the receiver did so without the giver."""

    given: datetime | None = None
    taken: datetime | None = None
    alone: bool = False


def asked_until(from_on: date, weeks: int) -> date:
    """The last day on which who had the role before is asked, so many weeks after the first day of the next."""
    return from_on + timedelta(weeks=weeks)


def stage(
    *, signed: Signed, receiver: int | None, until_on: date, today: date, moved: bool = False, withdrawn: bool = False
) -> Stage:
    """`until_on` is the last day of the weeks side by side."""
    if withdrawn:
        return Stage.WITHDRAWN
    if signed.taken and (signed.given or signed.alone):
        return Stage.ALONE if signed.alone and not signed.given else Stage.DONE
    if moved:
        return Stage.MOVED
    if receiver is None:
        return Stage.WAITING
    return Stage.OVERDUE if today > until_on else Stage.RUNNING


def proposed(
    accountabilities: Iterable[tuple[str, str]], checklist: Iterable[str], left: Iterable[tuple[Thing, str, str]]
) -> list[tuple[Thing, str, str]]:
    """What the page begins with, as (what, Dutch, English): the role's work, its checklist, and what was left over.

    `left` is what the one before had not been handed over themselves. The same words come once.
    """
    told = [(Thing.WORK, nl, en) for nl, en in accountabilities]
    told += [(Thing.CHECKLIST, text, "") for text in checklist]
    known: set[str] = set()
    found = []
    for one in [*told, *left]:
        if one[1] not in known:
            known.add(one[1])
            found.append(one)
    return found
