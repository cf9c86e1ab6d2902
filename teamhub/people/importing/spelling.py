"""How values are spelled in an HR export: Dutch and English dates, decimal commas. Pure."""

import re
from datetime import date
from decimal import Decimal

from teamhub.core.errors import Invalid
from teamhub.people import rules

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maart march mrt mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MIDNIGHT = r"(?:[ t]00:00(?::00(?:\.0+)?)?)?"
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){MIDNIGHT}", re.ASCII)
DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4}}){MIDNIGHT}", re.ASCII)
IN_WORDS = re.compile(r"(?:[a-z]+\.?,? )?(?P<day>\d{1,2})[ -](?P<word>[a-z]+)\.?[ -](?P<year>\d{4})", re.ASCII)
NUMBER = re.compile(r"(?P<number>\d{1,4}(?:[.,]\d{1,6})?)(?: ?(?:uur|uren|u|hours|h))?", re.ASCII)
WHOLE = re.compile(r"\d{1,4}(?:[.,]0+)?", re.ASCII)
YEARS = range(1900, 2200)


def day(text: str) -> date:
    """16-11-2026, 16/11/2026, 16 november 2026, 2026-11-16. The day stands before the month, also with slashes."""
    spelled = " ".join(text.split()).lower()
    found = YEAR_FIRST.fullmatch(spelled) or DAY_FIRST.fullmatch(spelled) or IN_WORDS.fullmatch(spelled)
    if not found:
        raise Invalid("“%(value)s” is not a date. Write it as 16-11-2026.", value=text)
    parts = found.groupdict()
    month = MONTHS.get(parts["word"], 0) if "word" in parts else int(parts["month"])
    try:
        read = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        raise Invalid("“%(value)s” is not a date. Write it as 16-11-2026.", value=text) from None
    if read.year not in YEARS:
        raise Invalid("“%(value)s” is not a date. Write it as 16-11-2026.", value=text)
    return read


def hours(text: str) -> Decimal:
    """28,5 or 28.5, with or without "uur" behind it."""
    found = NUMBER.fullmatch(" ".join(text.split()).lower())
    if not found:
        raise Invalid("“%(value)s” is not a number of hours. Write it as 28,5.", value=text)
    return rules.hours(Decimal(found["number"].replace(",", ".")))


def whole(text: str) -> int:
    if not WHOLE.fullmatch(text.strip()):
        raise Invalid("“%(value)s” is not a whole number.", value=text)
    return rules.caseload(int(re.split("[.,]", text.strip())[0]))
