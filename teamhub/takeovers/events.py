from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.takeovers.rules import Withheld


def subject(takeover_id: int) -> str:
    return f"takeover:{takeover_id}"


def hands_off(record_id: int) -> str:
    return f"hands_off:{record_id}"


@dataclass(frozen=True, kw_only=True)
class TakenOver(Event):
    said: ClassVar[str] = later("%(by)s took something over, and gives it back on %(back_on)s")
    quotes: ClassVar[tuple[str, ...]] = ("what", "why")

    what: str
    why: str
    team: int
    colleague: int | None
    back_on: date
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TakenOverInDanger(Event):
    said: ClassVar[str] = later("%(by)s took something over because of acute danger, until %(back_on)s")
    quotes: ClassVar[tuple[str, ...]] = ("what", "why")

    what: str
    why: str
    team: int
    back_on: date
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TakeoverExplained(Event):
    said: ClassVar[str] = later("%(by)s explained what happened")
    quotes: ClassVar[tuple[str, ...]] = ("explanation",)

    explanation: str


@dataclass(frozen=True, kw_only=True)
class GivenBack(Event):
    said: ClassVar[str] = later("%(by)s gave it back")
    quotes: ClassVar[tuple[str, ...]] = ("reflection",)

    reflection: str


@dataclass(frozen=True, kw_only=True)
class HadBack(Event):
    said: ClassVar[str] = later("%(by)s said that they have it back")
    quotes: ClassVar[tuple[str, ...]] = ("reflection",)

    reflection: str


@dataclass(frozen=True, kw_only=True)
class TakeoverUndone(Event):
    said: ClassVar[str] = later("%(by)s did not take it over after all")


@dataclass(frozen=True, kw_only=True)
class TakeoverEnded(Event):
    """By TeamHub: who had it does not work here any more, or the team is not there any more."""

    said: ClassVar[str] = later("%(by)s recorded that it is back: who had it, or the team, is not here any more")


@dataclass(frozen=True, kw_only=True)
class LongerAsked(Event):
    said: ClassVar[str] = later("%(by)s asks to keep it until %(until_on)s")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    until_on: date
    why: str
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class LongerAgreed(Event):
    said: ClassVar[str] = later("%(by)s agreed that it goes back on %(until_on)s")

    until_on: date
    was: date


@dataclass(frozen=True, kw_only=True)
class LongerByConsent(Event):
    """By TeamHub, when the team has consented."""

    said: ClassVar[str] = later("The team consented: it goes back on %(until_on)s")

    until_on: date
    was: date


@dataclass(frozen=True, kw_only=True)
class LongerDeclined(Event):
    said: ClassVar[str] = later("%(by)s wants it back on %(was)s, as was agreed")

    was: date


@dataclass(frozen=True, kw_only=True)
class LeftWithThem(Event):
    """Somebody kept their hands off: their own words, and of which kind it was."""

    said: ClassVar[str] = later("%(by)s recorded about %(hands)s: %(kind)s")
    quotes: ClassVar[tuple[str, ...]] = ("words",)
    people: ClassVar[tuple[str, ...]] = ("hands",)

    kind: Withheld
    team: int
    hands: int
    words: str
    held_on: date


@dataclass(frozen=True, kw_only=True)
class LeftWithThemUndone(Event):
    said: ClassVar[str] = later("%(by)s took this record back")
