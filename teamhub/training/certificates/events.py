from datetime import date
from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event
from teamhub.training.rules import Register


def subject(registration_id: int) -> str:
    return f"registration:{registration_id}"


@dataclass(frozen=True, kw_only=True)
class Registered(Event):
    said: ClassVar[str] = later("%(by)s recorded the register %(register)s, until %(valid_until)s")

    person: int
    register: Register
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class RegistrationEnded(Event):
    said: ClassVar[str] = later("%(by)s took this registration out")

    person: int


@dataclass(frozen=True, kw_only=True)
class CertificateStruck(Event):
    said: ClassVar[str] = later("%(by)s took out a certificate that was recorded by mistake")

    person: int


@dataclass(frozen=True, kw_only=True)
class CertificateEnds(Event):
    """Told so many weeks ahead."""

    said: ClassVar[str] = later("Your certificate ends on %(ends_on)s")

    person: int
    ends_on: date
    weeks: int


@dataclass(frozen=True, kw_only=True)
class RegistrationEnds(Event):
    said: ClassVar[str] = later("Your registration ends on %(ends_on)s")

    person: int
    ends_on: date
    weeks: int
