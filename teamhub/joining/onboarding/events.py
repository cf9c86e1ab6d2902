from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(plan_id: int) -> str:
    return f"onboarding:{plan_id}"


@dataclass(frozen=True, kw_only=True)
class PlanMade(Event):
    said: ClassVar[str] = later("%(by)s made an onboarding plan, from %(begins_on)s")
    people: ClassVar[tuple[str, ...]] = ("mentor",)

    team: int
    mentor: int
    begins_on: date


@dataclass(frozen=True, kw_only=True)
class MentorChanged(Event):
    said: ClassVar[str] = later("%(mentor)s became the mentor")
    people: ClassVar[tuple[str, ...]] = ("mentor",)

    mentor: int


@dataclass(frozen=True, kw_only=True)
class ItemAdded(Event):
    said: ClassVar[str] = later("%(by)s added something to week %(week)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    week: int
    words: str


@dataclass(frozen=True, kw_only=True)
class ItemMoved(Event):
    said: ClassVar[str] = later("%(by)s moved something to week %(week)s")

    item: int
    week: int


@dataclass(frozen=True, kw_only=True)
class ItemTakenOut(Event):
    said: ClassVar[str] = later("%(by)s took something out of the plan")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    words: str


@dataclass(frozen=True, kw_only=True)
class ItemDone(Event):
    said: ClassVar[str] = later("%(by)s ticked something off")

    item: int


@dataclass(frozen=True, kw_only=True)
class ItemNotDone(Event):
    said: ClassVar[str] = later("%(by)s took a tick back")

    item: int


@dataclass(frozen=True, kw_only=True)
class WeekLookedAt(Event):
    said: ClassVar[str] = later("%(by)s went through week %(week)s")

    week: int


@dataclass(frozen=True, kw_only=True)
class PlanClosed(Event):
    said: ClassVar[str] = later("%(by)s closed the onboarding plan")


@dataclass(frozen=True, kw_only=True)
class PlanOpened(Event):
    said: ClassVar[str] = later("%(by)s opened the onboarding plan again")
