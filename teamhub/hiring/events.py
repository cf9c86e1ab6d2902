"""What can have happened to a vacancy. Who applied is never in here: the journal cannot be erased."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(vacancy_id: int) -> str:
    return f"vacancy:{vacancy_id}"


def of_team(team_id: int) -> str:
    return f"team:{team_id}"


@dataclass(frozen=True, kw_only=True)
class HoursEstablished(Event):
    said: ClassVar[str] = later("%(by)s noted %(hours)s established contract hours for the team")

    hours: str
    was: str
    from_on: date


@dataclass(frozen=True, kw_only=True)
class VacancyDrafted(Event):
    said: ClassVar[str] = later("%(by)s began a vacancy")
    quotes: ClassVar[tuple[str, ...]] = ("title",)

    title: str
    team: int
    hours: str


@dataclass(frozen=True, kw_only=True)
class ProfileWritten(Event):
    said: ClassVar[str] = later("%(by)s changed the profile")

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ProfileAdopted(Event):
    """By TeamHub, when the team has consented."""

    said: ClassVar[str] = later("The team consented to the profile")

    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ProfileReopened(Event):
    said: ClassVar[str] = later("%(by)s opened the profile again: it wants consent again")


@dataclass(frozen=True, kw_only=True)
class VacancyPosted(Event):
    said: ClassVar[str] = later("%(by)s posted the vacancy: letters come in up to %(closes_on)s")

    closes_on: date
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ClosingMoved(Event):
    said: ClassVar[str] = later("%(by)s moved the closing date from %(was)s to %(closes_on)s")

    was: date
    closes_on: date


@dataclass(frozen=True, kw_only=True)
class VacancyStopped(Event):
    said: ClassVar[str] = later("%(by)s stopped the vacancy")
    quotes: ClassVar[tuple[str, ...]] = ("because",)

    because: str


@dataclass(frozen=True, kw_only=True)
class VacancyStoppedByConsent(Event):
    said: ClassVar[str] = later("The team consented: the vacancy stops")
    quotes: ClassVar[tuple[str, ...]] = ("because",)

    because: str


@dataclass(frozen=True, kw_only=True)
class CommitteeAsked(Event):
    said: ClassVar[str] = later("%(by)s asked %(person)s for the selection committee")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class CommitteeJoined(Event):
    said: ClassVar[str] = later("%(by)s takes part in the selection committee")


@dataclass(frozen=True, kw_only=True)
class CommitteeDeclined(Event):
    said: ClassVar[str] = later("%(by)s does not take part in the selection committee")


@dataclass(frozen=True, kw_only=True)
class CommitteeLeft(Event):
    said: ClassVar[str] = later("%(by)s left the selection committee")


@dataclass(frozen=True, kw_only=True)
class CommitteeReleased(Event):
    said: ClassVar[str] = later("%(by)s freed the seat of %(person)s in the selection committee")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int


@dataclass(frozen=True, kw_only=True)
class CommitteeUnasked(Event):
    said: ClassVar[str] = later("%(by)s took back the question to %(person)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
