"""What counts for words about a colleague, and for finding people by words. No database, no clock, no web."""

import re
from datetime import timedelta

from teamhub.core.errors import Invalid

SHORTEST, LONGEST = 3, 600
ASKED_FOR = timedelta(days=30)  # how long it waits on the receiver's home; afterwards it is on their own page only
MOST_WORDS = 40
# In nearly every purpose of a role, and so of no help in finding who fits it. As PostgreSQL has it: no accents.
EVERYWHERE = frozenset(
    re.findall(
        r"\w+",
        """team teams rol rollen werk werken collega collegas client clienten iedereen elke hebben weten weet
        role roles work colleague colleagues client clients everybody every""",
    )
)


def wording(text: str) -> str:
    """As it was written, with its lines, and without the blanks around it."""
    said = text.replace("\r\n", "\n").strip()
    if len(said) < SHORTEST:
        raise Invalid("Please write at least %(min_length)s characters.", min_length=SHORTEST)
    if len(said) > LONGEST:
        raise Invalid("Please keep it to %(max_length)s characters.", max_length=LONGEST)
    return said


def words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"\w+", text)[:MOST_WORDS]]


def begins(text: str) -> str:
    """A tsquery of all words, the last one as the beginning of a word: "kort overl" → "'kort' & 'overl':*"."""
    found = words(text)
    return " & ".join([*(f"'{word}'" for word in found[:-1]), *(f"'{word}':*" for word in found[-1:])])


def any_of(text: str) -> str:
    """A tsquery of any of the words that tell one role from another; empty where there are none."""
    telling = (word for word in words(text) if len(word) > 3 and word not in EVERYWHERE)
    return " | ".join(f"'{word}'" for word in dict.fromkeys(telling))
