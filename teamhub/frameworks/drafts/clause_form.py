"""The form of a clause: who decides what, how, and for which cases. Its fields depend on the question."""

from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.forms import Filled, Form, whole, without_secrets
from teamhub.core.i18n import gettext
from teamhub.core.lazily import dataclass
from teamhub.core.words import capital
from teamhub.frameworks import sentences
from teamhub.frameworks.authority import Question

NOBODY = ""  # no decider: it only adds what is needed first
YES, NO = "yes", "no"  # of a fact that is 0 or 1
ENDS = {"low": ("above", "at_least"), "high": ("up_to", "below")}  # how either end may be said
Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the question on the form. One that is so or not has `choices`; the others a stretch of numbers."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()


def ends() -> dict[str, Options]:
    """The words for either end of a stretch."""
    said = {
        "above": gettext("above"),
        "at_least": gettext("at least"),
        "up_to": gettext("up to"),
        "below": gettext("below"),
    }
    return {side: [(word, said[word]) for word in words] for side, words in ENDS.items()}


class ClauseForm(Form):
    """A clause as it is kept in a draft."""

    version: int
    kept: dict[str, Any]


def answers() -> Options:
    """Who decides and how, in the combinations that there are words for."""
    said = [(f"{who}:{way}", _plain(who, way)) for who, way in sentences.DECIDES]
    return [(NOBODY, gettext("Nobody: it only says what is needed first")), *said]


def _plain(who: str, way: str) -> str:
    any_role = sentences.ROLES[""]
    return gettext(sentences.DECIDES[who, way]) % {"roles": gettext(any_role)}


def needs() -> Options:
    return [(need, gettext(said)) for need, said in sentences.NEEDS.items()]


def roles() -> Options:
    return [(key, gettext(said)) for key, said in sentences.ROLES.items() if key]


def numbers(limits: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The limits that a clause can name: those that are a number."""
    return {limit["key"]: limit["value"] for limit in limits if not isinstance(limit["value"], str)}


def facts_of(question: Question) -> list[Fact]:
    """Those of the question that a clause can draw a line in, as the form asks for them."""
    return [_fact(fact) for fact in sorted(question.facts) if (fact, True, True) in sentences.LIMITS]


def _fact(name: str) -> Fact:
    if name in sentences.FLAGS:
        yes, no = (gettext(sentences.LIMITS[name, *ends]) for ends in ((True, False), (False, True)))
        return Fact(name, f"{capital(yes)}?", ((NOBODY, gettext("makes no difference")), (YES, yes), (NO, no)))
    return Fact(name, capital(gettext(sentences.FACTS[name]) % {"count": "…"}))


def typed_of(kept: Mapping[str, Any]) -> dict[str, str]:
    """A clause of the draft as its form has it."""
    typed = {"answer": f"{kept['decider']}:{kept['way']}" if kept.get("decider") else NOBODY}
    typed |= {f"need-{need}": "on" for need in kept.get("needs") or ()}
    typed |= {f"role-{role}": "on" for role in kept.get("roles") or ()}
    for bound in kept.get("limits") or ():
        fact = bound["fact"]
        if fact in sentences.FLAGS:
            typed[fact] = YES if bound.get("above") is not None else NO
            continue
        for side, words in ENDS.items():
            for word in words:
                value = bound.get(word)
                if value is not None:
                    typed[f"{fact}-{side}"] = word
                    typed[f"{fact}-{side}-at"] = str(value)
    return typed


def read(typed: Mapping[str, str], question: Question, limits: Sequence[Mapping[str, Any]]) -> Filled[ClauseForm]:
    """What was typed, what was wrong with it, and the clause where nothing was. `limits` are those of the draft."""
    shown = without_secrets(typed)
    errors: dict[str, str] = {}
    version = whole(typed.get("version", ""))
    if not version:
        errors["version"] = gettext("This does not look right.")
    who, _, way = typed.get("answer", NOBODY).partition(":")
    if who and (who, way) not in sentences.DECIDES:
        errors["answer"] = gettext("Please choose one of the options.")
    asked = [need for need in sentences.NEEDS if typed.get(f"need-{need}")]
    if not who and not asked:
        errors["answer"] = gettext("Choose who decides, or what is needed first.")
    named = [role for role in sentences.ROLES if role and typed.get(f"role-{role}")]
    bounds, wrong = _bounds(typed, question, numbers(limits))
    errors |= wrong
    if errors:
        return Filled(shown, errors)
    kept: dict[str, Any] = {"question": question.name}
    kept |= {"decider": who, "way": way} if who else {}
    kept |= {"needs": asked} if asked else {}
    kept |= {"roles": named} if who == "role_holder" else {}
    kept |= {"limits": bounds} if bounds else {}
    return Filled(shown, {}, ClauseForm(version=version or 0, kept=kept))


def _bounds(
    typed: Mapping[str, str], question: Question, values: Mapping[str, float]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    found: list[dict[str, Any]] = []
    errors: dict[str, str] = {}
    for fact in facts_of(question):
        if fact.choices:
            side = {YES: {"above": 0}, NO: {"up_to": 0}}.get(typed.get(fact.name, ""))
            found += [{"fact": fact.name, **side}] if side else []
            continue
        ends: dict[str, Any] = {}
        for side_, words in ENDS.items():
            name = f"{fact.name}-{side_}"
            word = typed.get(name, words[0])
            value, wrong = _end(typed, name, values)
            ends |= {word if word in words else words[0]: value} if value is not None else {}
            errors |= {f"{name}-at": wrong} if wrong else {}
        if not _in_order(ends, values):
            errors[f"{fact.name}-high-at"] = gettext("This must be more than where it begins.")
        found += [{"fact": fact.name, **ends}] if ends else []
    return found, errors


def _in_order(ends: Mapping[str, int | str], values: Mapping[str, float]) -> bool:
    """Whether a whole number lies between: "at least 3, below 3" has none."""
    found = {word: values[end] if isinstance(end, str) else end for word, end in ends.items()}
    low = found.get("above", found["at_least"] - 1 if "at_least" in found else None)
    high = found.get("up_to", found["below"] - 1 if "below" in found else None)
    return low is None or high is None or low < high


def _end(typed: Mapping[str, str], name: str, values: Mapping[str, float]) -> tuple[int | str | None, str]:
    """One end of a stretch: a whole number, or a limit by its key."""
    said = typed.get(f"{name}-at", "").strip()
    if not said or said in values:
        return said or None, ""
    value = whole(said.replace(".", "").replace("€", ""))
    if value is None:
        return None, gettext("Write a whole number, or the short name of a limit of this framework.")
    return value, ""
