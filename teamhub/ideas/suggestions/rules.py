"""What counts for a suggestion. No database, no clock, no web."""

from collections.abc import Mapping
from typing import Any

from teamhub.ideas.rules import TEXTS, lines

NUMBERS = ("amount", "hours", "teams")  # of the facts; whether it affects clients is asked in words, not suggested
FIELDS = (*TEXTS, *NUMBERS)
LONGEST = {"title": 160, "subject": 60}


def said(fields: Mapping[str, Any], field: str) -> str:
    """What a field says, as text: a number is suggested as it is written."""
    return str(fields[field])


def fits(field: str, text: str) -> bool:
    """Whether the owner could put this in the field as it is."""
    if field in NUMBERS:
        return text.isascii() and text.isdigit() and int(field == "teams") <= int(text) <= 10_000_000
    return len(text) <= LONGEST.get(field, 20_000) and (field != "title" or bool(text.strip()))


def put(fields: Mapping[str, Any], field: str, text: str) -> dict[str, Any]:
    """The whole text with this field replaced."""
    return {**fields, field: int(text) if field in NUMBERS else lines(text)}
