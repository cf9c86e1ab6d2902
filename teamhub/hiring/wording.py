"""Words in a vacancy that shut people out, in Dutch and in English: what is wrong with them, and what says it better.

Pure. What asks for somebody by age, sex, origin, belief, health or family is forbidden (AWGB, WGBL, WGBH/CZ; BW 7:646
to 649): it stops the profile, unless a ground is named on which the law allows it. The rest is advice. Only whole
words count.
"""

import json
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path

from teamhub.core.errors import Invalid
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass

ANY = ""  # a rule for texts in both languages


class About(StrEnum):
    AGE = "age"
    SEX = "sex"
    ORIGIN = "origin"
    BELIEF = "belief"
    HEALTH = "health"
    FAMILY = "family"
    PAY = "pay"


WRONG = {
    About.AGE: later("This is about age, and the work asks for no age."),
    About.SEX: later("This is about sex, and the work is for everybody who can do it."),
    About.ORIGIN: later("This is about where somebody comes from, and the work asks for something else."),
    About.BELIEF: later("This is about what somebody believes, and the work does not ask for it."),
    About.HEALTH: later("This is about health, and no employer may ask for it."),
    About.FAMILY: later("This is about somebody's family, and no employer may ask for it."),
    About.PAY: later("Pay does not belong here: the MPP talks about it with whom the team chooses."),
}


@dataclass(frozen=True, slots=True)
class Rule:
    language: str  # of the texts that it looks at
    pattern: str
    about: About
    better: str  # in the language of the word itself
    forbidden: bool = False


# What stands in the patterns for a word of many.
FOR = {
    "<wie>": "(?:collega|kandidaat|medewerker|medewerkster|begeleider|begeleidster|hulpverlener|werker|sollicitant)",
    "<who>": "(?:colleague|candidate|worker|employee|applicant|professional|person|people|woman|man)",
    "<years>": r"(?:1[6-9]|[2-7]\d)",  # of somebody who works: "kinderen van 4 tot 12 jaar" are clients
}


@dataclass(frozen=True, slots=True)
class Finding:
    words: str  # as they were written
    about: About
    better: str
    forbidden: bool

    @property
    def wrong(self) -> str:
        return WRONG[self.about]


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    # "€ 50" has no letter before it: what may not stand around a word is a letter, or a digit.
    kept = json.loads((Path(__file__).parent / "wording.json").read_text(encoding="utf-8"))
    rules = [Rule(**{**one, "about": About(one["about"])}) for one in kept]
    return tuple((one, re.compile(rf"(?<!\w)(?:{_meant(one.pattern)})(?!\w)", re.IGNORECASE)) for one in rules)


def _meant(pattern: str) -> str:
    for short, words in FOR.items():
        pattern = pattern.replace(short, words)
    return pattern


def findings(texts: Iterable[tuple[str, str]]) -> list[Finding]:
    """What should be said differently in these texts, each with its language ("nl"); what is forbidden first."""
    found: dict[tuple[str, About], Finding] = {}
    for language, text in texts:
        flat = " ".join(text.split())
        for one, pattern in _compiled():
            if one.language not in (ANY, language):
                continue
            for hit in pattern.finditer(flat):
                words = hit[0].strip()
                if not _within(words, found):
                    found[words.casefold(), one.about] = Finding(words, one.about, one.better, one.forbidden)
    return sorted(found.values(), key=lambda one: not one.forbidden)


def _within(words: str, found: Iterable[tuple[str, About]]) -> bool:
    """Said already, as part of something longer."""
    return any(words.casefold() in known for known, _ in found)


def require(texts: Iterable[tuple[str, str]], ground: str) -> None:
    """Refuses what the law forbids to ask for, unless it is said on which ground it is allowed."""
    forbidden = [one.words for one in findings(texts) if one.forbidden]
    if forbidden and len(ground.strip()) < 10:
        raise Invalid(
            "The law forbids to ask for this: %(words)s. Write what the work asks for, or name the ground on which the "
            "law allows it.",
            words=", ".join(f"“{words}”" for words in forbidden),
        )
