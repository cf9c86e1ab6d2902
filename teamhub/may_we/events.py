from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(question_id: int) -> str:
    return f"may_we:{question_id}"


@dataclass(frozen=True, kw_only=True)
class MayWeAsked(Event):
    said: ClassVar[str] = later("%(by)s asked whether this may be done")

    question: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class MayWeAnswered(Event):
    said: ClassVar[str] = later("%(by)s answered the question")

    answer: str
    framework: str | None


@dataclass(frozen=True, kw_only=True)
class MayWeCorrected(Event):
    """The answer as it was stays readable beside the one that it is now."""

    said: ClassVar[str] = later("%(by)s corrected the answer")

    answer: str
    before: str
    framework: str | None


@dataclass(frozen=True, kw_only=True)
class MayWeTurnedIntoRequest(Event):
    said: ClassVar[str] = later("%(by)s made a framework request of the question")

    request: int
