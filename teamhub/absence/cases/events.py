"""That something happened to the file of an absence, and never whose it is, on which day it was, or why.

The journal cannot be erased: what is in a file stands in the tables alone, and goes with them.
"""

from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(absence_id: int) -> str:
    return f"absence:{absence_id}"


def leave(leave_id: int) -> str:
    return f"maternity_leave:{leave_id}"


@dataclass(frozen=True, kw_only=True)
class CaseManagerChanged(Event):
    said: ClassVar[str] = later("%(by)s changed who the case manager is")


@dataclass(frozen=True, kw_only=True)
class CaseStepDone(Event):
    said: ClassVar[str] = later("%(by)s recorded a step in the file")


@dataclass(frozen=True, kw_only=True)
class CaseStepUndone(Event):
    said: ClassVar[str] = later("%(by)s took back a step that was recorded by mistake")


@dataclass(frozen=True, kw_only=True)
class CaseStepNears(Event):
    """By TeamHub, ahead of the day."""

    said: ClassVar[str] = later("A step in the file is due soon")


@dataclass(frozen=True, kw_only=True)
class CaseProspectNoted(Event):
    said: ClassVar[str] = later("%(by)s recorded that the second track is not needed yet")


@dataclass(frozen=True, kw_only=True)
class CaseProspectEnded(Event):
    said: ClassVar[str] = later("%(by)s recorded that the second track is needed after all")


@dataclass(frozen=True, kw_only=True)
class CaseHoursSet(Event):
    said: ClassVar[str] = later("%(by)s recorded the hours that the company doctor advised")


@dataclass(frozen=True, kw_only=True)
class CaseHoursUndone(Event):
    said: ClassVar[str] = later("%(by)s took back hours that were recorded by mistake")


@dataclass(frozen=True, kw_only=True)
class CaseCorrected(Event):
    """What HR has to know, or whether it is the same period."""

    said: ClassVar[str] = later("%(by)s corrected what is in the file")


@dataclass(frozen=True, kw_only=True)
class LeaveRecorded(Event):
    said: ClassVar[str] = later("%(by)s recorded leave")


@dataclass(frozen=True, kw_only=True)
class MaternityLeaveChanged(Event):
    said: ClassVar[str] = later("%(by)s changed the days of leave")


@dataclass(frozen=True, kw_only=True)
class LeaveRemoved(Event):
    said: ClassVar[str] = later("%(by)s removed leave that was recorded by mistake")
