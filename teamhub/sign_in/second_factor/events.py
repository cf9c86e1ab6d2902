from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(person_id: int | None) -> str:
    return f"sign-in:{person_id}"


@dataclass(frozen=True, kw_only=True)
class SecondFactorSetUp(Event):
    said: ClassVar[str] = later("%(by)s set up a second factor")


@dataclass(frozen=True, kw_only=True)
class SecondFactorTurnedOff(Event):
    said: ClassVar[str] = later("%(by)s turned the second factor off")


@dataclass(frozen=True, kw_only=True)
class RecoveryCodesMade(Event):
    said: ClassVar[str] = later("%(by)s made new recovery codes")


@dataclass(frozen=True, kw_only=True)
class RecoveryCodeUsed(Event):
    said: ClassVar[str] = later("%(by)s used a recovery code")


@dataclass(frozen=True, kw_only=True)
class SecondFactorReset(Event):
    said: ClassVar[str] = later("%(by)s reset the second factor of %(person)s, who sets up a new one")
    people: ClassVar[tuple[str, ...]] = ("person",)

    person: int
