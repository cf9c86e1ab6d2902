from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.training.passing.rules import Reach


@dataclass(frozen=True, kw_only=True)
class BecameTrainer(Event):
    said: ClassVar[str] = later("%(by)s trains colleagues in this: %(reach)s")

    reach: Reach


@dataclass(frozen=True, kw_only=True)
class StoppedTraining(Event):
    said: ClassVar[str] = later("%(by)s does not train colleagues in this any more")


@dataclass(frozen=True, kw_only=True)
class KnowledgePassedOn(Event):
    said: ClassVar[str] = later("%(by)s passed this on to %(colleagues)s on %(held_on)s")
    people: ClassVar[tuple[str, ...]] = ("colleagues",)

    colleagues: tuple[int, ...]
    held_on: date


@dataclass(frozen=True, kw_only=True)
class NotPassedOn(Event):
    said: ClassVar[str] = later("%(by)s took a session back that was recorded by mistake")
