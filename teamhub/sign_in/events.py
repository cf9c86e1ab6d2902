from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    said: ClassVar[str] = later("%(by)s sent an invitation to sign in")


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Event):
    said: ClassVar[str] = later("%(by)s set a new password")
