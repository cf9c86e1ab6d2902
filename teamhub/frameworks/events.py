from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class FrameworkAdopted(Event):
    said: ClassVar[str] = later("%(by)s recorded that version %(version)s is in force")

    version: int
    title: str
    in_force_on: str = ""  # a day to come; empty: at once
    until_on: str = ""  # the last day, where it was decided for a while


@dataclass(frozen=True, kw_only=True)
class FrameworkEnded(Event):
    said: ClassVar[str] = later("%(by)s recorded that this framework ends, because %(instead)s takes its place")

    from_on: str
    instead: str
