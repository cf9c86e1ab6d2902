from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class SuggestionMade(Event):
    said: ClassVar[str] = later("%(by)s suggested a change on version %(version)s")
    quotes: ClassVar[tuple[str, ...]] = ("text", "why")

    suggestion: int
    version: int
    field: str
    text: str
    why: str


@dataclass(frozen=True, kw_only=True)
class SuggestionBacked(Event):
    said: ClassVar[str] = later("%(by)s would like the suggestion of %(author)s to be taken")
    people: ClassVar[tuple[str, ...]] = ("author",)

    suggestion: int
    author: int
    need: str


@dataclass(frozen=True, kw_only=True)
class SuggestionTaken(Event):
    said: ClassVar[str] = later("%(by)s took the suggestion of %(author)s: version %(version)s")
    quotes: ClassVar[tuple[str, ...]] = ("answer",)
    people: ClassVar[tuple[str, ...]] = ("author",)

    suggestion: int
    author: int
    answer: str
    version: int
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class SuggestionDeclined(Event):
    said: ClassVar[str] = later("%(by)s did not take the suggestion of %(author)s")
    quotes: ClassVar[tuple[str, ...]] = ("answer",)
    people: ClassVar[tuple[str, ...]] = ("author",)

    suggestion: int
    author: int
    answer: str


@dataclass(frozen=True, kw_only=True)
class SuggestionWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew their suggestion")

    suggestion: int
