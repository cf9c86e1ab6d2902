from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(buy_in_id: int) -> str:
    return f"buy_in:{buy_in_id}"


@dataclass(frozen=True, kw_only=True)
class BuyInAsked(Event):
    said: ClassVar[str] = later("%(by)s asks the MPP to buy in the role %(role)s until %(until_on)s, from %(whom)s")
    quotes: ClassVar[tuple[str, ...]] = ("what",)

    team: int
    team_role: int
    role: str
    what: str
    whom: str
    until_on: date
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class BuyInAgreed(Event):
    said: ClassVar[str] = later("%(by)s agrees that the role %(role)s is bought in until %(until_on)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    role: str
    until_on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class BuyInDeclined(Event):
    said: ClassVar[str] = later("%(by)s does not agree that the role %(role)s is bought in")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    role: str
    words: str


@dataclass(frozen=True, kw_only=True)
class BuyInEnded(Event):
    said: ClassVar[str] = later("%(by)s recorded that the role %(role)s is not bought in any more")

    team: int
    role: str
