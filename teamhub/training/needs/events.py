"""What can happen to a need. The journal cannot be erased and a need can: so it says none of the words."""

from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.training.needs.rules import Known


def subject(need_id: int) -> str:
    return f"need:{need_id}"


def learning(team_id: int) -> str:
    return f"learning:{team_id}"


@dataclass(frozen=True, kw_only=True)
class NeedWritten(Event):
    said: ClassVar[str] = later("%(by)s wrote down a learning need; its owner is %(owner)s")
    people: ClassVar[tuple[str, ...]] = ("owner",)

    team: int
    owner: int


@dataclass(frozen=True, kw_only=True)
class NeedChanged(Event):
    said: ClassVar[str] = later("%(by)s changed this learning need")


@dataclass(frozen=True, kw_only=True)
class NeedJoined(Event):
    said: ClassVar[str] = later("%(by)s wants to learn this too")


@dataclass(frozen=True, kw_only=True)
class NeedLeft(Event):
    said: ClassVar[str] = later("%(by)s does not want to learn this any more")


@dataclass(frozen=True, kw_only=True)
class KnownAlready(Event):
    said: ClassVar[str] = later("%(by)s can do this already: %(ground)s")

    ground: Known


@dataclass(frozen=True, kw_only=True)
class KnownTakenBack(Event):
    said: ClassVar[str] = later("%(by)s took back that they can do this already")


@dataclass(frozen=True, kw_only=True)
class NeedMet(Event):
    said: ClassVar[str] = later("%(by)s recorded that this has been learned")


@dataclass(frozen=True, kw_only=True)
class NeedWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew this learning need")


@dataclass(frozen=True, kw_only=True)
class NeedsCollected(Event):
    said: ClassVar[str] = later("%(by)s collects what people want to learn, for the meeting of %(meet_on)s")

    meet_on: date
