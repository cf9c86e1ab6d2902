"""What can have happened to a role preference. Which one it is stands in the row: an entry is there for good."""

from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class RolePreferenceChosen(Event):
    said: ClassVar[str] = later("%(by)s said how gladly they take a role")

    preference: int


@dataclass(frozen=True, kw_only=True)
class RoleFreeQuarterChosen(Event):
    said: ClassVar[str] = later("%(by)s takes no role for a quarter")

    preference: int


@dataclass(frozen=True, kw_only=True)
class RoleFreeQuarterGivenUp(Event):
    said: ClassVar[str] = later("%(by)s takes roles again")

    preference: int
