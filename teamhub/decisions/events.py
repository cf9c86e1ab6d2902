"""What can happen on the way to a decision. Reasons of voices are in none of them: they are read after the round."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.decisions.rules import Manner, Outcome, Phase, Stance
from teamhub.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class AdviceAsked(Event):
    said: ClassVar[str] = later("%(by)s asked for advice")
    quotes: ClassVar[tuple[str, ...]] = ("question",)

    question: str
    of: list[int]  # the people
    council: bool = False
    due_on: date


@dataclass(frozen=True, kw_only=True)
class AdviceGiven(Event):
    said: ClassVar[str] = later("%(by)s gave advice")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class AdviceFollowed(Event):
    said: ClassVar[str] = later("%(by)s follows the advice of %(of)s")
    quotes: ClassVar[tuple[str, ...]] = ("reply",)

    of: str
    to: int  # who gave it
    reply: str


@dataclass(frozen=True, kw_only=True)
class AdviceNotFollowed(Event):
    said: ClassVar[str] = later("%(by)s does not follow the advice of %(of)s, and says why")
    quotes: ClassVar[tuple[str, ...]] = ("reply",)

    of: str
    to: int  # who gave it
    reply: str


@dataclass(frozen=True, kw_only=True)
class RoundCalled(Event):
    said: ClassVar[str] = later("%(by)s called consent round %(number)s, up to %(closes_at)s")
    quotes: ClassVar[tuple[str, ...]] = ("proposal",)

    round: int
    number: int
    team: int | None
    people_asked: list[int] = field(default_factory=list)  # by name, where no team is asked
    proposal: str
    closes_at: datetime
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class PhaseReached(Event):
    said: ClassVar[str] = later("%(by)s led the consent round on to its next phase: %(phase)s")

    round: int
    phase: Phase


@dataclass(frozen=True, kw_only=True)
class ProposalAdjusted(Event):
    said: ClassVar[str] = later("%(by)s adjusted the proposal of the consent round")
    quotes: ClassVar[tuple[str, ...]] = ("proposal",)

    round: int
    edition: int
    proposal: str


@dataclass(frozen=True, kw_only=True)
class QuestionPut(Event):
    said: ClassVar[str] = later("%(by)s asked a question in the consent round")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    round: int
    text: str


@dataclass(frozen=True, kw_only=True)
class ReactionGiven(Event):
    said: ClassVar[str] = later("%(by)s reacted in the consent round")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    round: int
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerGiven(Event):
    said: ClassVar[str] = later("%(by)s answered in the consent round")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    round: int
    text: str


@dataclass(frozen=True, kw_only=True)
class VoiceGiven(Event):
    said: ClassVar[str] = later("%(by)s spoke in the consent round: %(stance)s")

    round: int
    stance: Stance
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class TurnGiven(Event):
    said: ClassVar[str] = later("%(by)s gave the turn to %(to)s, whom it is about")
    people: ClassVar[tuple[str, ...]] = ("to",)

    round: int
    to: int


@dataclass(frozen=True, kw_only=True)
class RoundWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew the consent round")

    round: int


@dataclass(frozen=True, kw_only=True)
class RoundClosed(Event):
    said: ClassVar[str] = later("The consent round is over: %(outcome)s. %(spoken)s of %(members)s spoke.")

    round: int
    number: int
    outcome: Outcome
    spoken: int
    members: int
    objections: int


@dataclass(frozen=True, kw_only=True)
class ResolutionProposed(Event):
    said: ClassVar[str] = later("%(by)s wrote how the objection of %(of)s can be met")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    round: int
    of: str
    to: int  # who objected
    text: str


@dataclass(frozen=True, kw_only=True)
class ObjectionMet(Event):
    said: ClassVar[str] = later("%(by)s sees their objection met")

    round: int


@dataclass(frozen=True, kw_only=True)
class ObjectionStands(Event):
    said: ClassVar[str] = later("%(by)s still objects, and says why")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    round: int
    text: str


@dataclass(frozen=True, kw_only=True)
class DecisionTaken(Event):
    said: ClassVar[str] = later("Decided: %(way)s. To be looked at again on %(evaluate_on)s.")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    decision: int
    text: str
    way: Manner
    evaluate_on: date
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class DecisionLookedAt(Event):
    said: ClassVar[str] = later("%(by)s looked again at what was decided")
    quotes: ClassVar[tuple[str, ...]] = ("finding",)

    decision: int
    finding: str


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Event):
    said: ClassVar[str] = later("%(by)s withdrew their consent, on new information")
    quotes: ClassVar[tuple[str, ...]] = ("text",)

    decision: int
    text: str


@dataclass(frozen=True, kw_only=True)
class DoubtAnswered(Event):
    said: ClassVar[str] = later("%(by)s took a new look after %(of)s withdrew their consent")
    quotes: ClassVar[tuple[str, ...]] = ("reply",)

    decision: int
    of: str
    to: int  # who withdrew it
    reply: str
