"""What can happen to the catalogue and to certificates. A certificate's entry names no training of whom else."""

from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.training.rules import Fit


def subject(training_id: int) -> str:
    return f"training:{training_id}"


@dataclass(frozen=True, kw_only=True)
class TrainingAdded(Event):
    said: ClassVar[str] = later("%(by)s put this training in the catalogue")

    code: str
    team: int | None


@dataclass(frozen=True, kw_only=True)
class TrainingChanged(Event):
    """`fields` are the columns that changed."""

    said: ClassVar[str] = later("%(by)s changed what the catalogue says of this training")

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TrainingEnded(Event):
    said: ClassVar[str] = later("%(by)s took this training out of the catalogue")


@dataclass(frozen=True, kw_only=True)
class TrainingBack(Event):
    said: ClassVar[str] = later("%(by)s put this training back in the catalogue")


@dataclass(frozen=True, kw_only=True)
class FitSaid(Event):
    said: ClassVar[str] = later("%(by)s said of this training: %(fit)s")
    quotes: ClassVar[tuple[str, ...]] = ("why",)

    fit: Fit
    why: str


@dataclass(frozen=True, kw_only=True)
class CertificateRecorded(Event):
    said: ClassVar[str] = later("%(by)s recorded a certificate of %(person)s, obtained on %(obtained_on)s")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    obtained_on: date
