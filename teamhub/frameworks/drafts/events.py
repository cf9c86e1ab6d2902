from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(draft_id: int) -> str:
    return f"framework_draft:{draft_id}"


@dataclass(frozen=True, kw_only=True)
class GroupOpened(Event):
    said: ClassVar[str] = later("%(by)s began a framework group for %(code)s")

    code: str
    request: int | None


@dataclass(frozen=True, kw_only=True)
class GroupInvited(Event):
    said: ClassVar[str] = later("%(by)s invited %(person)s to the framework group")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int


@dataclass(frozen=True, kw_only=True)
class GroupJoined(Event):
    said: ClassVar[str] = later("%(by)s joined the framework group")


@dataclass(frozen=True, kw_only=True)
class GroupDeclined(Event):
    said: ClassVar[str] = later("%(by)s does not join the framework group")


@dataclass(frozen=True, kw_only=True)
class GroupLeft(Event):
    said: ClassVar[str] = later("%(by)s left the framework group")


@dataclass(frozen=True, kw_only=True)
class DelegateNamed(Event):
    said: ClassVar[str] = later("%(by)s wrote down that %(person)s speaks for %(team)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    team: str


@dataclass(frozen=True, kw_only=True)
class DelegateStoodUp(Event):
    """Who says so of themselves."""

    said: ClassVar[str] = later("%(by)s speaks for %(team)s")

    team: str


@dataclass(frozen=True, kw_only=True)
class DraftWritten(Event):
    said: ClassVar[str] = later("%(by)s wrote version %(version)s of the draft")
    quotes: ClassVar[tuple[str, ...]] = ("note",)

    version: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CouncilRecorded(Event):
    said: ClassVar[str] = later("%(by)s recorded what the works council said about version %(version)s of the draft")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    version: int
    given_on: str
    text: str


@dataclass(frozen=True, kw_only=True)
class DraftAdopted(Event):
    said: ClassVar[str] = later("The delegates consented: the draft is version %(version)s of %(code)s")

    code: str
    version: int
    in_force_on: str


@dataclass(frozen=True, kw_only=True)
class DecidedForAWhile(Event):
    said: ClassVar[str] = later("%(by)s decided for a while, as version %(version)s of %(code)s")
    quotes: ClassVar[tuple[str, ...]] = ("explanation",)

    code: str
    version: int
    until_on: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class DraftDropped(Event):
    said: ClassVar[str] = later("%(by)s recorded that the group stops with this draft")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    why: str
