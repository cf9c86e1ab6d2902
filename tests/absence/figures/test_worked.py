"""Team Haarlem in the third quarter of 2026, worked out by hand: every figure to its last digit."""

from datetime import date
from decimal import Decimal

import pytest

from teamhub.absence.figures.amounts import Period
from teamhub.absence.figures.histories import Case, Counted, History, Hours, Stay, counted
from teamhub.absence.figures.rules import CLASSES, Figures, Tally, figures, tally

HAARLEM = 3
FULLTIME = Decimal(36)
Q3 = Period(date(2026, 7, 1), date(2026, 9, 30))
# Contract hours, and absences: first day, first day back, and what is worked meanwhile on the company doctor's advice.
PEOPLE: dict[int, list[tuple[str, str | None, list[tuple[str, int]]]]] = {
    32: [("2026-02-16", "2026-02-20", [])],
    28: [("2026-06-29", "2026-07-03", [])],
    36: [("2026-03-09", None, [("2026-08-17", 12)])],
    24: [],
    321: [("2026-10-19", "2026-10-26", [])],
    322: [("2026-07-06", "2026-08-17", []), ("2026-09-07", "2026-09-21", [])],
    281: [("2026-04-20", "2026-04-22", [])],
}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def person(hours: int, absences: list[tuple[str, str | None, list[tuple[str, int]]]], span: Period = Q3) -> Counted:
    cases = [
        Case(date.fromisoformat(first), day(back), [Hours(date.fromisoformat(on), Decimal(h)) for on, h in worked])
        for first, back, worked in absences
    ]
    since = date(2024, 8, 26)
    return counted(History([Stay(HAARLEM, since)], [Hours(since, Decimal(hours))], cases), span)


def haarlem(period: Period = Q3, span: Period = Q3) -> Tally:
    everybody = [person(int(str(key)[:2]), absences, span) for key, absences in PEOPLE.items()]
    return tally(everybody, period, CLASSES[0], frozenset({HAARLEM}))


def test_every_figure_of_the_quarter() -> None:
    whole = haarlem()
    assert figures(whole, Q3, FULLTIME) == Figures(
        percentage=Decimal("23.69"),
        frequency=Decimal("1.13"),
        duration=Decimal("20.0"),
        zero=Decimal("57.1"),
        headcount=Decimal("7.0"),
        numerator=Decimal("128.335"),
        denominator=Decimal("541.778"),
    )
    assert (Q3.days, whole.reports, whole.ended, whole.fewest) == (92, 2, 3, 7)
    assert (whole.people, whole.untouched, whole.unknown) == (7, 4, 0)


def test_what_was_absent_is_divided_by_how_long_it_had_lasted() -> None:
    """Four days, six weeks, two weeks, and a case that runs: on the last day of September it is 206 days old."""
    whole = haarlem()
    assert whole.cases == [1, 2, 1, 0, 0]
    assert sum(whole.classes) == whole.absent
    assert [round(share / whole.absent, 4) for share in whole.classes] == [0.0121, 0.3879, 0.6, 0.0, 0.0]


def test_the_other_classes_of_the_sector_divide_the_same_cases_otherwise() -> None:
    everybody = [person(int(str(key)[:2]), absences) for key, absences in PEOPLE.items()]
    assert tally(everybody, Q3, CLASSES[1], frozenset({HAARLEM})).cases == [2, 1, 1, 0, 0]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-01-01", "2026-12-31", 365),
        ("2028-01-01", "2028-12-31", 366),
        ("2027-02-01", "2028-01-31", 365),
        ("2027-03-01", "2028-02-29", 366),
        ("2028-01-01", "2028-02-28", 365),
        ("2028-07-01", "2028-09-30", 366),
    ],
)
def test_twelve_months_are_one_year_also_around_a_leap_day(first: str, last: str, days: int) -> None:
    assert Period(date.fromisoformat(first), date.fromisoformat(last)).days_in_year == days


def test_the_figures_of_a_year_are_the_sums_of_its_quarters() -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    starts = [date(2026, month, 1) for month in (1, 4, 7, 10)]
    ends = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
    parts = [haarlem(Period(first, last), year) for first, last in zip(starts, ends, strict=True)]
    whole = haarlem(year, year)
    for name in ("absent", "employed", "person_days", "reports", "ended", "ended_days"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)
