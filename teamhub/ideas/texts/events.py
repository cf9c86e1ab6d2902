from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class TextEdited(Event):
    said: ClassVar[str] = later("%(by)s wrote version %(version)s")

    quotes: ClassVar[tuple[str, ...]] = ("note",)

    version: int
    fingerprint: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TextPutBack(Event):
    said: ClassVar[str] = later("%(by)s put version %(former)s back, as version %(version)s")

    version: int
    former: int
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class AudienceWidened(Event):
    said: ClassVar[str] = later("%(by)s shared this idea with the whole organisation")
