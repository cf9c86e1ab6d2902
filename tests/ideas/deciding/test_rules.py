"""Who decides an idea, and whether a decision still covers it. Without a database."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.decisions.advice import Asked
from teamhub.decisions.rules import Capacity, Manner
from teamhub.frameworks.authority import Decider, Way
from teamhub.ideas.deciding import rules
from tests.frameworks.agreed import in_force

facts = st.fixed_dictionaries(
    {
        "amount": st.integers(0, 9000),
        "hours": st.integers(0, 100),
        "teams": st.integers(1, 6),
        "clients": st.booleans(),
        "origin": st.sampled_from([None, 7]),
    }
)
manners = st.sampled_from(Manner)


def an_idea(**given: Any) -> Any:
    return SimpleNamespace(**{"amount": 0, "hours": 0, "teams": 1, "clients": False, "origin": None, **given})


def asked(capacity: Capacity = Capacity.COLLEAGUE, *, answered: bool = True, due: date = date(2026, 3, 16)) -> Asked:
    given = (object(),) if answered else ()
    return Asked(1, 1, "Ilse", capacity, due, given, date(2026, 3, 10))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "decider", "way", "needs"),
    [
        ({"amount": 500, "hours": 20}, Decider.OWNER, Way.ADVICE, ("advice",)),
        ({"amount": 501}, Decider.TEAM, Way.CONSENT, ()),
        ({"hours": 21}, Decider.TEAM, Way.CONSENT, ()),
        ({"amount": 1501}, Decider.OWNER_AND_MPP, Way.ADVICE, ("mpp_advice",)),
        ({"amount": 5001}, Decider.ORGANISATION, Way.REQUEST, ()),
        ({"clients": True}, Decider.OWNER, Way.ADVICE, ("advice", "council_advice")),
        ({"teams": 3, "hours": 30}, Decider.TEAM, Way.CONSENT, ("process_advice",)),
        ({"origin": 7}, Decider.TEAM, Way.CONSENT, ()),
        ({"origin": 7, "amount": 1501}, Decider.OWNER_AND_MPP, Way.ADVICE, ("mpp_advice",)),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_who_decides(given: dict[str, int], decider: Decider, way: Way, needs: tuple[str, ...]) -> None:
    ruling = rules.ruled(an_idea(**given), in_force())
    assert ruling.clause
    assert (ruling.clause.decider, ruling.way, ruling.needs) == (decider, way, needs)


def test_without_frameworks_nobody_has_been_given_it() -> None:
    ruling = rules.ruled(an_idea(), [])
    assert not rules.may_alone(an_idea(), ruling) and not rules.may_together(ruling)
    assert not rules.covers(ruling, Manner.CONSENT, ruling)


@given(facts)
def test_a_copy_is_never_its_owners_alone_and_what_costs_too_much_nobodys_here(given: dict[str, Any]) -> None:
    idea = an_idea(**given)
    ruling = rules.ruled(idea, in_force())
    if idea.origin or 500 < idea.amount <= 1500:
        assert not rules.may_alone(idea, ruling)
    if idea.amount > 5000:
        assert not rules.may_alone(idea, ruling) and not rules.may_together(ruling)
    elif idea.amount <= 5000:
        assert rules.may_together(ruling)


@given(facts, manners)
def test_a_decision_covers_what_it_was_taken_about(given: dict[str, Any], manner: Manner) -> None:
    idea = an_idea(**given)
    ruling = rules.ruled(idea, in_force())
    possible = rules.may_together(ruling) if manner is Manner.CONSENT else rules.may_alone(idea, ruling)
    if possible and not (manner is Manner.ALONE and ruling.way is Way.ADVICE):
        assert rules.covers(ruling, manner, ruling)


@given(facts, facts, manners)
def test_a_decision_never_covers_what_asks_for_more(was: dict[str, Any], now: dict[str, Any], manner: Manner) -> None:
    decided, asks = (rules.ruled(an_idea(**given), in_force()) for given in (was, now))
    if rules.covers(decided, manner, asks):
        assert asks.clause and asks.clause.decider and decided.clause and decided.clause.decider
        assert set(asks.needs) - {"advice"} <= set(decided.needs)
        assert asks.clause.decider.distance <= max(decided.clause.decider.distance, Decider.TEAM.distance)
        assert asks.way is not Way.CONSENT or manner is Manner.CONSENT


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ([], ("advice", "council_advice")),
        ([asked()], ("council_advice",)),
        ([asked(answered=False)], ("advice", "council_advice")),
        ([asked(Capacity.COUNCIL)], ()),
        ([asked(), asked(Capacity.COUNCIL, answered=False)], ("advice", "council_advice")),
        (
            [
                asked(answered=False, due=date(2026, 3, 9)),
                asked(Capacity.COUNCIL, answered=False, due=date(2026, 3, 9)),
            ],
            (),
        ),
    ],
    ids=["nobody", "a colleague", "one who may still answer", "the council", "council still has time", "all silent"],
)
def test_what_is_needed_first(given: list[Asked], left: tuple[str, ...]) -> None:
    ruling = rules.ruled(an_idea(clients=True), in_force())
    assert rules.missing(ruling, given) == left


def test_needs_say_themselves() -> None:
    assert rules.Needs(("advice", "mpp_advice")).said() == "advice from those it concerns and advice from the MPP"
    assert rules.Needs(("mpp_advice",)).said() == "advice from the MPP"


@pytest.mark.parametrize(("text", "about"), [("Het rooster anders", True), ("Bakken op zondag", False)])
def test_hr_is_thought_of_where_it_is_about_people(text: str, about: bool) -> None:
    assert rules.about_people({"title": text}) is about
