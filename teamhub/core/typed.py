"""What people type as money, hours and days, the Dutch way and the English way. Pure: read right, or not at all.

Where one way of writing could mean two things, such as "11/12/2026", it is refused, with what to write instead.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from teamhub.core.i18n import later

NO_MONEY = later("Please enter an amount in euros, such as 1.250,50.")
NO_HOURS = later("Please enter hours, such as 7,5 or 7:30.")
NO_DAY = later("Please choose a day, such as 16-11-2026.")
TWO_DAYS = later("This could be two different days. Write the month as a word, such as 11 December 2026.")
MESSAGES = {"typed_money": NO_MONEY, "typed_hours": NO_HOURS, "typed_day": NO_DAY, "typed_two_days": TWO_DAYS}

MONTHS = (
    ("januari", "january"), ("februari", "february"), ("maart", "march"), ("april",), ("mei", "may"), ("juni", "june"),
    ("juli", "july"), ("augustus", "august"), ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
CENT = Decimal("0.01")
SHORT = {"mrt": 3, "okt": 10}  # beside the first three letters of each of them
AMOUNT = re.compile(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:([.,])(\d{1,2}))?")
AROUND = re.compile(r"^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)$|[,.][-\u2013=]+$|(?<=\d)[ \u00a0](?=\d{3}(?:\D|$))", re.I)


def money(typed: str) -> Decimal | None:
    """Euros: "1250", "1.250,50", "1,250.50", "€ 800,-". A point or comma with three digits after it groups thousands.

    None: this cannot be read as one amount of nought or more.
    """
    found = AMOUNT.fullmatch(AROUND.sub("", typed.strip()))
    if not found or (found[3] and found[2] == found[3]):
        return None
    return Decimal(f"{re.sub('[.,]', '', found[1])}.{found[4] or '00'}").quantize(CENT)


def hours(typed: str) -> Decimal | None:
    """Hours, to two places: "7,5", "7.5", "7:30", "7u30", "7h", "45 min". None: it is no time of nought or more."""
    text = re.sub(r"\s+", "", typed.casefold())
    text = re.sub(r"(uur|uren|hours?|hrs?|u|h)$", "", text)
    if found := re.fullmatch(r"(\d{1,4})(?::|u|uur|h|hours?)(\d{2})(?:m|min)?", text):
        return Decimal(found[1]) + (Decimal(found[2]) / 60).quantize(CENT) if int(found[2]) < 60 else None
    if found := re.fullmatch(r"(\d{1,4})(?:m|min|minuten|minutes)", text):
        return (Decimal(found[1]) / 60).quantize(CENT)
    return Decimal(text.replace(",", ".")) if re.fullmatch(r"\d{1,4}(?:[.,]\d{1,2})?", text) else None


def day(typed: str) -> date | None:
    """A calendar date: "2026-11-16", "16-11-2026", "16/11/2026", "16 november 2026", "November 16, 2026".

    With "/" the English of England and of America differ: where both read as a day, ValueError says so.
    """
    text = " ".join(typed.casefold().replace(",", " ").split())
    text = re.sub(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$", r"\1-\2-\3", text).replace(".", "")
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _date(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text):
        return _date(found[3], found[2], found[1])
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        dutch, american = _date(found[3], found[2], found[1]), _date(found[3], found[1], found[2])
        if dutch and american and dutch != american:
            raise ValueError("two days")
        return dutch or american
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|e)? (?:of )?([a-z]+) (\d{4})", text):
        return _date(found[3], _month(found[2]), found[1])
    if found := re.fullmatch(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})", text):
        return _date(found[3], _month(found[1]), found[2])
    return None


def _month(word: str) -> int:
    """1 … 12, or nought."""
    for number, names in enumerate(MONTHS, 1):
        if word in names or word in {name[:3] for name in names} or SHORT.get(word) == number:
            return number
    return 0


def _date(year: str | int, month: str | int, number: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _money(typed: Any) -> Any:
    if not isinstance(typed, str):
        return typed
    amount = money(typed)
    if amount is None or amount >= 10_000_000:
        raise PydanticCustomError("typed_money", "no amount")
    return amount


def _hours(typed: Any) -> Any:
    if not isinstance(typed, str):
        return typed
    found = hours(typed)
    if found is None:
        raise PydanticCustomError("typed_hours", "no hours")
    return found


def _day(typed: Any) -> Any:
    if not isinstance(typed, str):
        return typed
    try:
        found = day(typed)
    except ValueError:
        raise PydanticCustomError("typed_two_days", "two days") from None
    if found is None:
        raise PydanticCustomError("typed_day", "no day")
    return found


def _maybe(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Money = Annotated[Decimal, BeforeValidator(_money)]  # euros, nought or more
Hours = Annotated[Decimal, BeforeValidator(_hours)]  # nought or more
Day = Annotated[date, BeforeValidator(_day)]
MaybeMoney = Annotated[Decimal | None, BeforeValidator(lambda v: _money(v) if _maybe(v) is not None else None)]
MaybeHours = Annotated[Decimal | None, BeforeValidator(lambda v: _hours(v) if _maybe(v) is not None else None)]
MaybeDay = Annotated[date | None, BeforeValidator(lambda v: _day(v) if _maybe(v) is not None else None)]
