"""What can happen while selecting. Who applied is in none of them: an applicant is a number, a letter has a label."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.hiring.selecting.rules import Outcome, Paper, Round
from teamhub.journal.events import Event


def vacancy(vacancy_id: int) -> str:
    return f"vacancy:{vacancy_id}"


def letter(letter_id: int) -> str:
    return f"letter:{letter_id}"


def applicant(applicant_id: int) -> str:
    return f"applicant:{applicant_id}"


@dataclass(frozen=True, kw_only=True)
class LettersLaidOut(Event):
    said: ClassVar[str] = later("%(by)s laid out the letters without names: %(letters)s")

    letters: int


@dataclass(frozen=True, kw_only=True)
class LetterScored(Event):
    said: ClassVar[str] = later("%(by)s scored a letter by the criteria")

    again: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterDecided(Event):
    said: ClassVar[str] = later("%(by)s recorded what the committee decided about a letter: %(outcome)s")

    outcome: Outcome
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class LettersConsented(Event):
    said: ClassVar[str] = later("%(by)s agreed with the decisions about the letters")


@dataclass(frozen=True, kw_only=True)
class NamesShown(Event):
    said: ClassVar[str] = later("All letters were decided: %(invited)s invited, %(rejected)s not. The names are shown")

    invited: int
    rejected: int
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class QuestionWritten(Event):
    said: ClassVar[str] = later("%(by)s wrote a question for every candidate (%(round)s)")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    round: Round
    words: str


@dataclass(frozen=True, kw_only=True)
class QuestionRemoved(Event):
    said: ClassVar[str] = later("%(by)s removed a question (%(round)s)")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    round: Round
    words: str


@dataclass(frozen=True, kw_only=True)
class SlotOffered(Event):
    said: ClassVar[str] = later("%(by)s offered a moment for a talk (%(round)s): %(on)s")

    round: Round
    on: date


@dataclass(frozen=True, kw_only=True)
class SlotTakenAway(Event):
    said: ClassVar[str] = later("%(by)s took away a moment for a talk (%(round)s)")

    round: Round


@dataclass(frozen=True, kw_only=True)
class TalkPlanned(Event):
    """`themselves`: the applicant chose it, through their link."""

    said: ClassVar[str] = later("A talk was planned (%(round)s): %(on)s")

    round: Round
    on: date
    themselves: bool = False


@dataclass(frozen=True, kw_only=True)
class TalkCancelled(Event):
    said: ClassVar[str] = later("%(by)s made the moment of a talk free again (%(round)s)")

    round: Round


@dataclass(frozen=True, kw_only=True)
class TalkScored(Event):
    said: ClassVar[str] = later("%(by)s scored a talk by the criteria (%(round)s)")

    round: Round
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class CandidateChosen(Event):
    """By TeamHub, when the team has consented."""

    said: ClassVar[str] = later("The team chose whom to ask. The MPP holds the terms talk by %(due_on)s")

    applicant: int
    team: int
    due_on: date
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TermsTalked(Event):
    said: ClassVar[str] = later("%(by)s held the terms talk on %(on)s")

    on: date


@dataclass(frozen=True, kw_only=True)
class TermsAgreed(Event):
    said: ClassVar[str] = later("%(by)s agreed on the terms: the first day is %(start_on)s")

    start_on: date
    until_on: date | None
    hours: float
    probation_months: int
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ChoicePutBack(Event):
    said: ClassVar[str] = later("%(by)s put the choice back to the team, because of %(ground)s")
    quotes: ClassVar[tuple[str, ...]] = ("explanation",)

    team: int
    ground: str
    explanation: str
    ruling: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class PutBackAnswered(Event):
    said: ClassVar[str] = later("%(by)s answered the MPP for the team")
    quotes: ClassVar[tuple[str, ...]] = ("words",)

    team: int
    words: str


@dataclass(frozen=True, kw_only=True)
class CandidateDeclined(Event):
    said: ClassVar[str] = later("The candidate said no, as %(by)s heard. The team chooses again")

    team: int


@dataclass(frozen=True, kw_only=True)
class CandidateWithdrew(Event):
    said: ClassVar[str] = later("Whom the team had chosen withdrew. The team chooses again")

    team: int


@dataclass(frozen=True, kw_only=True)
class PaperSeen(Event):
    said: ClassVar[str] = later("%(by)s has seen: %(what)s")

    what: Paper
    on: date


@dataclass(frozen=True, kw_only=True)
class ColleagueWelcomed(Event):
    """Who it is does not stand here: what they sent as an applicant is erased, and the journal is not."""

    said: ClassVar[str] = later("%(by)s recorded that the new colleague starts on %(from_on)s")

    team: int
    from_on: date


@dataclass(frozen=True, kw_only=True)
class ColleagueFound(Event):
    """The vacancy is filled; joining begins here. `until_on` empty: permanent."""

    said: ClassVar[str] = later("The vacancy is filled: a new colleague starts on %(start_on)s")

    team: int
    choice: int
    start_on: date
    until_on: date | None
