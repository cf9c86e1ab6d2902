"""What people said beside an idea. Their words are not in the journal: who withdraws them takes them back for good."""

from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.ideas.talk.tables import Kind
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class SupportGiven(Event):
    said: ClassVar[str] = later("%(by)s supports version %(version)s")

    version: int


@dataclass(frozen=True, kw_only=True)
class SupportTakenBack(Event):
    said: ClassVar[str] = later("%(by)s took their support back")


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    said: ClassVar[str] = later("%(by)s asked a question")

    remark: int


@dataclass(frozen=True, kw_only=True)
class HelpOffered(Event):
    said: ClassVar[str] = later("%(by)s offered help")

    remark: int


@dataclass(frozen=True, kw_only=True)
class Commented(Event):
    said: ClassVar[str] = later("%(by)s wrote a comment")

    remark: int


@dataclass(frozen=True, kw_only=True)
class RemarkAnswered(Event):
    said: ClassVar[str] = later("%(by)s answered %(author)s")
    people: ClassVar[tuple[str, ...]] = ("author",)

    remark: int
    author: int
    kind: Kind
    accepted: bool | None = None


@dataclass(frozen=True, kw_only=True)
class RemarkWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew what they wrote")

    remark: int
