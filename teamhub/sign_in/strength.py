"""How hard a password is to guess, and what to do about it. Length counts; odd signs and changing it monthly do not."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from teamhub.core.i18n import later

SHORTEST = 10
LONGEST = 200  # hashing a whole book would keep the machine busy
ENOUGH = 3  # of zxcvbn's 0 … 4: safe against somebody who has the hashes, with a slow hash such as ours
MEASURED = 72  # zxcvbn looks no further, and more cannot make it weaker

# What people here choose first, which zxcvbn's English lists do not have.
DUTCH = """
    wachtwoord welkom geheim geheimpje inloggen aanmelden teamhub zomer winter herfst lente voorjaar maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober
    november december nederland holland amsterdam rotterdam utrecht haarlem alkmaar zaandam almere lelystad hoorn
    voetbal ajax feyenoord oranje konijn hond poes liefde lieverd schatje moeder vader oma opa zonnetje vakantie
    opvang zorg hulpverlening team samen sterk veilig
"""

SHORT = later("Use at least 10 characters: three or four words that have nothing to do with each other do well.")
LONG = later("Keep it to 200 characters.")
OWN = later("This is easy to guess for who knows you. Leave out your own name, address and organisation.")
COMMON = later("Many people use this one, and it is tried first. Take three or four words that do not go together.")
KEYS = later("Keys in a row are easy to guess. Take three or four words that do not go together.")
REPEAT = later("The same over and over is easy to guess. Take three or four words that do not go together.")
ROW = later("Rows such as abcd or 6543 are easy to guess. Take three or four words that do not go together.")
DATE = later("Dates and years are easy to guess. Take three or four words that do not go together.")
WORDS = later("This is still easy to guess. Add one or two words that nobody would expect.")
PATTERNS = {"spatial": KEYS, "repeat": REPEAT, "sequence": ROW, "date": DATE, "regex": DATE}


def normal(password: str) -> str:
    """One spelling of what was typed, for a phone and a laptop write “é” in different bytes."""
    return unicodedata.normalize("NFKC", password)


def weakness(password: str, about: Sequence[str]) -> str:
    """What to do to make it strong enough, as an English sentence; empty when it is. `about`: what is known of them."""
    if len(password) < SHORTEST:
        return SHORT
    if len(password) > LONGEST:
        return LONG
    from zxcvbn import zxcvbn  # its lists take a while to read, and a start need not wait for them

    own = {part for text in about for part in _parts(text)}
    first = [*own, *DUTCH.split()]
    typed = normal(password)[:MEASURED].lower()
    whole, rest = (zxcvbn(text, user_inputs=first) for text in (typed, _without(typed, first)))
    if min(whole["score"], rest["score"]) >= ENOUGH:
        return ""
    if _without(typed, own) != typed:
        return OWN
    return _advice(whole["sequence"]) if whole["score"] < ENOUGH else COMMON


def _parts(text: str) -> list[str]:
    """A name or a mail address, and its pieces."""
    words = "".join(sign if sign.isalnum() else " " for sign in text.lower()).split()
    return [text.lower(), "".join(words), *(word for word in words if len(word) > 2)]


def _without(typed: str, words: Iterable[str]) -> str:
    """What is left for somebody to guess who tries these words first."""
    for word in sorted((word for word in words if len(word) > 2), key=len, reverse=True):
        typed = typed.replace(word, "")
    return typed


def _advice(sequence: Sequence[dict[str, Any]]) -> str:
    longest = max(sequence, key=lambda found: len(found["token"]))
    if longest["pattern"] == "dictionary" and len(sequence) < 3:
        return COMMON
    return PATTERNS.get(longest["pattern"], WORDS)
