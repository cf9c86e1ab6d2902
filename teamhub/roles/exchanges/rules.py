"""How an exchange stands, and what it makes of what two people carry. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from teamhub.core.lazily import dataclass
from teamhub.roles.load.rules import Carried, Limits, Signal
from teamhub.roles.rules import DAY, last_day

ON_THE_AGENDA = timedelta(weeks=2)  # before its review date, so that a meeting is in between
MOST = 50  # clients in one exchange


class State(StrEnum):
    """Derived whenever it is read."""

    ASKED = "waits for the other"
    DECLINED = "not agreed"
    AGREED = "agreed by both"  # and put to the team, which has not consented yet
    COMING = "begins soon"
    RUNNING = "in force"
    REVIEW = "to be looked at again"
    ENDED = "ended"


LIVE = frozenset({State.COMING, State.RUNNING, State.REVIEW})
OPEN = LIVE | {State.ASKED, State.AGREED}


@dataclass(frozen=True, slots=True)
class Steps:
    """What was written down of an exchange, as far as it matters here. `gone_on`: the last day of one in the team."""

    from_on: date
    review_on: date
    accepted: bool = False
    declined: bool = False
    began: bool = False
    ended: bool = False
    gone_on: date | None = None


def state(steps: Steps, today: date) -> State:
    """It ends by itself when one of the two leaves the team; it does not when nobody looks at it again."""
    if steps.declined:
        return State.DECLINED
    if steps.ended or (steps.gone_on is not None and steps.gone_on < today):
        return State.ENDED
    if not steps.began:
        return State.AGREED if steps.accepted else State.ASKED
    if today < steps.from_on:
        return State.COMING
    return State.REVIEW if today >= steps.review_on else State.RUNNING


def latest_review(from_on: date, months: int) -> date:
    """An exchange lasts so many months, and is looked at again on the first day after them (KAD-12)."""
    return last_day(from_on, months) + DAY


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, before and after."""

    now: Carried
    then: Carried

    @property
    def over(self) -> int:
        """How far the caseload comes above their own norm, in whole percent, rounded up; 0 within the norm."""
        return up(self.then.over)


@dataclass(frozen=True, slots=True)
class Figures:
    """KAD-12: role hours come off one's hours, and what is left times the caseload norm is one's own norm."""

    more: Side
    takes: Side

    @property
    def known(self) -> bool:
        return self.more.then.over is not None and self.takes.then.over is not None

    @property
    def percent(self) -> int:
        """Of who comes highest above their own norm."""
        return max(self.more.over, self.takes.over)

    def signals(self, limits: Limits) -> list[Signal]:
        """What the role does to who takes it: for a conversation, it stops nothing."""
        return [signal for signal in self.takes.then.signals(limits) if signal is not Signal.OVER_NORM]


def figures(more: "Person", takes: "Person", hours: Decimal, clients: int) -> Figures:
    """What comes of it when one takes `clients` over and the other holds the role, of so many hours a week."""
    return Figures(
        Side(more.now, replace(more.now, role_hours=(*more.other_roles,), caseload=_added(more.now, clients))),
        Side(
            takes.now, replace(takes.now, role_hours=(*takes.other_roles, hours), caseload=_added(takes.now, -clients))
        ),
    )


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody carries now, and the hours of their roles without the one that is exchanged."""

    now: Carried
    other_roles: tuple[Decimal, ...]


def without(role: int, shares: Iterable[tuple[int, Decimal]]) -> tuple[Decimal, ...]:
    """The hours of these roles, (role, hours) each, less those of one of them."""
    return tuple(hours for id, hours in shares if id != role)


def _added(now: Carried, clients: int) -> int | None:
    return None if now.caseload is None else max(now.caseload + clients, 0)


def up(percent: Decimal | None) -> int:
    """Whole percent. The hours of a role that three share are no exact number: a millionth above is at it."""
    return 0 if percent is None else max(int(round(percent, 6).to_integral_value(ROUND_CEILING)), 0)
