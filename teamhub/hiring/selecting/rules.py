"""What counts in selecting: weighted scores, masked letters, days and months. Pure; days are calendar dates."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from teamhub.core.months import months_later
from teamhub.joining.contracts.rules import probation_months as probation_months

# No setting: with one scorer nothing would be independent, and no framework names another number.
SCORERS = 2
LOWEST, HIGHEST = 1, 5  # a score on one criterion: the scale of the form
APART = 2  # two scorers who are so far apart on a criterion talk about it; only a hint, which nothing rests on


class Outcome(StrEnum):
    """Of a letter."""

    INVITE = "invite to a talk"
    REJECT = "do not invite"


class Round(StrEnum):
    """Of talks."""

    FIRST = "first talk"
    SECOND = "second talk"
    CASE = "case or half a day along"


class State(StrEnum):
    """Of a choice. The first two go on."""

    TALK = "terms talk"
    AGREED = "terms agreed"
    PUT_BACK = "put back"
    DECLINED = "the candidate said no"
    HIRED = "starts"


RUNNING = frozenset({State.TALK, State.AGREED})


class Paper(StrEnum):
    """What HR looks at, and keeps nothing of but the day."""

    VOG = "certificate of conduct (VOG)"
    DIPLOMA = "diploma"
    REFERENCES = "references"


NEEDED = (Paper.VOG, Paper.DIPLOMA)  # before a vacancy is filled (KAD-01)
COLLECTIVE = "cao"  # the ground for putting a choice back that is an agreement outside KAD-01 itself


# ---------- letters without names ----------

SMALL = "van von de den der des het te ten ter in op aan bij la le du di da dos del el al bin ben ibn en of und y"
PARTICLES = frozenset(SMALL.split())
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|eu|org|net|info|me)(?:/\S*)?", re.I)
PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[\s().-]{0,3}\d){8,14}(?!\w)")  # nine digits at least: no two years
WORD = r"(?<![^\W_]){}(?![^\W_])"


def plain(text: str) -> str:
    """Without accents; as many characters as before, so that a place in the one is the same place in the other."""
    return "".join((unicodedata.normalize("NFD", letter)[:1] or letter) for letter in text)


def parts(name: str) -> list[str]:
    """The words of a name that tell whose it is, without "van der"; the longest first."""
    words = re.split(r"[\s\-\u2010\u2011.]+", unicodedata.normalize("NFC", name).strip())
    telling = {word for word in words if len(word) > 1 and word.casefold() not in PARTICLES}
    return sorted(telling, key=lambda word: (-len(word), word))


def named(text: str, name: str) -> list[str]:
    """The parts of this name that stand in the text as words, in small letters; empty: nobody is named."""
    here = plain(unicodedata.normalize("NFC", text))
    return [part.casefold() for part in parts(name) if re.search(WORD.format(_spelled(part)), here, re.I)]


def masked(letter: str, name: str, instead: str = "[naam]") -> str:
    """A letter in which the applicant's own name, addresses and telephone numbers do not stand.

    Whole words, in any case and with or without accents; what stands between two parts of the name goes with them.
    """
    text = MAIL.sub("[@]", unicodedata.normalize("NFC", letter))
    text = PHONE.sub("[…]", LINK.sub("[www]", text))
    telling = parts(name)
    if not telling:
        return text
    one = "(?:" + "|".join(_spelled(part) for part in telling) + ")"
    between = r"(?:[\s\-\u2010\u2011]+(?:(?:" + "|".join(PARTICLES) + r")\s+)*)"
    initials = r"(?:(?<![^\W_])(?:[A-Z]\.\s?)+)?"
    pattern = re.compile(rf"{initials}(?<![^\W_]){one}(?:{between}{one})*(?:['\u2019]?s)?(?![^\W_])", re.I)
    found, last = [], 0
    for match in pattern.finditer(plain(text)):
        found += [text[last : match.start()], instead]
        last = match.end()
    return "".join([*found, text[last:]])


def _spelled(part: str) -> str:
    return re.escape(plain(part))


def label(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA: what a letter is called that has no name."""
    text = ""
    while number >= 0:
        number, here = divmod(number, 26)
        text, number = chr(65 + here) + text, number - 1
    return text


