from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(request_id: int) -> str:
    return f"framework_request:{request_id}"


@dataclass(frozen=True, kw_only=True)
class FrameworkRequested(Event):
    said: ClassVar[str] = later("%(by)s made a framework request")

    framework: str | None
    question: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class RequestTaken(Event):
    said: ClassVar[str] = later("%(by)s takes care of this framework request")


@dataclass(frozen=True, kw_only=True)
class RequestNoted(Event):
    said: ClassVar[str] = later("%(by)s added to the framework request")

    text: str


@dataclass(frozen=True, kw_only=True)
class RequestAnswered(Event):
    said: ClassVar[str] = later("%(by)s answered the framework request")

    outcome: str
    answer: str
