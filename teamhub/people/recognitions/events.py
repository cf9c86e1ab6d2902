"""What can have happened to a recognition. The words are not in it: an entry cannot be erased, and they may be."""

from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(recognition_id: int) -> str:
    return f"recognition:{recognition_id}"


@dataclass(frozen=True, kw_only=True)
class RecognitionGiven(Event):
    said: ClassVar[str] = later("%(by)s saw something that %(person)s does well")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int


@dataclass(frozen=True, kw_only=True)
class RecognitionKept(Event):
    said: ClassVar[str] = later("%(by)s put a colleague's words on the own page")


@dataclass(frozen=True, kw_only=True)
class RecognitionPutAside(Event):
    said: ClassVar[str] = later("%(by)s does not have a colleague's words on the own page")


@dataclass(frozen=True, kw_only=True)
class RecognitionTakenBack(Event):
    said: ClassVar[str] = later("%(by)s took words about a colleague back")
