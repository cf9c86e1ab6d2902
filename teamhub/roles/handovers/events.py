from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(handover_id: int) -> str:
    return f"handover:{handover_id}"


@dataclass(frozen=True, kw_only=True)
class HandoverBegun(Event):
    """`receiver` is empty as long as nobody is next."""

    said: ClassVar[str] = later("The handover of %(role)s by %(giver)s begins")
    people: ClassVar[tuple[str, ...]] = ("giver",)

    team: int
    team_role: int
    role: str
    giver: int
    receiver: int | None
    from_on: date
    until_on: date


@dataclass(frozen=True, kw_only=True)
class HandoverReceiverKnown(Event):
    said: ClassVar[str] = later("%(receiver)s takes the role %(role)s over from %(from_on)s")
    people: ClassVar[tuple[str, ...]] = ("receiver",)

    team: int
    role: str
    receiver: int
    from_on: date
    until_on: date


@dataclass(frozen=True, kw_only=True)
class HandoverItemEvent(Event):
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    item: int
    text: str


@dataclass(frozen=True, kw_only=True)
class HandoverItemAdded(HandoverItemEvent):
    said: ClassVar[str] = later("%(by)s added something to hand over")


@dataclass(frozen=True, kw_only=True)
class HandoverItemDone(HandoverItemEvent):
    said: ClassVar[str] = later("%(by)s ticked what was handed over")


@dataclass(frozen=True, kw_only=True)
class HandoverItemStruck(HandoverItemEvent):
    said: ClassVar[str] = later("%(by)s said that this need not be handed over")


@dataclass(frozen=True, kw_only=True)
class HandoverItemReopened(HandoverItemEvent):
    said: ClassVar[str] = later("%(by)s said that this is still to be handed over")


@dataclass(frozen=True, kw_only=True)
class HandoverTipGiven(Event):
    said: ClassVar[str] = later("%(by)s gave a tip to whoever comes next")
    quotes: ClassVar[tuple[str, ...]] = ("tip",)

    tip: str


@dataclass(frozen=True, kw_only=True)
class RoleHandedOver(Event):
    said: ClassVar[str] = later("%(by)s signed: handed over")

    open: int  # what was not handed over yet


@dataclass(frozen=True, kw_only=True)
class RoleTakenOver(Event):
    said: ClassVar[str] = later("%(by)s signed: taken over")

    open: int


@dataclass(frozen=True, kw_only=True)
class RoleTakenOverAlone(Event):
    said: ClassVar[str] = later("%(by)s signed: taken over, without the one before")

    open: int


@dataclass(frozen=True, kw_only=True)
class HandoverWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s recorded that this handover is not needed after all")


@dataclass(frozen=True, kw_only=True)
class HandoverMoved(Event):
    said: ClassVar[str] = later("The role passed on before this handover was signed; what was open went along")
