from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class IdeaParked(Event):
    said: ClassVar[str] = later("%(by)s parked this idea until %(wake_on)s")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    wake_on: date
    why: str


@dataclass(frozen=True, kw_only=True)
class IdeaWoken(Event):
    said: ClassVar[str] = later("%(by)s woke this idea")


@dataclass(frozen=True, kw_only=True)
class IdeaStopped(Event):
    said: ClassVar[str] = later("%(by)s stopped this idea, with a lesson")
    quotes: ClassVar[tuple[str, ...]] = ("lesson",)

    lesson: str


@dataclass(frozen=True, kw_only=True)
class IdeaOutside(Event):
    said: ClassVar[str] = later("%(by)s sees that %(framework)s blocks this idea, and asked to change that")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    framework: str
    request: int
    why: str


@dataclass(frozen=True, kw_only=True)
class IdeaInside(Event):
    said: ClassVar[str] = later("%(by)s brought this idea back within the frameworks")
