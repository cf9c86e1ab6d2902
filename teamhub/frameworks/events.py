from dataclasses import dataclass
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class FrameworkAdopted(Event):
    said: ClassVar[str] = later("%(by)s recorded that version %(version)s is in force")

    version: int
    title: str
