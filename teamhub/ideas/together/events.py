from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event

PERSON = ("person",)


@dataclass(frozen=True, kw_only=True)
class CoMakerInvited(Event):
    said: ClassVar[str] = later("%(by)s invited %(person)s to make it together")
    people: ClassVar[tuple[str, ...]] = PERSON

    person: int


@dataclass(frozen=True, kw_only=True)
class CoMakerJoined(Event):
    said: ClassVar[str] = later("%(by)s makes it together with the owner from now on")


@dataclass(frozen=True, kw_only=True)
class CoMakerDeclined(Event):
    said: ClassVar[str] = later("%(by)s would rather not be a co-maker")


@dataclass(frozen=True, kw_only=True)
class CoMakerLeft(Event):
    said: ClassVar[str] = later("%(by)s is no longer a co-maker")


@dataclass(frozen=True, kw_only=True)
class CoMakerReleased(Event):
    """By the owner: an invitation taken back, or a co-maker thanked."""

    said: ClassVar[str] = later("%(by)s goes on without %(person)s as a co-maker")
    people: ClassVar[tuple[str, ...]] = PERSON

    person: int


@dataclass(frozen=True, kw_only=True)
class TypoHelpGiven(Event):
    said: ClassVar[str] = later("%(by)s lets %(person)s correct typing errors")
    people: ClassVar[tuple[str, ...]] = PERSON

    person: int


@dataclass(frozen=True, kw_only=True)
class TypoHelpTakenBack(Event):
    said: ClassVar[str] = later("%(by)s lets %(person)s correct no more typing errors")
    people: ClassVar[tuple[str, ...]] = PERSON

    person: int


@dataclass(frozen=True, kw_only=True)
class TyposFixed(Event):
    said: ClassVar[str] = later("%(by)s corrected typing errors: version %(version)s")

    version: int
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class TransferOffered(Event):
    said: ClassVar[str] = later("%(by)s offered this idea to %(person)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)
    people: ClassVar[tuple[str, ...]] = ("person", "former")

    person: int
    former: int  # whose it is until it is accepted
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class TransferAccepted(Event):
    said: ClassVar[str] = later("%(by)s took this idea over from %(former)s")
    people: ClassVar[tuple[str, ...]] = ("former",)

    former: int


@dataclass(frozen=True, kw_only=True)
class TransferDeclined(Event):
    said: ClassVar[str] = later("%(by)s did not take this idea over; it stays with %(former)s")
    people: ClassVar[tuple[str, ...]] = ("former",)

    former: int


@dataclass(frozen=True, kw_only=True)
class TransferWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s keeps this idea after all")
    people: ClassVar[tuple[str, ...]] = PERSON

    person: int  # who had been offered it


@dataclass(frozen=True, kw_only=True)
class MergeProposed(Event):
    """On both ideas. `other` is the number of the other one; its title is not for everybody who reads this one."""

    said: ClassVar[str] = later("%(by)s proposed to merge this idea with idea %(other)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    other: int
    asked: int  # the owner who answers
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class MergeAccepted(Event):
    """On both ideas; `goes` is true on the one that goes on in the other."""

    said: ClassVar[str] = later("%(by)s agreed to merge this idea with idea %(other)s")

    other: int
    goes: bool


@dataclass(frozen=True, kw_only=True)
class MergeDropped(Event):
    said: ClassVar[str] = later("%(by)s left this idea and idea %(other)s apart")

    other: int


@dataclass(frozen=True, kw_only=True)
class LeftBehind(Event):
    """Its owner left the organisation: it keeps their name, and waits for who wakes it."""

    said: ClassVar[str] = later("%(owner)s left; the idea keeps their name and waits for who takes it on")
    people: ClassVar[tuple[str, ...]] = ("owner", "successor")

    owner: int
    successor: int | None = None
