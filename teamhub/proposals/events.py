from typing import ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.journal.events import Event


def subject(proposal_id: int) -> str:
    return f"proposal:{proposal_id}"


@dataclass(frozen=True, kw_only=True)
class ProposalPut(Event):
    said: ClassVar[str] = later("%(by)s made this proposal")

    kind: str
    key: str
    why: str
    payload: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ProposalPutAgain(Event):
    said: ClassVar[str] = later("%(by)s put the proposal again, with what was heard")

    version: int
    why: str
    payload: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew this proposal")


@dataclass(frozen=True, kw_only=True)
class ProposalCarriedOut(Event):
    said: ClassVar[str] = later("What was proposed has been carried out")

    decision: int


@dataclass(frozen=True, kw_only=True)
class ProposalOvertaken(Event):
    said: ClassVar[str] = later("What was consented to was not possible any more")

    decision: int
    reason: str  # in English, as it was refused
