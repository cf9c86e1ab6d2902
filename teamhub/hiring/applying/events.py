"""What can have happened to an application. No name, no address, no words of theirs: the journal cannot be erased."""

from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.hiring.replies import Reply
from teamhub.hiring.rules import Source, Standing
from teamhub.journal.events import Event


def subject(applicant_id: int) -> str:
    return f"applicant:{applicant_id}"


@dataclass(frozen=True, kw_only=True)
class ApplicationReceived(Event):
    said: ClassVar[str] = later("An application came in")

    vacancy: int
    source: Source


@dataclass(frozen=True, kw_only=True)
class ApplicationEntered(Event):
    said: ClassVar[str] = later("%(by)s entered an application by hand")

    vacancy: int
    source: Source


@dataclass(frozen=True, kw_only=True)
class ApplicationCorrected(Event):
    said: ClassVar[str] = later("The applicant corrected their application")


@dataclass(frozen=True, kw_only=True)
class KeepingConsented(Event):
    said: ClassVar[str] = later("The applicant agreed that it is kept for a year")


@dataclass(frozen=True, kw_only=True)
class KeepingRevoked(Event):
    said: ClassVar[str] = later("The applicant took back that it is kept for a year")


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn(Event):
    said: ClassVar[str] = later("The applicant withdrew")


@dataclass(frozen=True, kw_only=True)
class ApplicantSettled(Event):
    said: ClassVar[str] = later("%(by)s settled an application: %(standing)s")

    standing: Standing
    criterion: int | None


@dataclass(frozen=True, kw_only=True)
class ApplicantWritten(Event):
    said: ClassVar[str] = later("%(by)s sent the applicant a mail: %(kind)s")

    kind: Reply


@dataclass(frozen=True, kw_only=True)
class ApplicantErased(Event):
    """On the day that it had to go, or earlier because they asked; of what was kept a count remains."""

    said: ClassVar[str] = later("Everything that was kept of an applicant was erased")

    vacancy: int
    asked: bool  # by the applicant themselves


@dataclass(frozen=True, kw_only=True)
class LettersRead(Event):
    """Who looked at what an applicant sent, once a day each: they are told when they ask."""

    said: ClassVar[str] = later("%(by)s read the application")
