"""How the adoption of a draft stands: the proposals to its delegates, and how many rounds of them had no consent."""

from collections.abc import Iterable

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import WrongStage
from teamhub.core.lazily import dataclass
from teamhub.decisions.rules import Outcome
from teamhub.frameworks.drafts.events import subject
from teamhub.proposals import queries as proposals
from teamhub.proposals.rules import State
from teamhub.proposals.seen import Seen

KIND = "frameworks.adopt"
WITHOUT = frozenset({Outcome.OBJECTED, Outcome.TOO_FEW})


@dataclass(frozen=True, slots=True)
class Rounds:
    """All proposals about one draft, newest first."""

    found: tuple[Seen, ...]

    @property
    def running(self) -> Seen | None:
        return next((one for one in self.found if one.state in (State.RUNNING, State.ADOPTED)), None)

    @property
    def unsuccessful(self) -> int:
        """Rounds that are over and had no consent; one that was withdrawn while it ran does not count."""
        return sum(one.number - 1 + _failed(one) for one in self.found)

    def again(self, by: int | None, people: Iterable[int]) -> Seen | None:
        """The proposal of which this can be the next round: without consent, by the same person to the same people."""
        open_ = (one for one in self.found if one.state in (State.OBJECTED, State.TOO_FEW))
        return next((one for one in open_ if one.by == by and set(one.people) == set(people)), None)


def _failed(one: Seen) -> bool:
    return one.state in (State.OBJECTED, State.TOO_FEW) or one.outcome in WITHOUT


async def of(act: Act, draft_id: int) -> Rounds:
    """In one query."""
    everybody = Act(by=SYSTEM, at=act.at)  # who works here may read them all, and this is not said to others
    return Rounds(tuple(await proposals.of(everybody, subject(draft_id))))


async def refuse_while_running(act: Act, draft_id: int) -> None:
    """What the delegates read stays as it is until their round is over."""
    if await proposals.running(act, KIND, subject(draft_id)):
        raise WrongStage(
            "The delegates are asked about this draft, so it stays as it is until their round is over. Whoever put it "
            "to them can withdraw it."
        )
