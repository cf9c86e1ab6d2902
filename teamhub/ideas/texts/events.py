from dataclasses import dataclass
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class TextEdited(Event):
    said: ClassVar[str] = later("%(by)s wrote version %(version)s")

    version: int
    fingerprint: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AudienceWidened(Event):
    said: ClassVar[str] = later("%(by)s shared this idea with the whole organisation")
