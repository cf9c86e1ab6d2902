"""The sums of learning: budgets, who pays, who decides, days and months. Pure."""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.months import months_later
from teamhub.demo.frameworks import clauses
from teamhub.frameworks.authority import LIGHT_TO_HEAVY, Clause, Decider, Way
from teamhub.frameworks.queries import clauses_of
from teamhub.training.budgets import rules as budgets
from teamhub.training.budgets.rules import Budget
from teamhub.training.needs import rules as needs
from teamhub.training.needs.rules import Known, Voice, Whom
from teamhub.training.plans import rules
from teamhub.training.plans.rules import Facts, Rulings, Split, State
from teamhub.training.plans.ruling import rulings
from teamhub.training.rules import Fit, RequiredBy, is_free, valid_until
from tests.frameworks.agreed import entries

TODAY = date(2026, 3, 2)
NONE = Decimal(0)
euros = st.decimals(min_value=0, max_value=20_000, places=2)
days = st.dates(min_value=date(2025, 1, 1), max_value=date(2028, 12, 31))


def in_force() -> list[Clause]:
    found: list[Clause] = []
    for code in ("KAD-04", "KAD-10"):
        entry = entries()[code]
        found += clauses_of({"code": code, "version": 2, "clauses": clauses()[code], "limits": entry["limits"]})
    return found


AGREED = in_force()


def budget(fte: str = "6", spent: str = "0", pending: str = "0") -> Budget:
    return Budget(2026, Decimal(fte), Decimal(750), Decimal(spent), Decimal(pending))


def ruled(
    cost: Decimal, *, own: Decimal = NONE, organisation: Decimal = NONE, fit: Fit = Fit.FITS, **given_: str
) -> Rulings:
    split = Split(cost - own - organisation, own, organisation, NONE)
    return rulings(cost, split, fit, budget(**given_), AGREED)


def heaviness(found: Rulings) -> tuple[int, int]:
    """How far a choice is from the team by itself: by its own way, after the MPP, or only by a framework request."""
    return (2 if found.outside else 1 if found.mpp_first else 0), LIGHT_TO_HEAVY.index(found.lightest)


# The budgets of the demo organisation: hours of a team, and what these are worth in a year.
@pytest.mark.parametrize(
    ("hours", "total"),
    [(236, "4916.67"), (214, "4458.33"), (212, "4416.67"), (210, "4375.00"), (188, "3916.67"), (162, "3375.00")],
)
def test_the_budget_of_a_year_follows_from_the_contract_hours(hours: int, total: str) -> None:
    found = Budget(2026, budgets.fte([Decimal(hours)], Decimal(36)), Decimal(750), NONE, NONE)
    assert found.total == Decimal(total)


@given(st.lists(st.integers(8, 36), max_size=9), st.lists(st.integers(8, 36), max_size=9))
def test_fte_adds_up_over_teams(one: list[int], other: list[int]) -> None:
    def of(hours: list[int]) -> Decimal:
        return budgets.fte([Decimal(hour) for hour in hours], Decimal(36))

    assert abs(of([*one, *other]) - of(one) - of(other)) < Decimal("1e-20")


@given(euros, euros, euros)
def test_what_is_spent_pending_and_left_is_the_total_to_the_cent(
    spent: Decimal, pending: Decimal, share: Decimal
) -> None:
    found = Budget(2026, Decimal("5.94"), Decimal(750), spent, pending)
    assert found.spent + found.pending + found.left == found.total
    assert found.after(share) + share == found.left


@given(euros, euros)
def test_pending_and_paid_are_never_less_than_what_was_promised(share: Decimal, spent: Decimal) -> None:
    assert budgets.pending(share, spent) + spent >= share and budgets.pending(share, spent) >= 0


@given(euros, euros, st.decimals(min_value="0.1", max_value=12, places=2))
def test_who_stays_within_the_total_stays_within_the_budget_per_fte(
    spent: Decimal, share: Decimal, fte: Decimal
) -> None:
    found = Budget(2026, fte, Decimal(750), spent, NONE)
    assert (found.per_fte_with(share) <= 750) == (spent + share <= found.total)


@given(euros, euros, euros)
def test_more_money_never_counts_as_less_per_fte(spent: Decimal, one: Decimal, other: Decimal) -> None:
    found = Budget(2026, Decimal("4.5"), Decimal(750), spent, NONE)
    low, high = sorted((one, other))
    assert found.per_fte_with(low) <= found.per_fte_with(high)


def test_a_team_without_hours_has_no_budget() -> None:
    found = Budget(2026, NONE, Decimal(750), NONE, NONE)
    assert found.total == 0 and found.per_fte_with(NONE) == 0 and found.per_fte_with(Decimal(1)) == 751


@pytest.mark.parametrize(("year", "on"), [(2026, TODAY), (2025, date(2025, 12, 31)), (2027, date(2027, 1, 1))])
def test_the_team_of_which_day_counts(year: int, on: date) -> None:
    assert budgets.counted_on(year, TODAY) == on


@given(euros, euros, euros, euros)
def test_the_parts_are_the_cost_to_the_cent_or_it_says_by_how_much_not(
    a: Decimal, b: Decimal, c: Decimal, d: Decimal
) -> None:
    split = Split(a, b, c, d)
    assert rules.off_by(a + b + c + d, split) == 0
    assert rules.off_by(a + b + c + d + Decimal("0.01"), split) == Decimal("0.01")
    assert rules.off_by(a + b + c + d, Split(a + Decimal("0.01"), b, c, d)) == Decimal("-0.01")


