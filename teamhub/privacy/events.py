from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event

SUBJECT = "retention"


@dataclass(frozen=True, kw_only=True)
class RecordsErased(Event):
    """How many of each kind, by its English name; of whom is gone too. `failed`: the kinds that could not be erased."""

    said: ClassVar[str] = later("%(by)s erased what was due: %(count)s records")

    subject: str = SUBJECT
    count: int
    erased: Mapping[str, int] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
