"""What a question says by itself: a sum of money, hours, a subject. Dutch and English, as people type it."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from math import ceil

from teamhub.core.lazily import dataclass
from teamhub.may_we.subjects import subject

ANSWER_WORKDAYS = 5
ALIKE = 0.6  # of the words that two questions have together, how many they share to be the same question twice

NUMBER = r"(?P<number>\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?:,[-\u2013])?"
MANY = r"(?:\s*(?P<times>duizend|thousand|k|mille)\b)?"
MONEY = (
    re.compile(rf"€\s*{NUMBER}{MANY}", re.I),
    re.compile(rf"\b(?:eur|euro)\s+{NUMBER}{MANY}", re.I),
    re.compile(rf"\b{NUMBER}{MANY}\s*(?:€|(?:euro'?s?|eur)\b)", re.I),
    re.compile(r"\b(?P<number>\d[\d.]*),[-\u2013]", re.I),
)
# A number of three digits or more, or of thousands, may be money without a sign; not when it counts something else.
PLAIN = (
    re.compile(r"(?<![\w.,€-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{3,6})(?![\d-])", re.I),
    re.compile(r"(?<![\w.,€-])(?P<number>\d+(?:[.,]\d+)?)\s*(?P<times>duizend|thousand|k)\b", re.I),
)
COUNTED = re.compile(
    r"\s*(?:uur|uren|u|hours?|h|dagen|days?|weken|weeks?|maanden|months?|jaar|years?|minuten|minutes?|teams?|mensen|people"
    r"|procent|per ?cent|fte)\b|\s*%",
    re.I,
)
COUNTS = {
    "hours": re.compile(r"\b(\d+)(?:[.,]\d+)?\s*(?:uur|uren|hours?|u\b|h\b)", re.I),
    "weeks": re.compile(r"\b(\d+)\s*(?:weken|week|weeks)\b", re.I),
    "days": re.compile(r"\b(?:dag|day)\s*(\d+)|\b(\d+)\s*(?:dagen|days)\b", re.I),
    "teams": re.compile(r"\b(\d+)\s*teams\b", re.I),
    "months": re.compile(r"\b(\d+)\s*(?:maanden|maand|months?)\b", re.I),
    "minutes": re.compile(r"\b(\d+)\s*(?:minuten|minuut|minutes?)\b", re.I),
    "percent": re.compile(r"\b(\d+)\s*(?:%|procent\b|per ?cent\b)", re.I),
    "fte": re.compile(r"\b(\d+(?:[.,]\d+)?)\s*fte\b", re.I),
    "people": re.compile(r"\b(\d+)\s*(?:mensen|collega.s|people|colleagues)\b", re.I),
    "days_ahead": re.compile(r"\b(\d+)\s*(?:dagen|days) (?:van tevoren|vooraf|ahead)\b", re.I),
    "hours_ahead": re.compile(r"\b(\d+)\s*(?:uur|hours) (?:van tevoren|vooraf|ahead)\b", re.I),
}
FLAGS = {
    "clients": re.compile(r"\b(?:cli[eë]nt(?:en)?|bewoners?|clients?|residents?)\b", re.I),
    "off_method": re.compile(r"\bniet bij\b.*\bpas(?:t|sen)\b|\bpas(?:t|sen)\b.*\bniet\b|\b(?:not|n.t) fit\b", re.I),
}
# These say little about what is asked, and would make every question look like every other.
ASKING_WORDS = (
    "mag mogen kan kunnen wij we ik zelf eigen willen wil graag iets onze ons team may can could ourselves myself our "
    "want something would mog kunn will"
)
ASKING = frozenset(ASKING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Asked:
    """What was read in a question: the subject, if one was known, and the facts, whole euros rounded up."""

    subject: str | None
    facts: Mapping[str, int]

    def facts_for(self, asked: Collection[str]) -> dict[str, int] | None:
        """All that a question of the frameworks brings, or nothing where the words leave open what decides it.

        Hours, teams and clients that nobody mentions are taken as none, one, and not affected.
        """
        unsaid = {"hours": 0, "teams": 1, "clients": 0}
        known = {**unsaid, **self.facts}
        return {fact: known[fact] for fact in sorted(asked)} if set(asked) <= set(known) else None


def read(question: str) -> Asked:
    """Money without a known subject is about spending."""
    facts = {fact: count for fact, pattern in COUNTS.items() if (count := _count(pattern, question)) is not None}
    amount = money(question)
    if amount is not None:
        facts["amount"] = amount
    facts |= {flag: 1 for flag, pattern in FLAGS.items() if pattern.search(question)}
    about = subject(question, priced=amount is not None)
    return Asked(about or ("money.spend" if amount is not None else None), facts)


def money(question: str) -> int | None:
    """The highest sum that is named, in whole euros, rounded up; nothing where none is."""
    sums = [_sum(found) for pattern in MONEY for found in pattern.finditer(question)]
    plain = (found for pattern in PLAIN for found in pattern.finditer(question))
    sums = sums or [_sum(m) for m in plain if not COUNTED.match(question, m.end()) and not _year(m)]
    return max(sums, default=None)


def alike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two questions, each as a set of word stems, ask the same."""
    ours, theirs = set(one) - ASKING, set(other) - ASKING
    return bool(ours and theirs) and len(ours & theirs) / len(ours | theirs) >= ALIKE


def telling(stems: Collection[str]) -> list[str]:
    """The word stems that say what a question is about; all of them where nothing would be left."""
    return sorted(set(stems) - ASKING) or sorted(stems)


def _sum(found: re.Match[str]) -> int:
    text = found["number"]
    amount = Decimal(_plain(text))
    return ceil(amount * (1000 if found.groupdict().get("times") else 1))


def _plain(number: str) -> str:
    """ "1.500,50", "1,500.50" and "1 500" as a computer writes them. Three digits after a mark are thousands."""
    number = number.replace(" ", "").rstrip(".,")
    whole, mark, rest = re.match(r"(.*?)(?:([.,])(\d{1,2}))?$", number).groups()  # type: ignore[union-attr]
    return re.sub(r"[.,]", "", whole) + (f".{rest}" if mark else "")


def _year(found: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"20[2-4]\d", found["number"]))


def _count(pattern: re.Pattern[str], question: str) -> int | None:
    """The highest that is named, rounded up."""
    counts = [next(group for group in found.groups() if group) for found in pattern.finditer(question)]
    return max((ceil(Decimal(count.replace(",", "."))) for count in counts), default=None)


def searched(stems: Collection[str]) -> str:
    """A text-search query for any of these word stems, also at the beginning of a longer word."""
    quoted = (stem.replace("\\", "\\\\").replace("'", "''") for stem in telling(stems) if len(stem) > 2)
    return " | ".join(f"'{stem}':*" for stem in quoted)
