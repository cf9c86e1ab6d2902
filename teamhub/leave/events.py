"""What can have happened to leave. No days, hours or words: the journal is kept for good, leave for two years."""

from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(leave_id: int) -> str:
    return f"leave:{leave_id}"


@dataclass(frozen=True, kw_only=True)
class LeaveAsked(Event):
    said: ClassVar[str] = later("%(by)s asked for leave")


@dataclass(frozen=True, kw_only=True)
class LeaveFine(Event):
    said: ClassVar[str] = later("%(by)s said that it is fine")


@dataclass(frozen=True, kw_only=True)
class LeaveToTalk(Event):
    said: ClassVar[str] = later("%(by)s would like to talk about it")


@dataclass(frozen=True, kw_only=True)
class LeaveTalkedOver(Event):
    said: ClassVar[str] = later("%(by)s recorded that it was talked over and agreed")


@dataclass(frozen=True, kw_only=True)
class LeaveChanged(Event):
    said: ClassVar[str] = later("%(by)s changed the days of this leave")


@dataclass(frozen=True, kw_only=True)
class LeaveWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s does not take this leave after all")


@dataclass(frozen=True, kw_only=True)
class LeaveUndone(Event):
    said: ClassVar[str] = later("%(by)s took the last change of this leave back")


@dataclass(frozen=True, kw_only=True)
class WorkDaysKept(Event):
    said: ClassVar[str] = later("%(by)s recorded their working days")


@dataclass(frozen=True, kw_only=True)
class NeededKept(Event):
    """By TeamHub, when the team has consented."""

    said: ClassVar[str] = later("The team consented to how many colleagues are needed each day")
