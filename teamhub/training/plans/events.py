"""What can happen to a plan. Money is told in euros; who goes, by id: an entry cannot be erased."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.decisions.rules import Manner
from teamhub.journal.events import Event
from teamhub.training.plans.rules import Reply, Transfer


def subject(plan_id: int) -> str:
    return f"training_plan:{plan_id}"


def budget(team_id: int) -> str:
    return f"training_budget:{team_id}"


@dataclass(frozen=True, kw_only=True)
class TrainingProposed(Event):
    said: ClassVar[str] = later("%(by)s made this plan: €%(cost)s")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    team: int
    training: int
    cost: Decimal
    why: str


@dataclass(frozen=True, kw_only=True)
class CostChanged(Event):
    said: ClassVar[str] = later("%(by)s changed the cost: it was €%(was)s and is €%(now)s")

    was: Decimal
    now: Decimal


@dataclass(frozen=True, kw_only=True)
class PlanReopened(Event):
    """It now asks for more than was decided."""

    said: ClassVar[str] = later("It asks for more than was decided, and is a proposal again")


@dataclass(frozen=True, kw_only=True)
class DaysMoved(Event):
    said: ClassVar[str] = later("%(by)s moved it: from %(was)s to %(now)s")

    was: date
    now: date


@dataclass(frozen=True, kw_only=True)
class DaysSet(Event):
    said: ClassVar[str] = later("%(by)s chose the days: from %(now)s")

    now: date


@dataclass(frozen=True, kw_only=True)
class AskedToGo(Event):
    said: ClassVar[str] = later("%(by)s asked %(who)s to go")
    inside: ClassVar[bool] = True
    people: ClassVar[tuple[str, ...]] = ("who",)

    who: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class RepliedToGo(Event):
    said: ClassVar[str] = later("%(by)s answered whether they go: %(reply)s")
    inside: ClassVar[bool] = True

    reply: Reply


@dataclass(frozen=True, kw_only=True)
class SomebodyElseGoes(Event):
    said: ClassVar[str] = later("%(was)s does not go; %(now)s was asked")
    inside: ClassVar[bool] = True
    people: ClassVar[tuple[str, ...]] = ("was", "now")

    was: int
    now: int


@dataclass(frozen=True, kw_only=True)
class SeatTaken(Event):
    said: ClassVar[str] = later("%(by)s, of another team, took a free seat")
    inside: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class MppAsked(Event):
    said: ClassVar[str] = later("%(by)s asked the MPP whether this may go beyond the budget")


@dataclass(frozen=True, kw_only=True)
class MppReplied(Event):
    said: ClassVar[str] = later("%(by)s answered as MPP: %(reply)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    reply: Reply
    words: str


@dataclass(frozen=True, kw_only=True)
class TrainingChosen(Event):
    said: ClassVar[str] = later("The training was chosen: %(manner)s")

    manner: Manner
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TransferPlanned(Event):
    said: ClassVar[str] = later("%(by)s planned how it is passed on: %(transfer)s, by %(due_on)s")

    transfer: Transfer
    due_on: date


@dataclass(frozen=True, kw_only=True)
class TrainingBooked(Event):
    said: ClassVar[str] = later("%(by)s booked it")


@dataclass(frozen=True, kw_only=True)
class TrainingCancelled(Event):
    said: ClassVar[str] = later("%(by)s cancelled it; €%(kept)s was lost")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    words: str
    kept: Decimal


@dataclass(frozen=True, kw_only=True)
class PassedOn(Event):
    said: ClassVar[str] = later("%(by)s recorded that it was passed on, on %(on)s")
    quotes: ClassVar[tuple[str, ...]] = ("reached",)

    on: date
    reached: str


@dataclass(frozen=True, kw_only=True)
class MondayWritten(Event):
    """Their words are in the row, from which they can be erased."""

    said: ClassVar[str] = later("%(by)s wrote what they do differently on Monday")
    inside: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Paid(Event):
    said: ClassVar[str] = later("%(by)s recorded that €%(amount)s was paid on %(on)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    amount: Decimal
    on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class CameBack(Event):
    said: ClassVar[str] = later("€%(amount)s came back into the budget")

    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class PaymentWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s took back that €%(amount)s was paid")

    amount: Decimal
