"""Who decides: a question, its facts and the clauses in force give exactly one ruling. Pure."""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from itertools import combinations
from math import inf
from typing import Any

from teamhub.core.lazily import dataclass
from teamhub.frameworks import sentences

Facts = Mapping[str, int]
Translate = Callable[[str], str]


class Decider(StrEnum):
    """From the one whose matter it is to everybody together: the order in which a decision moves away."""

    OWNER = "owner"
    CONCERNED = "concerned"  # whoever it is about
    ROLE_HOLDER = "role_holder"  # which roles, a clause says
    TEAM = "team"
    TEAM_AND_MPP = "team_and_mpp"
    OWNER_AND_MPP = "owner_and_mpp"
    MPP = "mpp"
    HR = "hr"
    COMPANY_DOCTOR = "company_doctor"
    DIRECTOR = "director"
    ORGANISATION = "organisation"

    @property
    def distance(self) -> int:
        """0 for the one whose matter it is; more, the further away."""
        return list(Decider).index(self)


class Way(StrEnum):
    ALONE = "alone"
    CONSENT = "consent"
    ADVICE = "advice"
    REQUEST = "request"


LIGHT_TO_HEAVY = (Way.ALONE, Way.ADVICE, Way.CONSENT)


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of decision, declared by the capability that asks it, with the facts that it brings.

    `facts` are whole numbers: an amount in euros, hours, weeks, how many teams; `sentences.FLAGS` are 0 or 1.
    """

    name: str  # "ideas.decide"
    facts: frozenset[str] = frozenset()
    domain: str = ""  # of the frameworks that speak of it: "ideeen"
    label: str = ""  # what is decided, as an English message id: "an idea"


@dataclass(frozen=True, slots=True)
class Limit:
    """`above` is outside, `up_to` is inside: "above 500, up to 1500" holds for 501 … 1500."""

    fact: str
    above: int | None = None
    up_to: int | None = None

    def span(self) -> tuple[float, float]:
        return (-inf if self.above is None else self.above, inf if self.up_to is None else self.up_to)

    def bounds(self) -> tuple[bool, bool]:
        return self.above is not None, self.up_to is not None

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
    roles: tuple[str, ...] = ()  # keys of the roles, where a role holder decides

    @property
    def decides(self) -> bool:
        """A clause without a decider only adds what is needed first; several of those may hold at once."""
        return self.decider is not None

    def holds(self, facts: Facts) -> bool:
        return all(limit.holds(facts) for limit in self.limits)

    def answer(self) -> tuple[object, ...]:
        return self.decider, self.way, self.needs, self.roles

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Clause":
        """From what JSON made of it."""
        limits = tuple(Limit(**limit) for limit in kept["limits"])
        words = {
            "decider": Decider(kept["decider"]) if kept["decider"] else None,
            "way": Way(kept["way"]) if kept["way"] else None,
        }
        more = {"needs": tuple(kept["needs"]), "roles": tuple(kept.get("roles", ()))}
        return cls(**{**kept, **words, **more, "limits": limits})

    def who(self, translate: Translate = str) -> str:
        """Who decides, and how: "The team decides by consent"."""
        assert self.decider and self.way
        roles = [translate(sentences.ROLES.get(role, role)) for role in self.roles or ("",)]
        named = {"roles": sentences.listed(roles, sentences.OR, translate)}
        return translate(sentences.DECIDES[self.decider, self.way]) % named

    def when(self, translate: Translate = str) -> str:
        """Its limits: "up to €500, up to 20 hours"; nothing where it has none."""
        return ", ".join(_said(limit, translate) for limit in self.limits)

    def source(self, translate: Translate = str) -> str:
        return translate(sentences.SOURCE) % {"framework": self.framework, "version": self.version}

    def first(self, translate: Translate = str) -> str:
        """What it asks before the decision, as far as `who` does not say so."""
        already = sentences.SAID_ALREADY.get((self.decider or "", self.way or ""), ())
        needs = [translate(sentences.NEEDS[need]) for need in self.needs if need not in already]
        return sentences.listed(needs, sentences.AND, translate)

    @property
    def has_words(self) -> bool:
        """Whether `who`, `when` and `first` can say it."""
        said = not self.decides or (self.decider, self.way) in sentences.DECIDES
        limits = all((limit.fact, *limit.bounds()) in sentences.LIMITS for limit in self.limits)
        return said and limits and all(need in sentences.NEEDS for need in self.needs)


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
        return tuple(dict.fromkeys(need for clause in self.clauses for need in clause.needs))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All that it rests on, the one that decides first."""
        return ((self.clause,) if self.clause else ()) + self.also

    def who(self, translate: Translate = str) -> str:
        return self.clause.who(translate) if self.clause else translate(sentences.UNCOVERED)

    def why(self, translate: Translate = str) -> str:
        """The clause, and the limit in it that settled this: "KAD-10, version 2: up to €1,500"."""
        if self.clause is None:
            return ""
        limits = self.clause.when(translate)
        return f"{self.clause.source(translate)}: {limits}" if limits else self.clause.source(translate)

    def first(self, translate: Translate = str) -> str:
        """What must be there before the decision, with the clause that asks it; nothing where there is none."""
        asked = [(clause.first(translate), clause.source(translate)) for clause in self.clauses]
        needs = [f"{needs} ({source})" for needs, source in dict.fromkeys(asked) if needs]
        together = sentences.listed(needs, sentences.AND, translate)
        return translate(sentences.FIRST) % {"needs": together} if together else ""

    def said(self, translate: Translate = str) -> str:
        """All of it: "The team decides by consent (KAD-10, version 2: up to €1,500). First advice from …"."""
        if self.clause is None:
            return self.who(translate)
        return " ".join(filter(None, (f"{self.who(translate)} ({self.why(translate)}).", self.first(translate))))

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Ruling":
        clause = Clause.read(kept["clause"]) if kept["clause"] else None
        return cls(kept["question"], kept["facts"], clause, tuple(Clause.read(more) for more in kept.get("also", ())))

    @classmethod
    def kept(cls, text: str | Mapping[str, Any] | None) -> "Ruling | None":
        """From a JSONB column as raw SQL reads it, or as it came with other things."""
        return cls.read(json.loads(text) if isinstance(text, str) else text) if text else None


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


def allows(ruling: Ruling, way: Way) -> bool:
    """Whether it may be decided in this way. Who may decide may always choose a heavier one: consent instead of advice.

    What the ruling needs first stays needed. A framework request can always be made; where only that, or no clause at
    all, settles it, nothing else can.
    """
    if way is Way.REQUEST or ruling.way is None or ruling.way is Way.REQUEST:
        return way is Way.REQUEST
    return LIGHT_TO_HEAVY.index(way) >= LIGHT_TO_HEAVY.index(ruling.way)


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
    above, up_to = limit.above or 0, limit.up_to or 0
    ends = {"above": above, "up_to": up_to, "at_least": above + 1, "below": up_to + 1}
    said = {name: sentences.number(end, translate) for name, end in ends.items()}
    return translate(sentences.LIMITS[(limit.fact, *limit.bounds())]) % said
