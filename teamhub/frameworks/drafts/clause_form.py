"""The form of a clause: who decides what, how, and for which cases. Its fields depend on the question."""

from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.forms import LARGEST, Filled, Form, without_secrets
from teamhub.core.i18n import gettext
from teamhub.frameworks import sentences
from teamhub.frameworks.authority import Question

NOBODY = ""  # no decider: it only adds what is needed first
YES, NO = "yes", "no"  # of a fact that is 0 or 1
YES_OR_NO = frozenset({"clients"})
Options = list[tuple[str, str]]


class ClauseForm(Form):
    """A clause as it is kept in a draft."""

    version: int
    kept: dict[str, Any]


def answers() -> Options:
    """Who decides and how, in the combinations that there are words for."""
    said = [(f"{who}:{way}", _plain(who, way)) for who, way in sentences.DECIDES]
    return [(NOBODY, gettext("Nobody: it only says what is needed first")), *said]


def _plain(who: str, way: str) -> str:
    return gettext(sentences.DECIDES[who, way]) % {"roles": gettext(sentences.ROLES[""])}


def needs() -> Options:
    return [(need, gettext(said)) for need, said in sentences.NEEDS.items()]


def roles() -> Options:
    return [(key, gettext(said)) for key, said in sentences.ROLES.items() if key]


def facts_of(question: Question) -> list[str]:
    """Those of the question that a clause can draw a line in."""
    return sorted(fact for fact in question.facts if (fact, True, True) in sentences.LIMITS)


def fact_name(fact: str) -> str:
    names = {
        "amount": gettext("Amount in euros"),
        "hours": gettext("Hours of work"),
        "weeks": gettext("Weeks"),
        "days": gettext("Days"),
        "teams": gettext("Number of teams"),
        "clients": gettext("Does it affect clients?"),
    }
    return names.get(fact, fact.replace("_", " ").capitalize())


def typed_of(kept: Mapping[str, Any]) -> dict[str, str]:
    """A clause of the draft as its form has it."""
    typed = {"answer": f"{kept['decider']}:{kept['way']}" if kept.get("decider") else NOBODY}
    typed |= {f"need-{need}": "on" for need in kept.get("needs") or ()}
    typed |= {f"role-{role}": "on" for role in kept.get("roles") or ()}
    for bound in kept.get("limits") or ():
        fact = bound["fact"]
        if fact in YES_OR_NO:
            typed[fact] = YES if bound.get("above") is not None else NO
            continue
        for end in ("above", "up_to"):
            value = bound.get(end)
            name = f"{fact}-{end}"
            typed |= {f"{name}-limit": value} if isinstance(value, str) else {name: str(value)} if value else {}
            if value == 0:
                typed[name] = "0"
    return typed


def read(typed: Mapping[str, str], question: Question, limits: Sequence[Mapping[str, Any]]) -> Filled[ClauseForm]:
    """What was typed, what was wrong with it, and the clause where nothing was. `limits` are those of the draft."""
    shown = without_secrets(typed)
    errors: dict[str, str] = {}
    version = typed.get("version", "")
    if not version.isdecimal() or not 0 < int(version[:10]) < LARGEST:
        errors["version"] = gettext("This does not look right.")
    who, _, way = typed.get("answer", NOBODY).partition(":")
    if who and (who, way) not in sentences.DECIDES:
        errors["answer"] = gettext("Please choose one of the options.")
    asked = [need for need in sentences.NEEDS if typed.get(f"need-{need}")]
    if not who and not asked:
        errors["answer"] = gettext("Choose who decides, or what is needed first.")
    named = [role for role in sentences.ROLES if role and typed.get(f"role-{role}")]
    if who == "role_holder" and not named:
        errors["role"] = gettext("Choose at least one role.")
    bounds, wrong = _bounds(typed, question, {limit["key"]: limit["value"] for limit in limits})
    errors |= wrong
    if errors:
        return Filled(shown, errors)
    kept: dict[str, Any] = {"question": question.name}
    kept |= {"decider": who, "way": way} if who else {}
    kept |= {"needs": asked} if asked else {}
    kept |= {"roles": named} if who == "role_holder" else {}
    kept |= {"limits": bounds} if bounds else {}
    return Filled(shown, {}, ClauseForm(version=int(version), kept=kept))


def _bounds(
    typed: Mapping[str, str], question: Question, values: Mapping[str, float]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    found: list[dict[str, Any]] = []
    errors: dict[str, str] = {}
    for fact in facts_of(question):
        if fact in YES_OR_NO:
            side = {YES: {"above": 0}, NO: {"up_to": 0}}.get(typed.get(fact, ""))
            found += [{"fact": fact, **side}] if side else []
            continue
        ends: dict[str, Any] = {}
        for end in ("above", "up_to"):
            value, wrong = _end(typed, f"{fact}-{end}", values)
            ends |= {end: value} if value is not None else {}
            errors |= {f"{fact}-{end}": wrong} if wrong else {}
        low, high = (values[end] if isinstance(end, str) else end for end in (ends.get("above"), ends.get("up_to")))
        if low is not None and high is not None and not low < high:
            errors[f"{fact}-up_to"] = gettext("This must be more than where it begins.")
        found += [{"fact": fact, **ends}] if ends else []
    return found, errors


def _end(typed: Mapping[str, str], name: str, values: Mapping[str, float]) -> tuple[int | str | None, str]:
    """One end of a stretch: a whole number, or a limit by its key."""
    number, key = typed.get(name, "").strip(), typed.get(f"{name}-limit", "")
    if number and key:
        return None, gettext("Type a number or choose a limit, not both.")
    if key:
        return (key, "") if key in values else (None, gettext("Please choose one of the options."))
    if not number:
        return None, ""
    plain = number.replace(".", "").replace("€", "").strip()
    if not plain.isdecimal() or int(plain[:12]) >= LARGEST:
        return None, gettext("Please enter a whole number.")
    return int(plain), ""
