"""A letter without who wrote it: name, addresses and age are covered, so that it is read for what it says. Pure.

It covers what can be found for certain; what somebody tells of themselves in other words stays their own.
"""

import re
from collections.abc import Iterable

COVER = "▒▒▒"
SMALL = frozenset({"van", "von", "den", "der", "ten", "ter", "het", "the", "aan", "bij", "uit"})
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SITE = re.compile(r"(?:https?://|www\.|linkedin\.com/)\S+", re.I)
PHONE = re.compile(r"(?<![\w+])(?:\+|00)?\d(?:[\s()-]?\d){8,13}(?!\w)")
YEARS = r"(?:1[6-9]|[2-7]\d)"
AGE = re.compile(
    rf"(?<!\w)(?:(?:ik ben|ben ik|ik word|i am|i'm)\s+(?:nu\s+|now\s+)?{YEARS}"
    r"(?:\s+(?:jaar(?:\s+oud)?|years?(?:\s+old)?|jong))?"
    r"(?!\s+(?:jaar|years?)\s+(?:werk|actief|in\b|bij\b|als\b|at\b|with\b))"
    rf"|(?:mijn\s+leeftijd(?:\s+is)?|my\s+age\s+is)\s+{YEARS}"
    rf"|{YEARS}\s+(?:jaar\s+(?:oud|jong)|years?\s+old|-?jarige)"
    rf"|(?:geboren|born)\s+(?:op|in|on)?\s*[\w\s]{{0,20}}?(?:19|20)\d\d"
    rf"|(?:geboortedatum|geboortejaar|date\s+of\s+birth)\s*:?\s*[\w\s./-]{{4,20}})(?!\w)",
    re.I,
)


def blinded(text: str, name: str) -> str:
    """The text with every part of the name, mail addresses, telephone numbers, pages of their own and age covered."""
    for pattern in (MAIL, SITE, PHONE, AGE):
        text = pattern.sub(COVER, text)
    for part in sorted(_parts(name), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?:'?s)?(?!\w)", COVER, text, flags=re.I)
    return re.sub(rf"{COVER}(?:\s+(?:van|de|den|der|ten|ter|von)\s+|[\s-]+){COVER}", COVER, text)


def _parts(name: str) -> Iterable[str]:
    """ "Rozemarijn van der Kloos" is Rozemarijn and Kloos; of a name with a hyphen each half, too."""
    words = [word.strip(".,") for word in name.split()]
    halves = [half for word in words for half in word.split("-")]
    return {part for part in [*words, *halves] if len(part) >= 3 and part.casefold() not in SMALL}