# ---------- scores ----------


def weighted(scores: Mapping[int, int], weights: Mapping[int, int]) -> Fraction | None:
    """One scorer's mean over the criteria, each as heavy as it weighs; None where nothing that counts was scored."""
    counted = [key for key in scores if weights.get(key)]
    heavy = sum(weights[key] for key in counted)
    return Fraction(sum(weights[key] * scores[key] for key in counted), heavy) if heavy else None


def mean(values: Iterable[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def spread(values: Iterable[Fraction | int | None]) -> Fraction | None:
    """How far the highest is from the lowest; None where there are not two."""
    known = [Fraction(value) for value in values if value is not None]
    return max(known) - min(known) if len(known) > 1 else None


def tenth(value: Fraction | None) -> Decimal | None:
    """To one decimal, half up, as a page shows it."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def sees_scores(scorers: Collection[int], me: int | None, *, scores: bool) -> bool:
    """Whether somebody may read what others gave: after giving their own, or, who may not score, after both did."""
    if me is not None and me in scorers:
        return True
    return not scores and len(set(scorers)) >= SCORERS


def decidable(scorers: Collection[int]) -> bool:
    return len(set(scorers)) >= SCORERS


# ---------- days ----------


def talk_due(chosen_on: date, days: int) -> date:
    """The last day for the terms talk: so many calendar days after the team's decision (KAD-01)."""
    return chosen_on + timedelta(days=days)


def reply_due(settled_on: date, days: int) -> date:
    """The last day to tell somebody what was decided about them (the setting hiring.reply_days)."""
    return settled_on + timedelta(days=days)


def too_old(issued_on: date, start_on: date, months: int) -> bool:
    """Whether a certificate of conduct is older than so many months on the first day (Jeugdwet 4.1.6, KAD-01)."""
    return issued_on < months_later(start_on, -months)


def missing(seen: Collection[Paper]) -> list[Paper]:
    """What HR has yet to see before the vacancy can be filled."""
    return [one for one in NEEDED if one not in seen]


# ---------- words that do not belong in a note ----------

# AWGB, WGBL, WGBH/CZ, BW 7:646: what may not weigh is not written down. "*" for the rest of a word.
PERSONAL = """
    leeftijd* jaren-oud jaar-oud bejaard* piepjong* pensioen* geboortejaar geboortedatum
    zwanger* kinderwens* kinderopvang moederschap* zwangerschap* gezinsuitbreiding
    geloof gelovig* religie* religieus* moslim* islam* christen* katholiek* protestant* joods* joden jood hindoe*
    hoofddoek* kerk kerken moskee* synagoge*
    homo homo's homoseksue* lesbisch* biseksue* transgender* geaardheid hetero hetero's
    getrouwd ongehuwd gehuwd gescheiden burgerlijke-staat
    nationaliteit* afkomst* huidskleur* etnisch* etniciteit* ras allochtoon* buitenland*
    politiek* vakbond* handicap* chronisch* rolstoel*
    age aged years-old birthday elderly retire* pregnan* maternity childcare
    religio* muslim* christian* catholic* jewish hindu* headscarf church mosque
    gay lesbian* bisexual* orientation married unmarried divorced
    nationality ethnic* skin-colour skin-color immigrant* political* disabled disability wheelchair*
"""
FORBIDDEN = re.compile(
    WORD.format(
        "(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*").replace(r"\-", r"[-\s]") for w in PERSONAL.split()) + ")"
    ),
    re.I,
)


def personal(text: str) -> list[str]:
    """Words about what may not weigh in hiring, such as age or belief; in small letters, each once, in order."""
    found = FORBIDDEN.findall(unicodedata.normalize("NFC", text))
    return [*dict.fromkeys(" ".join(word.casefold().split()) for word in found)]
