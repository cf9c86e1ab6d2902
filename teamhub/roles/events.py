from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.journal.events import Event


def subject(key: str) -> str:
    return f"role:{key}"


@dataclass(frozen=True, kw_only=True)
class RoleDefined(Event):
    said: ClassVar[str] = later("%(by)s described the role %(name)s")

    name: str


@dataclass(frozen=True, kw_only=True)
class RoleTaken(Event):
    """Of the subject of the team."""

    said: ClassVar[str] = later(
        "%(by)s recorded that %(person)s holds the role %(role)s from %(from_on)s until %(until_on)s"
    )
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    role: str
    from_on: date
    until_on: date


@dataclass(frozen=True, kw_only=True)
class RoleGivenBack(Event):
    said: ClassVar[str] = later("%(by)s recorded that %(on)s is the last day of %(person)s as %(role)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    role: str
    on: date
