from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.training.notes.rules import Answer


def subject(note_id: int) -> str:
    return f"policy_note:{note_id}"


@dataclass(frozen=True, kw_only=True)
class NoteBegun(Event):
    said: ClassVar[str] = later("%(by)s began this policy note")

    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Event):
    said: ClassVar[str] = later("%(by)s wrote version %(number)s")

    number: int
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class NoteComesFrom(Event):
    said: ClassVar[str] = later("%(by)s changed from which idea this policy note comes")

    idea: int | None


@dataclass(frozen=True, kw_only=True)
class WriterAsked(Event):
    said: ClassVar[str] = later("%(by)s asked %(person)s to write along")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int


@dataclass(frozen=True, kw_only=True)
class WriterJoined(Event):
    said: ClassVar[str] = later("%(by)s writes along")


@dataclass(frozen=True, kw_only=True)
class WriterLeft(Event):
    said: ClassVar[str] = later("%(by)s does not write along any more")


@dataclass(frozen=True, kw_only=True)
class NoteShared(Event):
    said: ClassVar[str] = later("%(by)s shared this policy note")


@dataclass(frozen=True, kw_only=True)
class NoteWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew this policy note")


@dataclass(frozen=True, kw_only=True)
class NoteOffered(Event):
    said: ClassVar[str] = later("%(by)s offered this policy note to a team")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    words: str


@dataclass(frozen=True, kw_only=True)
class NoteAnswered(Event):
    said: ClassVar[str] = later("A team answered: %(answer)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    answer: Answer
    words: str
