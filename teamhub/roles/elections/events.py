"""What can happen in an election. No name and no reason of a nomination is in any of them before all are shown."""

from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.roles.elections.rules import How


def subject(election_id: int) -> str:
    return f"election:{election_id}"


@dataclass(frozen=True, kw_only=True)
class ElectionStarted(Event):
    said: ClassVar[str] = later("%(by)s started an open election for %(role)s, led by %(facilitator)s")
    people: ClassVar[tuple[str, ...]] = ("facilitator",)
    quotes: ClassVar[tuple[str, ...]] = ("profile",)

    team: int
    role: str
    facilitator: int
    profile: str
    how: How
    opens_on: date
    first_on: date
    months: int


@dataclass(frozen=True, kw_only=True)
class NominationMade(Event):
    """By whom, and not of whom: that is read when all are shown."""

    said: ClassVar[str] = later("%(by)s nominated somebody")

    again: bool = False


@dataclass(frozen=True, kw_only=True)
class NominationsShown(Event):
    """By who leads the election, or by itself when the last one was in."""

    said: ClassVar[str] = later("The nominations can be read: %(named)s of %(members)s nominated somebody")

    named: int
    members: int


@dataclass(frozen=True, kw_only=True)
class NominationChanged(Event):
    """In the change round, in front of everybody."""

    said: ClassVar[str] = later("%(by)s nominates %(person)s in the change round")
    people: ClassVar[tuple[str, ...]] = ("person",)
    quotes: ClassVar[tuple[str, ...]] = ("reason",)

    person: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class NominationKept(Event):
    said: ClassVar[str] = later("%(by)s stays with their nomination")


@dataclass(frozen=True, kw_only=True)
class ElectionDeclined(Event):
    said: ClassVar[str] = later("%(by)s said: not me this time")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    why: str


@dataclass(frozen=True, kw_only=True)
class ChangeRoundClosed(Event):
    said: ClassVar[str] = later("%(by)s closed the change round")


@dataclass(frozen=True, kw_only=True)
class ChangeRoundOpened(Event):
    said: ClassVar[str] = later("%(by)s opened another change round")


@dataclass(frozen=True, kw_only=True)
class LeadTaken(Event):
    said: ClassVar[str] = later("%(by)s leads the election from now on, instead of %(before)s")
    people: ClassVar[tuple[str, ...]] = ("before",)

    before: int


@dataclass(frozen=True, kw_only=True)
class PersonProposed(Event):
    said: ClassVar[str] = later("%(by)s proposed %(person)s")
    people: ClassVar[tuple[str, ...]] = ("person",)
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    person: int
    proposal: int
    why: str
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class ElectionHeld(Event):
    said: ClassVar[str] = later(
        "The team consented: %(person)s has the role %(role)s from %(from_on)s until %(until_on)s"
    )
    people: ClassVar[tuple[str, ...]] = ("person",)

    team: int
    role: str
    person: int
    from_on: date
    until_on: date
    seats: int  # how many can hold the role from now on


@dataclass(frozen=True, kw_only=True)
class ElectionWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew the election")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    why: str
