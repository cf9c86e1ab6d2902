"""What counts for a draft: the share of the shop floor, and what would be decided otherwise, or would have been."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from math import ceil, inf
from typing import Any

from teamhub.core.errors import Translate
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.frameworks import rules, sentences
from teamhub.frameworks.authority import Clause, Facts, Question, Ruling, rule

Content = Mapping[str, Any]
TEXTS: Mapping[str, str] = {
    "title": later("Title"),
    "team_decides": later("What the team decides"),
    "mpp_hr_does": later("What the MPP and HR do"),
    "hands_over": later("When it is handed over"),
}
FIELDS = tuple(f"{name}_{language}" for name in TEXTS for language in ("nl", "en"))
CONSENT, ADVICE = "instemming", "advies"
# Where the law asks the works council: domain.md of the works councils act (WOR), article 25 and 27, paragraph 1.
ARTICLES: Mapping[str, tuple[str, str]] = {
    "WOR 25 lid 1 sub e": (ADVICE, later("an important change in the organisation or in who decides what")),
    "WOR 27 lid 1 sub b": (CONSENT, later("working hours, rest times and holidays")),
    "WOR 27 lid 1 sub d": (CONSENT, later("working conditions, absence and reintegration")),
    "WOR 27 lid 1 sub e": (CONSENT, later("appointment, dismissal and promotion")),
    "WOR 27 lid 1 sub f": (CONSENT, later("training of staff")),
    "WOR 27 lid 1 sub g": (CONSENT, later("appraisal of staff")),
    "WOR 27 lid 1 sub i": (CONSENT, later("meetings about the work")),
    "WOR 27 lid 1 sub k": (CONSENT, later("personal data of staff")),
    "WOR 27 lid 1 sub l": (CONSENT, later("systems that observe presence, behaviour or performance")),
}
BLANK: Content = {
    **dict.fromkeys(FIELDS, ""),
    "domain": "kaders",
    "law": [],
    "review_months": 12,
    "article": "",  # of the works council's; empty where it need not be asked
    "limits": [],
    "clauses": [],
    "ends": "",  # the code of the framework that ends with this one
}


def council_of(article: str, given_on: date | None) -> dict[str, Any]:
    """As a version keeps it."""
    kind = ARTICLES.get(article, (CONSENT, ""))[0] if article else None
    return {
        "needed": bool(article),
        "kind": kind,
        "article": article or None,
        "given_on": given_on.isoformat() if given_on and article else None,
    }


def content_of(version: Mapping[str, Any]) -> dict[str, Any]:
    """What a draft begins with: the version that is in force."""
    kept = {name: version[name] for name in (*FIELDS, "domain", "law", "review_months", "limits", "clauses")}
    return {**BLANK, **kept, "article": version["works_council"].get("article") or ""}


def missing(content: Content) -> list[str]:
    """The texts that are not there yet in one of the two languages, by their name."""
    return [
        label for name, label in TEXTS.items() if not (content[f"{name}_nl"].strip() and content[f"{name}_en"].strip())
    ]


def to_add(sides: Sequence[bool], percent: int) -> int:
    """How many from the shop floor must join so that they are so many percent; 0 where they are."""
    floor, total = sum(sides), len(sides)
    if total and floor * 100 >= percent * total:
        return 0
    if percent >= 100:
        return max(total - floor, 1)
    return max(ceil((percent * total - floor * 100) / (100 - percent)), 1)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two clauses that would answer the same case differently, neither of them the narrower one."""

    question: Question
    ours: Clause
    theirs: Clause
    facts: Facts

    def example(self, translate: Translate = str) -> str:
        return sentences.facts(self.facts, translate) if self.facts else ""


def contradiction(
    questions: Mapping[str, Question], one: Clause, other: Clause, code: str, number: int
) -> Contradiction:
    """`ours` is the one of the draft; of two in the draft, the first."""
    ours, theirs = (one, other) if (one.framework, one.version) == (code, number) else (other, one)
    question = questions.get(one.question, Question(one.question, label=one.question))
    return Contradiction(question, ours, theirs, meeting(one, other))


def meeting(one: Clause, other: Clause) -> dict[str, int]:
    """Facts under which both hold: a round number for each fact that either looks at."""
    spans: dict[str, tuple[float, float]] = {}
    for limit in (*one.limits, *other.limits):
        low, high = limit.span()
        known_low, known_high = spans.get(limit.fact, (-inf, inf))
        spans[limit.fact] = (max(low, known_low), min(high, known_high))
    return {fact: rules.round_within(low, high) for fact, (low, high) in sorted(spans.items())}


@dataclass(frozen=True, slots=True)
class Consequence:
    """One kind of case: who decides it now, and who would under the draft."""

    question: Question
    facts: Facts
    now: Ruling
    then: Ruling

    @property
    def changes(self) -> bool:
        return answer(self.now) != answer(self.then)

    def case(self, translate: Translate = str) -> str:
        """ "€800 and 10 hours"; nothing where the question knows no cases."""
        return sentences.facts(self.facts, translate) if self.facts else ""


def consequences(question: Question, now: Sequence[Clause], then: Sequence[Clause]) -> list[Consequence]:
    """One case for each way in which it goes, now and under the draft; what changes first."""
    found: dict[tuple[object, ...], Consequence] = {}
    for tried, facts in rules.cases(question, [*now, *then]):
        one = Consequence(question, tried, rule(question, facts, now), rule(question, facts, then))
        found.setdefault((answer(one.now), answer(one.then)), one)
    return sorted(found.values(), key=lambda one: not one.changes)


def answer(ruling: Ruling) -> tuple[object, ...]:
    """Who decides, how, and what is needed first; not under which clause."""
    clause = ruling.clause
    return (*who(ruling), clause.way, frozenset(ruling.needs)) if clause else ()


def who(ruling: Ruling) -> tuple[object, ...]:
    return (ruling.clause.decider, frozenset(ruling.clause.roles)) if ruling.clause else ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A decision that would have gone otherwise. `already`: so it does under what is in force now, too."""

    subject: str
    at: datetime
    was: Ruling
    would_be: Ruling
    already: bool

    @property
    def by_others(self) -> bool:
        return who(self.was) != who(self.would_be)


@dataclass(frozen=True, slots=True)
class Replay:
    total: int
    moved: tuple[Moved, ...]

    @property
    def by_others(self) -> int:
        """How many would have been decided by somebody else."""
        return sum(one.by_others for one in self.moved)

    @property
    def otherwise(self) -> int:
        """How many by the same, but in another way or with something else needed first."""
        return len(self.moved) - self.by_others


def replay(
    kept: Iterable[tuple[str, datetime, Ruling]],
    questions: Mapping[str, Question],
    now: Sequence[Clause],
    then: Sequence[Clause],
    touched: frozenset[str],
) -> Replay:
    """Rules again what was ruled about these questions. What brought other facts than are asked today is left out."""
    total, moved = 0, []
    for subject, at, was in kept:
        question = questions.get(was.question)
        if was.question not in touched or question is None or set(was.facts) != question.facts:
            continue
        total += 1
        would_be = rule(question, was.facts, then)
        if answer(was) != answer(would_be):
            already = answer(rule(question, was.facts, now)) == answer(would_be)
            moved.append(Moved(subject, at, was, would_be, already))
    return Replay(total, tuple(moved))
