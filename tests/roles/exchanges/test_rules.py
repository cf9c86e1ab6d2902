"""How an exchange stands, and its figures against a slow calculation."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.roles.exchanges import rules
from teamhub.roles.exchanges.rules import Person, State, Steps
from teamhub.roles.load.rules import Carried, Limits, Signal

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
SOON, LATER = TODAY + DAY, TODAY + 100 * DAY


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (Steps(SOON, LATER), State.ASKED),
        (Steps(SOON, LATER, declined=True), State.DECLINED),
        (Steps(SOON, LATER, accepted=True), State.AGREED),
        (Steps(SOON, LATER, accepted=True, began=True), State.COMING),
        (Steps(TODAY, LATER, accepted=True, began=True), State.RUNNING),
        (Steps(TODAY - DAY, SOON, accepted=True, began=True), State.RUNNING),
        (Steps(TODAY - DAY, TODAY, accepted=True, began=True), State.REVIEW),
        (Steps(TODAY, LATER, accepted=True, began=True, ended=True), State.ENDED),
        (Steps(TODAY, LATER, accepted=True, began=True, gone_on=TODAY), State.RUNNING),
        (Steps(TODAY, LATER, accepted=True, began=True, gone_on=TODAY - DAY), State.ENDED),
        (Steps(TODAY, LATER, gone_on=TODAY - DAY), State.ENDED),
    ],
)
def test_how_it_stands(steps: Steps, state: State) -> None:
    assert rules.state(steps, TODAY) is state


def test_half_a_year_is_the_same_day_of_the_month() -> None:
    assert rules.latest_review(date(2026, 3, 1), 6) == date(2026, 9, 1)
    assert rules.latest_review(date(2026, 8, 31), 6) == date(2027, 3, 1)


hours = some.decimals(0, 10, places=1)
persons = some.builds(
    Person,
    some.builds(
        Carried,
        hours=some.decimals(4, 40, places=1),
        caseload=some.integers(0, 30),
        per_fulltime=some.just(12),
        registration=some.sampled_from(["", "SKJ"]),
    ),
    some.lists(hours, max_size=3).map(tuple),
)


def slow(one: Person, role: Decimal, clients: int) -> int:
    left = max(Fraction(one.now.hours) - sum(map(Fraction, one.other_roles), Fraction(0)) - Fraction(role), Fraction(0))
    norm, caseload = left * 12 / 36, max((one.now.caseload or 0) + clients, 0)
    if not norm:
        return 100 if caseload else 0
    return max(ceil((Fraction(caseload) / norm - 1) * 100), 0)


@given(persons, persons, hours, some.integers(1, 20))
def test_the_figures_equal_a_slow_calculation(more: Person, takes: Person, role: Decimal, clients: int) -> None:
    found = rules.figures(more, takes, role, clients)
    assert found.more.over == slow(more, Decimal(0), clients)
    assert found.takes.over == slow(takes, role, -clients)
    assert found.percent == max(found.more.over, found.takes.over)


def test_who_is_registered_hears_when_little_is_left_for_clients() -> None:
    wim = Person(Carried(Decimal(36), (), 12, 12), ())
    joris = Person(Carried(Decimal(18), (), 4, 12, registration="SKJ"), ())
    assert rules.figures(wim, joris, Decimal(2), 1).signals(Limits()) == []
    assert rules.figures(wim, joris, Decimal("2.5"), 1).signals(Limits()) == [Signal.MUCH_TIME, Signal.PRIMARY]


def test_the_figures_of_the_form() -> None:
    """Wim supports 12 with a norm of 12, and two more is 17 % above it; who keeps the role keeps the norm."""
    wim = Person(Carried(Decimal(36), (), 12, 12), ())
    joris = Person(Carried(Decimal(36), (Decimal(3), Decimal("1.5")), 12, 12), (Decimal("1.5"),))
    found = rules.figures(wim, joris, Decimal(3), 2)
    assert (found.more.over, found.takes.then.norm, found.takes.over) == (17, Decimal("10.5"), 0)
