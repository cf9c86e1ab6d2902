from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(contract_id: int) -> str:
    return f"contract:{contract_id}"


@dataclass(frozen=True, kw_only=True)
class ContractRecorded(Event):
    said: ClassVar[str] = later("%(by)s recorded a contract from %(from_on)s")

    person: int
    from_on: date
    until_on: date | None
    probation: bool


@dataclass(frozen=True, kw_only=True)
class ContractCorrected(Event):
    said: ClassVar[str] = later("%(by)s corrected a contract")

    until_on: date | None
    probation: bool


@dataclass(frozen=True, kw_only=True)
class SentenceGiven(Event):
    said: ClassVar[str] = later("%(by)s said what they would miss")

    kind: str


@dataclass(frozen=True, kw_only=True)
class TalkHeld(Event):
    said: ClassVar[str] = later("%(by)s talked with them about doubt")

    kind: str


@dataclass(frozen=True, kw_only=True)
class TeamAdvised(Event):
    said: ClassVar[str] = later("The team gave its advice")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    kind: str
    advice: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ContractDecided(Event):
    said: ClassVar[str] = later("%(by)s decided about the contract")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    kind: str
    outcome: str
    words: str
    ruling: Mapping[str, Any]
