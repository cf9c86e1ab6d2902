"""What counts when something is decided. No database, no clock, no web."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from teamhub.core.lazily import dataclass


class Capacity(StrEnum):
    """As what somebody is asked for advice. The client council is asked as a body."""

    COLLEAGUE = "colleague"
    ROLE = "role"
    MPP = "mpp"
    HR = "hr"
    COUNCIL = "council"
    PROCESS = "process"
    PRACTICE = "practice"
    DIRECTOR = "director"


class Phase(StrEnum):
    PICTURE = "picture-forming"
    OPINION = "opinion-forming"
    DECISION = "decision"
    OVER = "over"


class Stance(StrEnum):
    CONSENT = "consent"
    CONCERN = "concern"  # is kept, and does not block
    OBJECTION = "objection"


class Outcome(StrEnum):
    ADOPTED = "adopted"
    OBJECTED = "objected"
    TOO_FEW = "too few"


class Manner(StrEnum):
    """In which way it was decided."""

    ALONE = "own decision"
    ADVICE = "after advice"
    CONSENT = "consent"


# Whom a need of a ruling asks for advice.
GIVEN_BY = {
    "mpp_advice": Capacity.MPP,
    "council_advice": Capacity.COUNCIL,
    "process_advice": Capacity.PROCESS,
    "practice_advice": Capacity.PRACTICE,
}


@dataclass(frozen=True, slots=True)
class Ends:
    """When each phase of a round is over. Two that end together leave nothing in between."""

    picture: datetime
    opinion: datetime
    decision: datetime

    def __post_init__(self) -> None:
        if not self.picture <= self.opinion <= self.decision:
            raise ValueError("The phases of a round follow each other.")

    def moved_on(self, at: datetime) -> "Ends":
        """The phase of this moment ends now; the ones after it keep their own end."""
        if at < self.picture:
            return Ends(at, self.opinion, self.decision)
        if at < self.opinion:
            return Ends(self.picture, at, self.decision)
        return Ends(self.picture, self.opinion, min(at, self.decision))


@dataclass(frozen=True, slots=True)
class Spoken:
    """One time that somebody said how they stand. Who speaks again has changed their mind: the last one counts.

    `edition` is the text of the proposal it was about; `resolved`: they confirmed that their objection has been met.
    """

    number: int
    person: int
    stance: Stance
    edition: int = 1
    resolved: bool = False


def phase_at(ends: Ends, at: datetime) -> Phase:
    """A phase lasts up to its end and not at it: at the very end of the last one the round is over."""
    if at < ends.picture:
        return Phase.PICTURE
    if at < ends.opinion:
        return Phase.OPINION
    return Phase.DECISION if at < ends.decision else Phase.OVER


def end_of(day: date, start: datetime) -> datetime:
    """Midnight after that day, in the zone of `start`: what is decided in a meeting is over with its day."""
    return datetime.combine(day, datetime.min.time(), start.tzinfo) + timedelta(days=1)


def ends(start: datetime, days: Sequence[int]) -> Ends:
    """The phases last so many calendar days each, and end at the hour at which the round began.

    `start` is in the organisation's zone, so that summer time does not move the hour.
    """
    first, second, third = days
    return Ends(
        start + timedelta(days=first),
        start + timedelta(days=first + second),
        start + timedelta(days=first + second + third),
    )


def quorum(members: int, percent: int) -> int:
    """How many must have spoken. A team that is empty can never decide."""
    return max(ceil(members * percent / 100), 1)


def standing(voices: Iterable[Spoken], members: frozenset[int], edition: int = 1) -> Mapping[int, Spoken]:
    """What each member says now, about the text as it is now. Voices given in advance are among them."""
    last: dict[int, Spoken] = {}
    for voice in voices:
        mine = last.get(voice.person)
        if voice.person in members and voice.edition == edition and (mine is None or voice.number > mine.number):
            last[voice.person] = voice
    return last


def settle(
    voices: Iterable[Spoken], members: frozenset[int], percent: int, edition: int = 1, last: int | None = None
) -> Outcome:
    """What comes of it. An objection counts also where too few have spoken: it does not lose by their absence.

    `last` is whom it is about: nothing is adopted about somebody by their silence, or against their will.
    """
    stand = standing(voices, members, edition)
    if any(voice.stance is Stance.OBJECTION and not voice.resolved for voice in stand.values()):
        return Outcome.OBJECTED
    enough = len(stand) >= quorum(len(members), percent) and (last is None or last in stand)
    return Outcome.ADOPTED if enough else Outcome.TOO_FEW


def speak_before(voices: Iterable[Spoken], members: frozenset[int], last: int, edition: int = 1) -> frozenset[int]:
    """Who has yet to speak before the one whom it is about."""
    return members - {last} - set(standing(voices, members, edition))


def may_give_turn(voices: Iterable[Spoken], members: frozenset[int], percent: int, last: int, edition: int = 1) -> bool:
    """Whether the one whom it is about may speak before all others have: once a quorum of those has."""
    others = members - {last}
    return len(standing(voices, others, edition)) >= quorum(len(others), percent)


def everybody_spoke(voices: Iterable[Spoken], members: frozenset[int], edition: int = 1) -> bool:
    return bool(members) and set(standing(voices, members, edition)) == members


def due(asked_on: date, days: int) -> date:
    """The last day on which an answer is in time. Calendar days."""
    return asked_on + timedelta(days=days)


def silent(due_on: date, today: date, answered: bool) -> bool:
    """Asked, and not answered in time. That is no veto and no consent: it holds nothing up."""
    return not answered and today > due_on


def asks_process_supporter(number: int, outcome: Outcome | None) -> bool:
    """KAD-06: after two rounds without consent the process supporter joins."""
    return number >= 2 and outcome in (Outcome.OBJECTED, Outcome.TOO_FEW)


def asks_route(number: int, outcome: Outcome | None) -> bool:
    """KAD-06: after three, the team and the MPP choose together how to go on."""
    return number >= 3 and outcome in (Outcome.OBJECTED, Outcome.TOO_FEW)
