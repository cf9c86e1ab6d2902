from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class PilotStarted(Event):
    said: ClassVar[str] = later("%(by)s started the pilot, up to and including %(ends_on)s")
    quotes: ClassVar[tuple[str, ...]] = ("question",)

    question: str
    starts_on: date
    ends_on: date
    budget: int
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Measured(Event):
    said: ClassVar[str] = later("%(by)s measured something in the pilot")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    text: str


@dataclass(frozen=True, kw_only=True)
class PilotExtended(Event):
    said: ClassVar[str] = later("%(by)s extended the pilot once, up to and including %(ends_on)s")

    ends_on: date


@dataclass(frozen=True, kw_only=True)
class PilotEvaluated(Event):
    said: ClassVar[str] = later("%(by)s evaluated the pilot")
    quotes: ClassVar[tuple[str, ...]] = ("result", "clients")

    result: str
    clients: str


@dataclass(frozen=True, kw_only=True)
class IdeaEmbedded(Event):
    said: ClassVar[str] = later("%(by)s made this idea normal practice")


@dataclass(frozen=True, kw_only=True)
class IdeaAdapted(Event):
    said: ClassVar[str] = later("%(by)s took the idea back into the open to adapt it")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    why: str


@dataclass(frozen=True, kw_only=True)
class EffectMeasured(Event):
    said: ClassVar[str] = later("%(by)s wrote what the idea has brought")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    text: str
