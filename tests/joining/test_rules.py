"""The clocks of a contract and the weeks of a plan: by table, and against counting month by month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.months import months_later
from teamhub.joining.contracts.rules import (
    About,
    Numbers,
    Terms,
    advice_due,
    decide_by,
    notice_by,
    probation_months,
    probation_until,
)
from teamhub.joining.onboarding import rules as weeks

NUMBERS = Numbers(advice_weeks=10, probation_days=14, notice_months=1)
PLEUN = Terms(date(2026, 2, 1), date(2027, 1, 31), probation=True)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("from_on", "until_on", "months"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), 0),  # exactly six months
        (date(2026, 1, 1), date(2026, 7, 1), 1),  # a day more
        (date(2026, 12, 1), date(2027, 11, 30), 1),
        (date(2026, 1, 1), date(2027, 12, 30), 1),
        (date(2026, 1, 1), date(2027, 12, 31), 2),  # exactly two years
        (date(2026, 1, 1), None, 2),
        (date(2026, 8, 31), date(2027, 2, 28), 1),  # longer than until 27 February, the last day of six months
    ],
)
def test_how_long_probation_may_be(from_on: date, until_on: date | None, months: int) -> None:
    assert probation_months(from_on, until_on) == months


def test_the_clocks_of_a_year() -> None:
    """As the demo organisation has them: KAD-14, BW 7:652 and 7:668."""
    assert probation_until(PLEUN) == date(2026, 2, 28)
    assert advice_due(About.PROBATION, PLEUN, NUMBERS) == date(2026, 2, 14)
    assert advice_due(About.RENEWAL, PLEUN, NUMBERS) == date(2026, 11, 22)
    assert notice_by(PLEUN, NUMBERS) == date(2026, 12, 31)
    assert decide_by(About.RENEWAL, PLEUN, NUMBERS) == date(2026, 12, 31)
    assert decide_by(About.PROBATION, PLEUN, NUMBERS) == date(2026, 2, 28)


def test_what_has_no_end_has_no_clock() -> None:
    permanent = Terms(date(2026, 1, 1), None, probation=False)
    for about in About:
        assert advice_due(about, permanent, NUMBERS) is None
        assert decide_by(about, permanent, NUMBERS) is None
    short = Terms(date(2026, 1, 1), date(2026, 5, 31), probation=False)
    assert notice_by(short, NUMBERS) is None  # BW 7:668 is about six months or longer
    assert decide_by(About.RENEWAL, short, NUMBERS) == date(2026, 5, 31)


@given(DAYS, st.integers(1, 1500))
def test_probation_is_never_longer_than_the_law_allows(begin: date, length: int) -> None:
    """Counted day by day: how many whole months fit into the contract."""
    until = begin + timedelta(days=length - 1)
    whole = max(n for n in range(60) if months_later(begin, n) <= until + timedelta(days=1))
    more = months_later(begin, whole) <= until  # there is at least a day over
    expected = 0 if whole < 6 or (whole == 6 and not more) else 2 if whole >= 24 else 1
    assert probation_months(begin, until) == expected
    end = probation_until(Terms(begin, until, probation=True))
    assert (end is None) == (expected == 0)
    assert end is None or begin < end < until


@given(DAYS, st.integers(-30, 200))
def test_the_weeks_of_a_plan_follow_each_other(begin: date, after: int) -> None:
    today = begin + timedelta(days=after)
    week = weeks.week_of(begin, today)
    assert (week == 0) == (today < begin)
    if week:
        assert weeks.week_from(begin, week) <= today < weeks.week_from(begin, week + 1)
    assert weeks.ends_on(begin, 12) == weeks.week_from(begin, 13) - timedelta(days=1)
