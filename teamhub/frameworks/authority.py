"""Who decides: a question, its facts and the clauses in force give exactly one ruling. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import inf
from typing import Any

Facts = Mapping[str, int]
Translate = Callable[[str], str]


class Decider(StrEnum):
    """From the one whose matter it is to everybody together: the order in which a decision moves away."""

    OWNER = "owner"
    TEAM = "team"
    OWNER_AND_MPP = "owner_and_mpp"
    ORGANISATION = "organisation"


class Way(StrEnum):
    ALONE = "alone"
    CONSENT = "consent"
    ADVICE = "advice"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of decision, declared by the capability that asks it, with the facts that it brings."""

    name: str
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Limit:
    """`above` is outside, `up_to` is inside: "above 500, up to 1500" holds for 501 … 1500."""

    fact: str
    above: int | None = None
    up_to: int | None = None

    def span(self) -> tuple[float, float]:
        return (-inf if self.above is None else self.above, inf if self.up_to is None else self.up_to)

    def holds(self, facts: Facts) -> bool:
        low, high = self.span()
        return self.fact in facts and low < facts[self.fact] <= high


@dataclass(frozen=True, slots=True)
class Clause:
    """Written by people, kept as data. `needs` names what must be there before the decision."""

    framework: str
    version: int
    question: str
    decider: Decider | None = None
    way: Way | None = None
    limits: tuple[Limit, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def decides(self) -> bool:
        """A clause without a decider only adds what is needed first; several of those may hold at once."""
        return self.decider is not None

    def holds(self, facts: Facts) -> bool:
        return all(limit.holds(facts) for limit in self.limits)

    def answer(self) -> tuple[Decider | None, Way | None, tuple[str, ...]]:
        return self.decider, self.way, self.needs

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Clause":
        """From what JSON made of it."""
        limits = tuple(Limit(**limit) for limit in kept["limits"])
        words = {
            "decider": Decider(kept["decider"]) if kept["decider"] else None,
            "way": Way(kept["way"]) if kept["way"] else None,
        }
        return cls(**{**kept, **words, "limits": limits, "needs": tuple(kept["needs"])})


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decides this case, and by which clause. Without a clause, nobody has been given it."""

    question: str
    facts: Facts
    clause: Clause | None
    also: tuple[Clause, ...] = ()  # the clauses that add what is needed first

    @property
    def way(self) -> Way | None:
        return self.clause.way if self.clause else None

    @property
    def needs(self) -> tuple[str, ...]:
        """What must be there before the decision, without repeats, in the order of the clauses."""
        clauses = ((self.clause,) if self.clause else ()) + self.also
        return tuple(dict.fromkeys(need for clause in clauses for need in clause.needs))

    def said(self, translate: Translate = str) -> str:
        """In one sentence: "The team decides by consent (KAD-10, version 2: up to € 1500)."""
        if self.clause is None:
            return translate(UNCOVERED)
        assert self.clause.decider and self.clause.way
        who = translate(SENTENCES[self.clause.decider, self.clause.way])
        limits = ", ".join(_said(limit, translate) for limit in self.clause.limits) or translate(UNLIMITED)
        version = translate(SOURCE) % {"framework": self.clause.framework, "version": self.clause.version}
        return f"{who} ({version}: {limits})."

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Ruling":
        clause = Clause.read(kept["clause"]) if kept["clause"] else None
        return cls(kept["question"], kept["facts"], clause, tuple(Clause.read(more) for more in kept.get("also", ())))


def rule(question: Question, facts: Facts, clauses: Iterable[Clause]) -> Ruling:
    """The most specific clause that holds. Which one that is does not depend on the order they come in."""
    if set(facts) != question.facts:
        raise ValueError(f"{question.name} brings {sorted(question.facts)}, not {sorted(facts)}.")
    met = [clause for clause in clauses if clause.question == question.name and clause.holds(facts)]
    holding, adding = [c for c in met if c.decides], [c for c in met if not c.decides]
    narrowest = [c for c in holding if not any(narrower(other, c) for other in holding)]
    first = min(narrowest, key=lambda c: (c.framework, c.version, str(c.limits)), default=None)
    also = sorted(adding, key=lambda c: (c.framework, c.version, c.needs))
    return Ruling(question.name, dict(facts), first, tuple(also) if first else ())


def contradictions(clauses: Iterable[Clause]) -> list[tuple[Clause, Clause]]:
    """Pairs that would answer one case differently while neither is the more specific one."""
    return [
        (one, other)
        for one, other in combinations(clauses, 2)
        if one.decides
        and other.decides
        and one.question == other.question
        and one.answer() != other.answer()
        and _meet(one, other)
        if not narrower(one, other) and not narrower(other, one)
    ]


def narrower(one: Clause, other: Clause) -> bool:
    """`one` holds only where `other` does, and not the other way round."""
    return _within(one, other) and not _within(other, one)


def _within(one: Clause, other: Clause) -> bool:
    ours = _spans(one)
    spans = ((ours.get(fact, (-inf, inf)), span) for fact, span in _spans(other).items())
    return all(low >= their_low and high <= their_high for (low, high), (their_low, their_high) in spans)


def _meet(one: Clause, other: Clause) -> bool:
    """Whether some facts satisfy both. Facts are whole numbers, a span is open below and closed above."""
    both = _spans(Clause(one.framework, 0, one.question, one.decider, one.way, one.limits + other.limits))
    return all(low < high for low, high in both.values())


def _spans(clause: Clause) -> dict[str, tuple[float, float]]:
    spans: dict[str, tuple[float, float]] = {}
    for limit in clause.limits:
        low, high = limit.span()
        known_low, known_high = spans.get(limit.fact, (-inf, inf))
        spans[limit.fact] = (max(low, known_low), min(high, known_high))
    return spans


def _said(limit: Limit, translate: Translate) -> str:
    bounds = limit.above is not None, limit.up_to is not None
    return translate(LIMITS[limit.fact, *bounds]) % {"above": limit.above, "up_to": limit.up_to}


def _later(message: str) -> str:
    return message


SENTENCES = {
    (Decider.OWNER, Way.ALONE): _later("The owner decides"),
    (Decider.OWNER, Way.ADVICE): _later("The owner decides after advice"),
    (Decider.TEAM, Way.CONSENT): _later("The team decides by consent"),
    (Decider.OWNER_AND_MPP, Way.ADVICE): _later("The owner decides after advice from the MPP"),
    (Decider.ORGANISATION, Way.REQUEST): _later("Only a framework request can decide this"),
}
LIMITS = {
    ("amount", False, True): _later("up to € %(up_to)s"),
    ("amount", True, False): _later("above € %(above)s"),
    ("amount", True, True): _later("above € %(above)s, up to € %(up_to)s"),
    ("hours", False, True): _later("up to %(up_to)s hours"),
    ("hours", True, False): _later("above %(above)s hours"),
    ("hours", True, True): _later("above %(above)s, up to %(up_to)s hours"),
}
SOURCE = _later("%(framework)s, version %(version)s")
UNLIMITED = _later("without a limit")
UNCOVERED = _later("No framework covers this: nobody has been given this decision yet.")
