"""What counts for a team and for who is in it. No database, no clock, no web."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Any, TypedDict

from teamhub.core.errors import Invalid

FEWEST = 5  # people in a team of whom others may read a figure: of fewer it says something about one of them
CODE = re.compile(r"[a-z0-9-]{1,12}")
LONGEST = {
    "name": 80,
    "place": 80,
    "focus_nl": 200,
    "focus_en": 200,
    "caseload_unit_nl": 40,
    "caseload_unit_en": 40,
}


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Description(TypedDict, total=False):
    place: str
    focus_nl: str
    focus_en: str
    caseload_unit_nl: str
    caseload_unit_en: str
    caseload_norm: int | None  # per full-time contract
    meeting_day: str | None
    meeting_every_weeks: int
    meeting_minutes: int


def described(name: str, given: Description) -> dict[str, Any]:
    """The columns as they are kept."""
    kept: dict[str, Any] = {"name": name, **given}
    for field, longest in LONGEST.items():
        kept[field] = " ".join(str(kept.get(field, "")).split())
        if len(kept[field]) > longest:
            raise Invalid("Please keep it to %(max_length)s characters.", max_length=longest)
    if not kept["name"]:
        raise Invalid("Please fill this in.")
    if kept.get("meeting_day") is not None:
        kept["meeting_day"] = Weekday(kept["meeting_day"])
    return kept


def code(name: str) -> str:
    """A short name for addresses and exports, such as "alk": at most 12 small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^team\s+", "", plain)).strip("-")[:12].strip("-")
    if not CODE.fullmatch(short):
        raise Invalid("Please fill this in.")
    return short


def within(from_on: date, until_on: date | None, joined_on: date, left_on: date | None) -> date | None:
    """The last day of a membership or office that fits within somebody's time here; raises Invalid where none does."""
    last = min((day for day in (until_on, left_on) if day is not None), default=None)
    if from_on < joined_on or (left_on is not None and from_on > left_on):
        raise Invalid("This person does not work here on that day.")
    if last is not None and last < from_on:
        raise Invalid("The last day cannot be before the first one.")
    return last
