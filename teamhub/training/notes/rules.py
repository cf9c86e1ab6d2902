"""What counts about a policy note. Pure."""

import hashlib
from enum import StrEnum
from math import ceil

WORDS_A_PAGE = 450  # of running text, in the size that people print
SHORTEST, LONGEST = 2, 4  # pages: domain.md 5.3, step 7


class Stage(StrEnum):
    DRAFT = "draft"  # its writers alone read it
    SHARED = "shared"
    WITHDRAWN = "withdrawn"  # not offered any more; who took it over keeps it


class Answer(StrEnum):
    """Of a team to which a note was offered."""

    AS_IT_IS = "adopted as it is"
    CHANGED = "adopted with changes"
    NOT_NOW = "not now"


def pages(body: str) -> int:
    """In whole pages, the last one counted in full."""
    return ceil(len(body.split()) / WORDS_A_PAGE)


def steps(monday: str) -> list[str]:
    """What one does on Monday morning: one on each line, in order."""
    return [line.strip(" -*\t") for line in monday.splitlines() if line.strip(" -*\t")]


def fingerprint(title: str, body: str, monday: str) -> str:
    """SHA-256 of the words, so that anybody can check that they are the ones that were written."""
    return hashlib.sha256("\n\n".join((title, body, monday)).encode()).hexdigest()
