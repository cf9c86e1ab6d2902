from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(key: str) -> str:
    return f"parameter:{key}"


@dataclass(frozen=True, kw_only=True)
class ParameterChanged(Event):
    """`was` is what would have counted on that day otherwise."""

    said: ClassVar[str] = later("%(by)s set this number to %(value)s from %(from_on)s; it was %(was)s")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    value: str
    was: str
    from_on: date
    why: str


@dataclass(frozen=True, kw_only=True)
class ParameterTakenBack(Event):
    said: ClassVar[str] = later("%(by)s took back that this number becomes %(value)s from %(from_on)s")

    value: str
    from_on: date
