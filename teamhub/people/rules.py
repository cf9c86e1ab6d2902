"""What counts for a person's record. No database, no clock, no web."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from teamhub.core.addresses import is_address
from teamhub.core.errors import Invalid

LONGEST = {"name": 80, "email": 254, "number": 20, "function_nl": 120, "function_en": 120, "text": 200}
MOST_HOURS = Decimal(60)
MOST_CASELOAD = 999
REGISTRATIONS = ("SKJ", "BIG")  # professional registers: youth care, and individual health care


def wording(field: str, value: str) -> str:
    """One line of at most so many characters, without the spaces around and inside it that nobody meant."""
    tidy = " ".join(value.split())
    if len(tidy) > LONGEST[field]:
        raise Invalid("Please keep it to %(max_length)s characters.", max_length=LONGEST[field])
    return tidy


def required(field: str, value: str) -> str:
    if not (tidy := wording(field, value)):
        raise Invalid("Please fill this in.")
    return tidy


def address(value: str | None) -> str | None:
    """A mail address in small letters, which is how two spellings of one are found to be the same. None if empty."""
    tidy = wording("email", value or "").lower()
    if tidy and not is_address(tidy):
        raise Invalid("“%(address)s” is not a mail address.", address=tidy)
    return tidy or None


def hours(value: Decimal) -> Decimal:
    """Contract hours a week: 0 to 60, in steps of a tenth."""
    if not value.is_finite() or not 0 <= value <= MOST_HOURS:
        raise Invalid("Contract hours are between 0 and 60 a week.")
    if value != (tenths := value.quantize(Decimal("0.1"))):
        raise Invalid("Contract hours have at most one decimal.")
    return abs(tenths)


def caseload(size: int) -> int:
    if not 0 <= size <= MOST_CASELOAD:
        raise Invalid("A caseload is between 0 and 999.")
    return size


def registration(value: str) -> str:
    """The register that somebody is in as a professional, "SKJ" or "BIG"; "" is none, and so is "geen"."""
    tidy = value.strip().upper()
    if tidy in ("", "-", "GEEN", "NONE"):
        return ""
    if tidy not in REGISTRATIONS:
        raise Invalid("“%(value)s” is not a registration. It is SKJ or BIG.", value=value.strip())
    return tidy


def last_day(joined_on: date, left_on: date) -> date:
    if left_on < joined_on:
        raise Invalid("The last day cannot be before the first one.")
    return left_on


class Record(TypedDict, total=False):
    """What HR keeps of a person and may correct. Where the function lacks one language, the other shows."""

    name: str  # of a member of the client council: the alias
    number: str | None
    email: str | None
    function_nl: str
    function_en: str
    registration: str  # "SKJ", "BIG" or ""
    joined_on: date


def record(given: Record) -> dict[str, Any]:
    """The columns as they are kept."""
    kept: dict[str, Any] = dict(given)
    if "name" in given:
        kept["name"] = required("name", given["name"])
    if "number" in given:
        kept["number"] = wording("number", given["number"] or "") or None
    if "email" in given:
        kept["email"] = address(given["email"])
    if "registration" in given:
        kept["registration"] = registration(given["registration"])
    for field in {"function_nl", "function_en"} & given.keys():
        kept[field] = wording(field, kept[field])
    return kept
