"""Money, hours and days as people write them here and in England: read right, or refused with what to write."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.forms import Form
from teamhub.core.typed import Day, Hours, MaybeDay, MaybeMoney, Money, day, hours, money


@pytest.mark.parametrize(
    ("typed", "euros"),
    [
        ("1250", "1250"), ("1.250", "1250"), ("1,250", "1250"), ("1.250,50", "1250.50"), ("1,250.50", "1250.50"),
        ("€ 800", "800"), ("800 euro", "800"), ("€800,-", "800"), ("12,5", "12.5"), ("12.5", "12.5"), ("0", "0"),
        ("1 250,50", "1250.50"), ("1.250.000", "1250000"), ("1.250.50", None), ("1,2,3", None), ("12.5000", None),
        ("-5", None), ("acht", None), ("", None), ("1.25.000", None), ("€", None), ("1e3", None),
    ],
)  # fmt: skip
def test_money(typed: str, euros: str | None) -> None:
    assert money(typed) == (Decimal(euros) if euros else None)


@given(st.integers(0, 9_999_999_99))
def test_an_amount_is_read_as_both_write_it(cents: int) -> None:
    amount = Decimal(cents) / 100
    english = f"{amount:,.2f}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert money(english) == money(dutch) == money(f"€ {dutch}") == amount


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7,5", "7.5"), ("7.5", "7.5"), ("7:30", "7.5"), ("7u30", "7.5"), ("7 uur", "7"), ("7h", "7"),
        ("7 uur 15", "7.25"),
        ("7u30", "7.5"), ("45 min", "0.75"), ("0", "0"), ("7:60", None), ("half acht", None), ("-1", None),
        ("", None), ("7,555", None),
    ],
)  # fmt: skip
def test_hours(typed: str, found: str | None) -> None:
    assert hours(typed) == (Decimal(found) if found else None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-11-16", date(2026, 11, 16)), ("16-11-2026", date(2026, 11, 16)), ("16/11/2026", date(2026, 11, 16)),
        ("11/16/2026", date(2026, 11, 16)), ("7/7/2026", date(2026, 7, 7)), ("16.11.2026", date(2026, 11, 16)),
        ("16 november 2026", date(2026, 11, 16)), ("16 nov. 2026", date(2026, 11, 16)), ("31-02-2026", None),
        ("3 mei 2027", date(2027, 5, 3)), ("November 16, 2026", date(2026, 11, 16)),
        ("16th of November 2026", date(2026, 11, 16)), ("16-11", None), ("", None), ("morgen", None),
        ("1 mrt 2027", date(2027, 3, 1)), ("0-0-2026", None),
    ],
)  # fmt: skip
def test_a_day(typed: str, found: date | None) -> None:
    assert day(typed) == found


def test_a_day_that_could_be_two_is_no_day() -> None:
    with pytest.raises(ValueError, match="two days"):
        day("11/12/2026")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back(on: date) -> None:
    assert day(on.isoformat()) == day(f"{on:%d-%m-%Y}") == day(f"{on:%d %B %Y}") == on


class Typed(Form):
    amount: Money
    long: Hours
    on: Day
    maybe: MaybeMoney = None
    until: MaybeDay = None


def test_a_form_says_what_to_write_instead() -> None:
    filled = Typed.read({"amount": "veel", "long": "lang", "on": "11/12/2026", "maybe": "", "until": ""})
    assert filled.errors == {
        "amount": "Please enter an amount in euros, such as 1.250,50.",
        "long": "Please enter hours, such as 7,5 or 7:30.",
        "on": "This could be two different days. Write the month as a word, such as 11 December 2026.",
    }
    right = Typed.read({"amount": "1.250,50", "long": "7:30", "on": "16-11-2026", "maybe": " ", "until": "2026-12-01"})
    assert right.value == Typed(
        amount=Decimal("1250.50"), long=Decimal("7.5"), on=date(2026, 11, 16), maybe=None, until=date(2026, 12, 1)
    )
