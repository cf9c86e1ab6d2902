"""What can have happened to the people of the organisation.

An entry of the journal cannot be erased, so it names people by id and holds no address, no number and no contract
hours: those are in the rows themselves.
"""

from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event

ORGANISATION = "organisation"


def subject(person_id: int) -> str:
    return f"person:{person_id}"


@dataclass(frozen=True, kw_only=True)
class OrganisationFounded(Event):
    said: ClassVar[str] = later("%(by)s started TeamHub for %(name)s")

    name: str


@dataclass(frozen=True, kw_only=True)
class PersonWelcomed(Event):
    said: ClassVar[str] = later("%(by)s welcomed %(person)s, who starts on %(from_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    from_on: date


@dataclass(frozen=True, kw_only=True)
class PersonCorrected(Event):
    """`fields` are the columns that changed."""

    said: ClassVar[str] = later("%(by)s corrected the record of %(person)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HoursChanged(Event):
    said: ClassVar[str] = later("%(by)s recorded the contract hours of %(person)s from %(from_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    from_on: date


@dataclass(frozen=True, kw_only=True)
class CaseloadChanged(Event):
    said: ClassVar[str] = later("%(by)s recorded the caseload of %(person)s from %(from_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    from_on: date


@dataclass(frozen=True, kw_only=True)
class TalentNamed(Event):
    said: ClassVar[str] = later("%(by)s named a talent")

    talent: int


@dataclass(frozen=True, kw_only=True)
class TalentDropped(Event):
    said: ClassVar[str] = later("%(by)s took back a talent")

    talent: int


@dataclass(frozen=True, kw_only=True)
class SuccessorNamed(Event):
    said: ClassVar[str] = later("%(by)s named %(successor)s to look after their ideas")
    people: ClassVar[tuple[str, ...]] = ("successor",)

    successor: int


@dataclass(frozen=True, kw_only=True)
class SuccessorWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s no longer names anybody to look after their ideas")


@dataclass(frozen=True, kw_only=True)
class LeavingRecorded(Event):
    said: ClassVar[str] = later("%(by)s recorded that %(on)s is the last day of %(person)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    on: date


@dataclass(frozen=True, kw_only=True)
class LeavingWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s recorded that %(person)s stays")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int


@dataclass(frozen=True, kw_only=True)
class PersonCameBack(Event):
    said: ClassVar[str] = later("%(by)s welcomed %(person)s back, who starts on %(from_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    from_on: date


@dataclass(frozen=True, kw_only=True)
class PersonParted(Event):
    """The day after the last one: what they left behind has been looked after."""

    said: ClassVar[str] = later("%(person)s has left the organisation")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
