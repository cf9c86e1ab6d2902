"""What the journal says of an absence: that something happened to it. Never whose it is, which days, or why.

The journal cannot be erased, and this can be told from nobody's absence once the absence itself is gone.
"""

from dataclasses import replace
from typing import ClassVar

from teamhub.core.act import SYSTEM, Act
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.journal.service import record


def subject(absence_id: int) -> str:
    return f"absence:{absence_id}"


async def noted(act: Act, event: Event, *, of: int) -> None:
    """Records it: as done by TeamHub where it was the absent person (`of`), so that the journal does not know them."""
    await record(replace(act, by=SYSTEM) if act.by.id == of else act, event)


@dataclass(frozen=True, kw_only=True)
class AbsenceReported(Event):
    said: ClassVar[str] = later("An absence was reported")


@dataclass(frozen=True, kw_only=True)
class AbsenceConfirmed(Event):
    said: ClassVar[str] = later("The report of an absence was confirmed")


@dataclass(frozen=True, kw_only=True)
class AbsenceChanged(Event):
    said: ClassVar[str] = later("What is known of an absence was changed")


@dataclass(frozen=True, kw_only=True)
class AbsenceProlonged(Event):
    said: ClassVar[str] = later("Another last day is expected of an absence")


@dataclass(frozen=True, kw_only=True)
class AbsenceEnded(Event):
    said: ClassVar[str] = later("An absence has ended")


@dataclass(frozen=True, kw_only=True)
class AbsenceEndUndone(Event):
    said: ClassVar[str] = later("An absence has not ended after all")


@dataclass(frozen=True, kw_only=True)
class AbsenceWithdrawn(Event):
    """Reported by mistake, and taken back on the same day: the absence itself is gone."""

    said: ClassVar[str] = later("The report of an absence was taken back")


@dataclass(frozen=True, kw_only=True)
class WorkTaken(Event):
    said: ClassVar[str] = later("Work of an absent colleague has a holder")


@dataclass(frozen=True, kw_only=True)
class WorkReturned(Event):
    said: ClassVar[str] = later("Work of an absent colleague is back")


@dataclass(frozen=True, kw_only=True)
class ContactHad(Event):
    said: ClassVar[str] = later("There was contact with an absent colleague")


@dataclass(frozen=True, kw_only=True)
class AbsencePassedOn(Event):
    said: ClassVar[str] = later("The occupational health service was told of an absence")


@dataclass(frozen=True, kw_only=True)
class Prechecked(Event):
    said: ClassVar[str] = later("It was looked at together whether HR takes over")


@dataclass(frozen=True, kw_only=True)
class EarlyAsked(Event):
    said: ClassVar[str] = later("HR is asked to take over the guidance of an absence")


@dataclass(frozen=True, kw_only=True)
class HandOverPrepared(Event):
    """By TeamHub, once, when an absence is HR's to guide."""

    said: ClassVar[str] = later("The guidance of an absence is to be handed over to HR")


@dataclass(frozen=True, kw_only=True)
class HandedOver(Event):
    said: ClassVar[str] = later("HR guides an absence from now on")


@dataclass(frozen=True, kw_only=True)
class NearNamed(Event):
    said: ClassVar[str] = later("It is agreed who stays in touch with an absent colleague")


@dataclass(frozen=True, kw_only=True)
class HandedBack(Event):
    said: ClassVar[str] = later("The team guides an absence again")


@dataclass(frozen=True, kw_only=True)
class FrequentTalkHeld(Event):
    said: ClassVar[str] = later("A talk about what helps was held")


@dataclass(frozen=True, kw_only=True)
class FrequentTalkToHR(Event):
    said: ClassVar[str] = later("HR is asked to hold a talk about what helps")


@dataclass(frozen=True, kw_only=True)
class Welcomed(Event):
    said: ClassVar[str] = later("A colleague who is back was asked what is needed to begin well")
