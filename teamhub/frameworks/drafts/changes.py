"""What differs between two contents of a draft, or between the version in force and a draft. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause
from teamhub.frameworks.drafts.rules import TEXTS
from teamhub.frameworks.rules import domain_name
from teamhub.ideas.texts.rules import Part, diff

Content = Mapping[str, Any]
LANGUAGES: Mapping[str, str] = {"nl": later("in Dutch"), "en": later("in English")}


@dataclass(frozen=True, slots=True)
class Text:
    """A text that differs: its name, its language, and what stayed, came and went."""

    label: str
    language: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Now:
    """Now and then; either may be empty."""

    label: str
    now: Any
    then: Any


@dataclass(frozen=True, slots=True)
class Changes:
    texts: Sequence[Text]
    facts: Sequence[Now]
    limits: Sequence[Now]
    gone: Sequence[Clause]
    come: Sequence[Clause]

    @property
    def count(self) -> int:
        return sum(map(len, (self.texts, self.facts, self.limits, self.gone, self.come)))


def changes(before: Content, after: Content, code: str) -> Changes:
    """All that differs, clauses by what they say: that a limit has another value changes what a clause says."""
    gone, come = clause_changes(*(_clauses(content, code) for content in (before, after)))
    texts = [
        Text(label, LANGUAGES[language], diff(before[name], after[name]))
        for key, label in TEXTS.items()
        for language in LANGUAGES
        for name in [f"{key}_{language}"]
        if before[name] != after[name]
    ]
    return Changes(texts, _facts(before, after), limit_changes(before, after), gone, come)


def _clauses(content: Content, code: str) -> list[Clause]:
    return frameworks.clauses_of({**content, "code": code, "version": 0})


def _facts(before: Content, after: Content) -> list[Now]:
    shown: dict[str, tuple[str, Callable[[Any], str]]] = {
        "domain": (later("Domain"), domain_name),
        "law": (later("Law"), "; ".join),
        "review_months": (later("Months until the review"), str),
        "article": (later("Works council"), str),
        "ends": (later("Ends with it"), str),
    }
    return [
        Now(label, word(before[name]), word(after[name]))
        for name, (label, word) in shown.items()
        if before[name] != after[name]
    ]


def limit_changes(before: Content, after: Content) -> list[Now]:
    """By key, in the order of the draft; what goes comes last. Only what changes."""
    was, will = ({limit["key"]: limit for limit in content["limits"]} for content in (before, after))
    keys = [*will, *(key for key in was if key not in will)]
    return [Now(key, was.get(key), will.get(key)) for key in keys if was.get(key) != will.get(key)]


def clause_changes(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """What goes and what comes, by what they say: a new number of the version is no change."""
    was, will = ([_said(clause) for clause in side] for side in (before, after))
    gone = [clause for clause, said in zip(before, was, strict=True) if said not in will]
    return gone, [clause for clause, said in zip(after, will, strict=True) if said not in was]


def _said(clause: Clause) -> tuple[object, ...]:
    return clause.question, clause.answer(), frozenset(clause.limits)
