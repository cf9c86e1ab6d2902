from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(idea_id: int) -> str:
    return f"idea:{idea_id}"


@dataclass(frozen=True, kw_only=True)
class IdeaShared(Event):
    said: ClassVar[str] = later("%(by)s shared this idea")

    title: str
    fingerprint: str = ""
