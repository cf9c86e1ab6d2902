from datetime import date
from typing import ClassVar

from teamhub.core.act import Office
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(team_id: int) -> str:
    return f"team:{team_id}"


@dataclass(frozen=True, kw_only=True)
class TeamFounded(Event):
    said: ClassVar[str] = later("%(by)s started the team %(name)s")

    name: str


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Event):
    said: ClassVar[str] = later("%(by)s recorded that %(person)s joins the team on %(from_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Event):
    said: ClassVar[str] = later("%(by)s recorded that %(on)s is the last day of %(person)s in the team")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    on: date


@dataclass(frozen=True, kw_only=True)
class OfficeTaken(Event):
    """Of the subject of who takes it."""

    said: ClassVar[str] = later("%(by)s recorded that %(person)s is %(office)s from %(from_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    office: Office
    from_on: date
    team: int | None = None


@dataclass(frozen=True, kw_only=True)
class OfficeGivenUp(Event):
    said: ClassVar[str] = later("%(by)s recorded that %(on)s is the last day of %(person)s as %(office)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    office: Office
    on: date
    team: int | None = None
