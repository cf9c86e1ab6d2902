"""A scored letter, a talk and a comparison as a page shows them at one moment. Plain values, no queries."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cached_property

from teamhub.core.clock import local
from teamhub.core.lazily import dataclass
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import rules
from teamhub.hiring.selecting.rules import Outcome, Round


@dataclass(frozen=True, slots=True)
class Given:
    """A score on one criterion, with a note about that criterion."""

    score: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    scorer: int
    scorer_name: str
    criterion: int
    score: int
    note: str


@dataclass(frozen=True)
class Scored:
    """What the reader may know of scores: of each scorer all criteria, or nothing at all."""

    weights: Mapping[int, int]
    scores: Sequence[Score]
    scorers: frozenset[int]  # who gave theirs, also those whose scores the reader may not see yet

    @cached_property
    def by_scorer(self) -> dict[int, dict[int, Score]]:
        found: dict[int, dict[int, Score]] = {}
        for one in self.scores:
            found.setdefault(one.scorer, {})[one.criterion] = one
        return found

    @cached_property
    def means(self) -> dict[int, Fraction]:
        """Of each scorer, weighted."""
        each = {
            scorer: rules.weighted({key: one.score for key, one in given.items()}, self.weights)
            for scorer, given in self.by_scorer.items()
        }
        return {scorer: value for scorer, value in each.items() if value is not None}

    def mine(self, person: int | None) -> dict[int, Score]:
        return self.by_scorer.get(person or 0, {})

    def name(self, scorer: int) -> str:
        return next(one.scorer_name for one in self.by_scorer[scorer].values())

    @property
    def shown(self) -> bool:
        """The scores of two or more can be read: there is a mean to show."""
        return len(self.means) >= rules.SCORERS

    @property
    def mean(self) -> Fraction | None:
        return rules.mean(self.means.values())

    @property
    def spread(self) -> Fraction | None:
        return rules.spread(self.means.values())

    def mean_of(self, criterion: int) -> Fraction | None:
        return rules.mean(Fraction(given[criterion].score) for given in self.by_scorer.values() if criterion in given)

    def apart(self, criterion: int) -> bool:
        far = rules.spread([given[criterion].score for given in self.by_scorer.values() if criterion in given])
        return far is not None and far >= rules.APART

    @property
    def decidable(self) -> bool:
        return rules.decidable(self.scorers)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the committee reads it. `name` is empty until all letters are decided."""

    id: int
    applicant: int
    label: str
    text: str  # masked until the names are shown
    language: str
    standing: Standing
    outcome: Outcome | None
    reason: int | None
    words: str
    decided_by_name: str | None
    name: str
    scored: Scored

    @property
    def stands(self) -> bool:
        """Not withdrawn meanwhile."""
        return self.standing is not Standing.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Question:
    id: int
    round: Round
    words: str
    criterion: int | None
    by: int
    by_name: str


@dataclass(frozen=True, slots=True)
class Slot:
    id: int
    round: Round
    starts_at: datetime
    minutes: int
    place: str
    applicant: int | None
    themselves: bool
    name: str = ""  # of who has it, for who may know

    @property
    def on(self) -> date:
        return local(self.starts_at).date()

    @property
    def clock(self) -> str:
        """From when until when."""
        begins = local(self.starts_at)
        return f"{begins:%H:%M}\u2013{begins + timedelta(minutes=self.minutes):%H:%M}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was invited, with what was scored of their talks, by round and over all of them."""

    id: int
    name: str
    label: str
    standing: Standing
    consent_on: date | None
    settled_on: date | None
    reason: int | None
    reason_words: str
    talks: Mapping[Round, Scored] = field(default_factory=dict)
    slots: Mapping[Round, Slot] = field(default_factory=dict)
    scored: Scored | None = None  # all rounds together

    @property
    def open(self) -> bool:
        """Nobody has said yes or no to them yet."""
        return self.standing in (Standing.INVITED, Standing.RECEIVED)

    def held(self, now: datetime) -> list[Round]:
        return [round for round, slot in self.slots.items() if slot.starts_at <= now]