@pytest.mark.parametrize(
    ("cost", "way", "needs", "mpp"),
    [
        ("0", Way.ALONE, (), False),
        ("550", Way.ALONE, (), False),
        ("2500", Way.ALONE, (), False),
        ("2500.01", Way.ADVICE, ("mpp_advice",), False),
        ("4500", Way.ADVICE, ("mpp_advice",), False),
        ("4500.01", Way.ADVICE, ("mpp_advice",), True),
    ],
)
def test_who_chooses_by_the_cost(cost: str, way: Way, needs: tuple[str, ...], mpp: bool) -> None:
    """KAD-04: up to €2.500 the team itself, above it after advice of the MPP, and beyond the budget the MPP first."""
    found = ruled(Decimal(cost))
    assert (found.lightest, found.needs, found.mpp_first, found.outside) == (way, needs, mpp, None)


def test_what_the_own_budget_pays_is_ruled_by_money_to_spend() -> None:
    """KAD-10: up to €500 who holds the role, up to €1.500 consent, up to €5.000 advice of the MPP, then a request."""
    assert ruled(Decimal(400), own=Decimal(400)).roles == {"huismeester", "penningmeester"}
    assert ruled(Decimal(900), own=Decimal(900)).lightest is Way.CONSENT
    assert ruled(Decimal(1600), own=Decimal(1600)).needs == ("mpp_advice",)
    outside = ruled(Decimal(5001), own=Decimal(5001)).outside
    assert outside and outside.question == "money.spend"


def test_what_does_not_fit_the_method_is_a_framework_request_and_what_nobody_looked_at_is_asked() -> None:
    off, ask = ruled(Decimal(100), fit=Fit.OFF), ruled(Decimal(100), fit=Fit.ASK)
    assert off.outside and off.outside.question == "training.method" and off.settling == off.outside
    assert ask.outside is None and ask.needs == ("practice_advice",)


def test_without_frameworks_nobody_has_been_given_it() -> None:
    found = rulings(Decimal(10), Split(Decimal(10), NONE, NONE, NONE), Fit.FITS, budget(), [])
    assert found.outside and found.outside.clause is None


@given(euros, euros, st.booleans(), euros)
def test_a_higher_amount_never_comes_closer_to_the_individual(
    one: Decimal, other: Decimal, own: bool, spent: Decimal
) -> None:
    low, high = sorted((one, other))
    given_ = {"spent": str(spent)}
    small = ruled(low, own=low if own else NONE, **given_)
    large = ruled(high, own=high if own else NONE, **given_)
    if own and large.own and large.own.clause and large.own.clause.decider is Decider.TEAM_AND_MPP:
        return  # advice of the MPP is lighter than consent as a way, and asks for more: seen above
    assert heaviness(small)[0] <= heaviness(large)[0]
    assert heaviness(large)[0] or heaviness(small)[1] <= heaviness(large)[1]


FREE = {RequiredBy.LAW, RequiredBy.REGISTER, RequiredBy.METHOD, RequiredBy.ROLE, RequiredBy.COMMITTEE}


@pytest.mark.parametrize("by", RequiredBy)
def test_what_is_required_costs_nobody_anything(by: RequiredBy) -> None:
    assert is_free(by) == (by in FREE)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 2, 24), 24, date(2028, 2, 24)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_on(day: date, months: int, then: date) -> None:
    assert months_later(day, months) == then == valid_until(day, months)
    assert valid_until(day, None) is None


@given(days, st.integers(0, 20))
def test_transfer_within_the_weeks_is_within_the_framework(last: date, weeks: int) -> None:
    latest = rules.latest_transfer(last, weeks)
    assert rules.weeks_after(last, latest) == weeks
    assert rules.weeks_after(last, latest + timedelta(days=1)) == weeks + 1


@given(st.lists(days, max_size=12))
def test_spans_hold_exactly_these_days(found: list[date]) -> None:
    spans = rules.spans(found)
    inside = {first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)}
    assert inside == {*found}
    assert all(a[1] + timedelta(days=1) < b[0] for a, b in itertools.pairwise(spans))


LAST = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (Facts(False, False, False, None, None), State.PROPOSED),
        (Facts(True, False, False, LAST, None), State.CHOSEN),
        (Facts(True, True, False, TODAY, None), State.BOOKED),
        (Facts(True, True, False, LAST, None), State.FOLLOWED),
        (Facts(True, True, False, LAST, TODAY), State.DONE),
        (Facts(True, True, True, LAST, None), State.CANCELLED),
    ],
)
def test_how_a_plan_stands(facts: Facts, state: State) -> None:
    assert rules.state(facts, TODAY) is state
    due = rules.overdue(facts, LAST, TODAY)
    assert due == (state is State.FOLLOWED)
    assert not rules.overdue(facts, TODAY, TODAY)


def test_who_still_wants_to_learn_it() -> None:
    wants, knows = Voice(2, None), Voice(3, Known.EXPERIENCE)
    assert needs.still_want(1, Whom.ME, [wants, knows]) == 2
    assert needs.still_want(1, Whom.TEAM, [wants, knows]) == 1
    assert needs.still_want(1, Whom.ME, [Voice(1, Known.DIPLOMA)]) == 0
    assert needs.ends_need(Whom.ME, 1, 1)
    assert not needs.ends_need(Whom.TEAM, 1, 1) and not needs.ends_need(Whom.ME, 1, 2)


def test_needs_are_collected_half_a_year_after_the_last_time() -> None:
    assert needs.collect_by(None, TODAY, 26) == needs.collect_by(TODAY, date(2020, 1, 1), 26) == date(2026, 8, 31)
    assert needs.erased_on(date(2026, 1, 31), 1) == date(2026, 2, 28)
