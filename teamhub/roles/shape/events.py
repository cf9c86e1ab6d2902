from datetime import date
from decimal import Decimal
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    said: ClassVar[str] = later("The team changed its role %(role)s")
    quotes: ClassVar[tuple[str, ...]] = ("purpose",)

    team: int
    role: str
    purpose: str
    hours: Decimal
    term_months: int
    seats: int


@dataclass(frozen=True, kw_only=True)
class RoleSplit(Event):
    said: ClassVar[str] = later("The team split its role %(role)s: a part of it is now %(new)s")

    team: int
    role: str
    new: str


@dataclass(frozen=True, kw_only=True)
class RolesMerged(Event):
    said: ClassVar[str] = later("The team made one role of %(merged)s and %(role)s")

    team: int
    role: str
    merged: str


@dataclass(frozen=True, kw_only=True)
class RoleStopped(Event):
    said: ClassVar[str] = later("The team stopped with the role %(role)s, from %(after_on)s")

    team: int
    role: str
    after_on: date
