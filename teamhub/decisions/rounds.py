"""A consent round as somebody reads it at one moment. Plain values, no queries."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property

from teamhub.core.clock import local
from teamhub.core.lazily import dataclass
from teamhub.decisions import rules
from teamhub.decisions.advice import Row, when
from teamhub.decisions.rules import Ends, Outcome, Phase, Spoken, Stance
from teamhub.frameworks.authority import Ruling

moment = datetime.fromisoformat


@dataclass(frozen=True)
class Met:
    """A resolution that was proposed for an objection. `met` is empty until the objector says."""

    id: int
    text: str
    by_name: str
    at: datetime
    met: bool | None
    said: str


@dataclass(frozen=True)
class Heard:
    """Something that somebody said in a round. Its reasons are empty for others until the round is over."""

    id: int
    person: int
    name: str
    at: datetime
    edition: int
    stance: Stance
    argument: str
    harm: str
    safe: str
    resolutions: tuple[Met, ...]

    @property
    def met(self) -> bool:
        return any(resolution.met for resolution in self.resolutions)

    @property
    def proposed(self) -> Met | None:
        """The resolution that waits for the objector."""
        return next((r for r in self.resolutions if r.met is None), None)

    def spoken(self) -> Spoken:
        return Spoken(self.id, self.person, self.stance, self.edition, self.met)


@dataclass(frozen=True)
class Part:
    id: int
    by: int
    name: str
    at: datetime
    phase: Phase
    text: str
    answers: int | None


@dataclass(frozen=True)
class Seat:
    person: int
    name: str
    state: str  # a Stance, or "waiting"


@dataclass(frozen=True)
class RoundSeen:
    id: int
    purpose: str
    after: int | None
    number: int
    team: int | None  # empty: people were asked by name
    team_name: str
    last: int | None  # whom it is about, who speaks last
    last_name: str | None
    proposal: str
    edition: int
    version: int
    evaluate_on: date
    doer: int
    doer_name: str
    ruling: Ruling
    quorum: int  # percent
    resolve_days: int
    by: int
    by_name: str
    at: datetime
    ends: Ends
    turn_given_at: datetime | None  # to who speaks last
    withdrawn_at: datetime | None
    kept: Outcome | None  # as it was settled; empty while nothing settled it
    members: Mapping[int, str]
    voices: tuple[Heard, ...]
    parts: tuple[Part, ...]
    now: datetime

    @property
    def phase(self) -> Phase:
        return Phase.OVER if self.withdrawn_at else rules.phase_at(self.ends, self.now)

    @property
    def running(self) -> bool:
        return self.phase is not Phase.OVER

    @property
    def closes_at(self) -> datetime:
        return self.ends.decision

    @property
    def phase_ends_at(self) -> datetime:
        return {Phase.PICTURE: self.ends.picture, Phase.OPINION: self.ends.opinion}.get(self.phase, self.ends.decision)

    @cached_property
    def standing(self) -> Mapping[int, Heard]:
        """What each member says now."""
        heard = {voice.id: voice for voice in self.voices}
        stand = rules.standing((v.spoken() for v in self.voices), frozenset(self.members), self.edition)
        return {person: heard[spoken.number] for person, spoken in stand.items()}

    @property
    def outcome(self) -> Outcome | None:
        """What came of it, whether or not anything settled it yet; empty while it runs or where it was withdrawn."""
        if self.running or self.withdrawn_at:
            return None
        voices = (voice.spoken() for voice in self.voices)
        return self.kept or rules.settle(voices, frozenset(self.members), self.quorum, self.edition, self.last)

    @property
    def before_last(self) -> list[str]:
        """Who has yet to speak before the one whom it is about; nobody once that one has the turn, or has spoken."""
        if self.last is None or self.turn_given_at or self.last in self.standing or not self.running:
            return []
        voices = (voice.spoken() for voice in self.voices)
        first = rules.speak_before(voices, frozenset(self.members), self.last, self.edition)
        return [name for person, name in self.members.items() if person in first]

    @property
    def can_give_turn(self) -> bool:
        """Whether who leads the round may give the turn to who speaks last, before all others have spoken."""
        if self.last is None or not self.before_last:
            return False
        voices = (voice.spoken() for voice in self.voices)
        return rules.may_give_turn(voices, frozenset(self.members), self.quorum, self.last, self.edition)

    @property
    def seats(self) -> list[Seat]:
        waiting = "waiting"
        said = {person: str(voice.stance) for person, voice in self.standing.items()}
        return [Seat(person, name, said.get(person, waiting)) for person, name in self.members.items()]

    @property
    def needed(self) -> int:
        return rules.quorum(len(self.members), self.quorum)

    @property
    def objections(self) -> list[Heard]:
        """Those that stand, in the order in which they were made. Only for who may read them: see `reasons_shown`."""
        stand = (v for v in self.standing.values() if v.stance is Stance.OBJECTION and not v.met)
        return sorted(stand, key=lambda voice: voice.id)

    @property
    def worded(self) -> list[Heard]:
        """Who gave a reason, objections first. Only for who may read them: see `reasons_shown`."""
        order = {stance: place for place, stance in enumerate((Stance.OBJECTION, Stance.CONCERN, Stance.CONSENT))}
        return sorted((v for v in self.standing.values() if v.argument), key=lambda v: (order[v.stance], v.id))

    @property
    def reasons_shown(self) -> bool:
        return self.withdrawn_at is None and not self.running

    @property
    def resolve_by(self) -> date:
        return rules.due(local(self.closes_at).date(), self.resolve_days)

    @property
    def asks_process_supporter(self) -> bool:
        return rules.asks_process_supporter(self.number, self.outcome)

    @property
    def asks_route(self) -> bool:
        return rules.asks_route(self.number, self.outcome)

    def questions(self) -> list[tuple[Part, list[Part]]]:
        """What was asked and said, each with the answers to it."""
        return [(one, [a for a in self.parts if a.answers == one.id]) for one in self.parts if one.answers is None]


def round_of(row: Row, now: datetime) -> RoundSeen:
    same = (
        "id purpose after number team team_name last last_name proposal edition version doer doer_name quorum"
        " resolve_days by by_name"
    )
    return RoundSeen(
        **{name: row[name] for name in same.split()},
        evaluate_on=date.fromisoformat(row["evaluate_on"]),
        ruling=Ruling.read(row["ruling"]),
        at=moment(row["at"]),
        ends=Ends(moment(row["picture_ends"]), moment(row["opinion_ends"]), moment(row["decision_ends"])),
        turn_given_at=when(row["turn_given_at"]),
        withdrawn_at=when(row["withdrawn_at"]),
        kept=Outcome(row["outcome"]) if row["outcome"] else None,
        members={member["id"]: member["name"] for member in row["members"]},
        voices=tuple(_heard(voice) for voice in row["voices"]),
        parts=tuple(Part(**{**p, "at": moment(p["at"]), "phase": Phase(p["phase"])}) for p in row["contributions"]),
        now=now,
    )


def _heard(row: Row) -> Heard:
    def met(r: Row) -> Met:
        return Met(r["id"], r["text"], r["by_name"], moment(r["at"]), r["met"], r["said"])

    resolutions = tuple(met(one) for one in row["resolutions"])
    return Heard(**{**row, "at": moment(row["at"]), "stance": Stance(row["stance"]), "resolutions": resolutions})
