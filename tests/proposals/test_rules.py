"""How a proposal stands and how long it is open, without a database."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.clock import ZONE
from teamhub.decisions.rules import Outcome
from teamhub.frameworks.authority import Clause, Decider, Ruling, Way
from teamhub.proposals import rules, service
from teamhub.proposals.kinds import Put
from teamhub.proposals.rules import OPEN, State

START = datetime(2026, 3, 20, 13, 0, tzinfo=ZONE)


@pytest.mark.parametrize("outcome", [*Outcome, None])
@pytest.mark.parametrize(("done", "late", "back"), [*product((False, True), repeat=3)])
def test_what_was_written_down_goes_before_what_the_round_says(
    outcome: Outcome | None, done: bool, late: bool, back: bool
) -> None:
    found = rules.state(carried_out=done, overtaken=late, withdrawn=back, outcome=outcome)
    assert (found is State.CARRIED_OUT) == done
    if not (done or late or back):
        assert found == (outcome or State.RUNNING)
        assert (found in OPEN) == (outcome is not Outcome.ADOPTED)
    else:
        assert found in (State.CARRIED_OUT, State.OVERTAKEN, State.WITHDRAWN) and found not in OPEN


@given(st.integers(-5, 70))
def test_days_end_at_the_hour_also_over_summer_time_and_have_bounds(days: int) -> None:
    ends = rules.ends(START, days)
    assert (ends is not None) == (1 <= days <= rules.LONGEST)
    if ends:
        assert ends.picture == ends.opinion == START
        assert ends.decision.replace(tzinfo=None) == START.replace(tzinfo=None) + timedelta(days=days)


@given(st.integers(-5, 70))
def test_a_meeting_ends_with_its_day(days: int) -> None:
    day = START.date() + timedelta(days=days)
    ends = rules.ends(START, 5, day)
    assert (ends is not None) == (0 <= days < rules.LONGEST)
    if ends:
        assert ends.decision == datetime.combine(day + timedelta(days=1), datetime.min.time(), ZONE)


@given(st.integers(1, 60), st.integers(0, 30))
def test_while_advice_is_in_time_it_lasts_and_does_not_close_early(days: int, advice: int) -> None:
    until = START.date() + timedelta(days=advice)
    ends = rules.ends(START, days, None, until)
    assert ends and START == ends.picture <= ends.opinion <= ends.decision
    assert ends.opinion.date() == until + timedelta(days=1)
    plain = rules.ends(START, days)
    assert plain and ends.decision == max(plain.decision, ends.opinion)


def test_it_is_looked_at_again_a_quarter_on_and_never_before_it_is_over() -> None:
    today = date(2026, 3, 20)
    assert rules.evaluate_on(None, today, today) == date(2026, 6, 19)
    assert rules.evaluate_on(None, today, date(2026, 8, 1)) == date(2026, 8, 2)
    assert rules.evaluate_on(date(2026, 4, 1), today, today) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("decider", "team", "theirs"),
    [
        (Decider.TEAM, 1, True),
        (Decider.TEAM_AND_MPP, 1, True),
        (Decider.MPP, 1, False),
        (Decider.HR, 1, False),
        (Decider.ORGANISATION, 1, False),
        (Decider.ORGANISATION, None, True),
        (Decider.MPP, None, False),
    ],
)
def test_what_a_framework_gives_to_an_office_no_team_takes_by_consent(
    decider: Decider, team: int | None, theirs: bool
) -> None:
    put = Put(id=0, kind="x", team=team, people=(), payload={}, why="", key="x:1", by=1, last=None)
    assert service.is_theirs(put, Ruling("x", {}, Clause("KAD-01", 1, "x", decider, Way.ALONE))) is theirs
    assert not service.is_theirs(put, Ruling("x", {}, None))
