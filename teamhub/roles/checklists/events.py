from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.roles.checklists.rules import Mark, Rhythm


@dataclass(frozen=True, kw_only=True)
class ChecklistEvent(Event):
    """About one item of the checklist of the role that is its subject."""

    quotes: ClassVar[tuple[str, ...]] = ("text",)

    item: int
    text: str


@dataclass(frozen=True, kw_only=True)
class ChecklistItemWritten(ChecklistEvent):
    said: ClassVar[str] = later("%(by)s put something on the checklist of this role: %(rhythm)s")

    rhythm: Rhythm


@dataclass(frozen=True, kw_only=True)
class ChecklistItemChanged(ChecklistEvent):
    said: ClassVar[str] = later("%(by)s changed an item of the checklist: %(rhythm)s")

    rhythm: Rhythm
    was: str


@dataclass(frozen=True, kw_only=True)
class ChecklistItemPaused(ChecklistEvent):
    said: ClassVar[str] = later("%(by)s paused an item of the checklist")


@dataclass(frozen=True, kw_only=True)
class ChecklistItemResumed(ChecklistEvent):
    said: ClassVar[str] = later("%(by)s takes up an item of the checklist again")


@dataclass(frozen=True, kw_only=True)
class ChecklistItemRemoved(ChecklistEvent):
    said: ClassVar[str] = later("%(by)s took an item off the checklist")


@dataclass(frozen=True, kw_only=True)
class ChecklistTicked(ChecklistEvent):
    said: ClassVar[str] = later("%(by)s ticked the checklist: %(mark)s")
    inside: ClassVar[bool] = True  # see policy.sees_ticks
    quotes: ClassVar[tuple[str, ...]] = ("text", "note")

    mark: Mark
    period: date
    note: str
