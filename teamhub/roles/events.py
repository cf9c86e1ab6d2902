"""What can happen to a role of a team, and to who holds it. `role` is its Dutch name."""

from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def template_subject(key: str) -> str:
    return f"role:{key}"


def subject(role_id: int) -> str:
    return f"team_role:{role_id}"


@dataclass(frozen=True, kw_only=True)
class RoleDefined(Event):
    said: ClassVar[str] = later("%(by)s described the role %(name)s")

    name: str


@dataclass(frozen=True, kw_only=True)
class RoleOpened(Event):
    said: ClassVar[str] = later("%(by)s recorded that the team has the role %(role)s")

    team: int
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleTaken(Event):
    said: ClassVar[str] = later(
        "%(by)s recorded that %(person)s holds the role %(role)s from %(from_on)s until %(until_on)s"
    )
    people: ClassVar[tuple[str, ...]] = ("person",)

    team: int
    person: int
    role: str
    from_on: date
    until_on: date


@dataclass(frozen=True, kw_only=True)
class RoleGivenBack(Event):
    said: ClassVar[str] = later("%(by)s recorded that %(on)s is the last day of %(person)s as %(role)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    team: int
    person: int
    role: str
    on: date


@dataclass(frozen=True, kw_only=True)
class RoleCovered(Event):
    said: ClassVar[str] = later("%(person)s stands in as %(role)s until %(until_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    team: int
    person: int
    role: str
    from_on: date
    until_on: date


@dataclass(frozen=True, kw_only=True)
class RoleReleased(Event):
    """A term had run out, and the team says that nobody does the work any more."""

    said: ClassVar[str] = later("%(by)s recorded that the role %(role)s is vacant: %(person)s no longer does the work")
    people: ClassVar[tuple[str, ...]] = ("person",)

    team: int
    person: int
    role: str


@dataclass(frozen=True, kw_only=True)
class FocusSaid(Event):
    said: ClassVar[str] = later("%(by)s said what their part of the role %(role)s is")
    quotes: ClassVar[tuple[str, ...]] = ("focus",)

    team: int
    role: str
    focus: str


@dataclass(frozen=True, kw_only=True)
class RoleDescribed(Event):
    """Of a described role: `decided` says where it was agreed."""

    said: ClassVar[str] = later("%(by)s wrote down how the role %(name)s is described for all teams")
    quotes: ClassVar[tuple[str, ...]] = ("decided",)

    name: str
    decided: str
