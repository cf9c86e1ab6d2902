"""What can happen to an exchange. No figures of anybody: those are read from what people carry when it is looked at."""

from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(exchange_id: int) -> str:
    return f"exchange:{exchange_id}"


@dataclass(frozen=True, kw_only=True)
class ExchangeProposed(Event):
    said: ClassVar[str] = later("%(by)s proposed an exchange of caseload for the role %(role)s to %(other)s")
    people: ClassVar[tuple[str, ...]] = ("other",)
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    other: int
    role: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ExchangeAgreed(Event):
    said: ClassVar[str] = later("%(by)s agreed to the exchange and put it to the team")

    team: int
    proposal: int


@dataclass(frozen=True, kw_only=True)
class ExchangeDeclined(Event):
    said: ClassVar[str] = later("%(by)s does not take part in the exchange")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    words: str


@dataclass(frozen=True, kw_only=True)
class ExchangeBegan(Event):
    said: ClassVar[str] = later("The exchange holds from %(from_on)s, and is looked at again on %(review_on)s")

    team: int
    from_on: date
    review_on: date


@dataclass(frozen=True, kw_only=True)
class ExchangeWentOn(Event):
    said: ClassVar[str] = later("The exchange goes on, and is looked at again on %(review_on)s")

    team: int
    review_on: date


@dataclass(frozen=True, kw_only=True)
class ExchangeEnded(Event):
    said: ClassVar[str] = later("%(by)s ended the exchange")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    words: str
