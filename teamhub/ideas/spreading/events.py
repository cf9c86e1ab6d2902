from collections.abc import Mapping
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.ideas.spreading.rules import Mode
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class IdeaOffered(Event):
    said: ClassVar[str] = later("%(by)s offered this idea to %(names)s")
    quotes: ClassVar[tuple[str, ...]] = ("note",)

    teams: list[int]
    names: str
    note: str
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TeamAnswered(Event):
    """Recorded on the original, whose owner is to know."""

    said: ClassVar[str] = later("%(by)s answered for %(team)s: %(mode)s")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    team: str
    mode: Mode
    text: str
    copy: int | None = None


@dataclass(frozen=True, kw_only=True)
class CopyMade(Event):
    """Recorded on the copy: it begins here."""

    said: ClassVar[str] = later("%(by)s brought this to %(team)s, after an idea of %(of)s")

    team: str
    of: str
    origin: int
    version: int
    mode: Mode
    fingerprint: str
