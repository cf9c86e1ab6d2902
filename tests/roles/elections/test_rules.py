"""What counts in an election, whatever the order in which people nominate, change and decline."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.core.errors import WrongStage
from teamhub.roles.elections import rules
from teamhub.roles.elections.rules import Barred, Chair, How, Named, Times
from teamhub.roles.elections.stages import RUNNING, STAGES, Stage, Verb
from teamhub.roles.load.rules import Limits
from teamhub.roles.rules import Held, Term

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def at(days: float) -> datetime:
    return datetime(2026, 3, 2, tzinfo=UTC) + timedelta(days=days)


@pytest.mark.parametrize(
    ("how", "days", "stage"),
    [
        (How.DAYS, -0.5, Stage.PLANNED),
        (How.DAYS, 0, Stage.NOMINATING),
        (How.DAYS, 5.99, Stage.NOMINATING),  # five days after the day that it opens, to their end
        (How.DAYS, 6, Stage.CHANGING),
        (How.DAYS, 7.99, Stage.CHANGING),
        (How.DAYS, 8, Stage.PROPOSING),
        (How.MEETING, 0.99, Stage.NOMINATING),
        (How.MEETING, 1, Stage.CHANGING),
        (How.MEETING, 400, Stage.CHANGING),  # until who leads closes it
    ],
)
def test_a_stage_lasts_up_to_its_end(how: How, days: float, stage: Stage) -> None:
    times = rules.last_moments(how, TODAY, 5, 2, UTC)
    assert rules.stage_at(times, at(days), at(days).date()) is stage


def test_what_has_ended_stays_so() -> None:
    times = Times(TODAY, at(1), None, held_at=at(0.5))
    assert rules.stage_at(times, at(9), at(9).date()) is Stage.HELD
    times = Times(TODAY, at(1), None, withdrawn_at=at(0.5))
    assert rules.stage_at(times, at(0), TODAY) is Stage.WITHDRAWN


def test_what_fits_which_stage() -> None:
    assert {stage for stage in Stage if Verb.DECLINE in STAGES.verbs_from(stage)} == set(RUNNING)
    assert all(STAGES.final(stage) for stage in (Stage.HELD, Stage.WITHDRAWN))
    with pytest.raises(WrongStage):
        STAGES.after(Stage.NOMINATING, Verb.PROPOSE)


people = some.integers(1, 5)
nominations = some.lists(some.builds(Named, people, people, some.integers(0, 3)), max_size=12)


@given(nominations, some.sets(people), some.sets(people))
def test_nobody_counts_who_declined_or_whom_nobody_nominated(
    named: list[Named], members: set[int], declined: set[int]
) -> None:
    stands = rules.standing(named, members, declined)
    assert set(stands) <= members
    assert all(one.person not in declined and one in named for one in stands.values())
    found = rules.nominees(named, declined)
    assert found == {one.person for one in named if one.person not in declined}
    assert rules.everybody_in(named, members, declined) == (bool(members) and set(stands) == members)


@given(nominations, people)
def test_a_void_nomination_leaves_its_author_without_one(named: list[Named], declined: int) -> None:
    """What they nominated earlier does not come back: they are asked again."""
    before, after = rules.standing(named, range(9), ()), rules.standing(named, range(9), [declined])
    assert set(before) - set(after) == {by for by, one in before.items() if one.person == declined}
    assert all(before[by] == one for by, one in after.items())


FIRST, LAST = date(2026, 4, 1), date(2026, 9, 30)
ROW = [Held(1, date(2025, 4, 1), date(2025, 9, 30)), Held(1, date(2025, 10, 1), date(2026, 3, 31))]


@pytest.mark.parametrize(
    ("person", "declined", "there", "why"),
    [
        (1, False, True, Barred.TERMS),
        (2, False, True, None),
        (2, True, True, Barred.DECLINED),
        (2, False, False, Barred.AWAY),
    ],
)
def test_why_somebody_cannot_be_chosen(person: int, declined: bool, there: bool, why: Barred | None) -> None:
    found = rules.barred(Held(person, FIRST, LAST), ROW, 6, 2, declined=declined, there=there)
    assert found is why


def test_who_holds_it_in_that_time_cannot_be_chosen() -> None:
    there = [Held(2, date(2026, 1, 1), date(2026, 12, 31))]
    assert rules.barred(Held(2, FIRST, LAST), there, 6, 2, declined=False, there=True) is Barred.HOLDS


@pytest.mark.parametrize(
    ("hours", "held", "over", "near"),
    [
        (36, [], False, False),  # 1 hour of 36
        (24, [2], False, True),  # 3 of 24 is 12.5 %: at the limit, and within it
        (24, [2.5], True, False),
        (36, [0.5, 0.5, 0.5], True, False),  # a fourth role
        (36, [0.5, 0.5], False, True),  # a third one
        (0, [], True, False),
    ],
)
def test_figures_beside_who_holds_much(hours: int, held: list[float], over: bool, near: bool) -> None:
    found = rules.carrying(Decimal(hours), [Decimal(str(one)) for one in held], Decimal(1), Limits())
    assert (found.over, found.near, found.roles) == (over, near, len(held) + 1)


@pytest.mark.parametrize(
    ("term", "given_back", "taken_up", "due"),
    [
        (Term.RUNNING, False, False, False),
        (Term.RUNNING, True, False, True),
        (Term.ENDING, False, False, True),
        (Term.ENDING, False, True, False),
        (Term.EXPIRED, False, False, True),
        (Term.VACANT, False, False, True),
        (Term.ACTING, False, False, True),
    ],
)
def test_when_a_role_asks_for_an_election(term: Term, given_back: bool, taken_up: bool, due: bool) -> None:
    running = Chair(Term.RUNNING, False, False)
    assert rules.due([running, Chair(term, given_back, taken_up)]) is due


def test_the_first_day_that_is_free() -> None:
    held = [(1, Held(1, date(2026, 1, 1), date(2026, 3, 31))), (1, Held(2, date(2026, 4, 1), date(2026, 4, 30)))]
    assert rules.first_free_day([], 1, 6, TODAY) == TODAY
    assert rules.first_free_day(held, 1, 6, TODAY) == date(2026, 5, 1)
    assert rules.first_free_day(held, 2, 6, TODAY) == TODAY
    assert rules.first_free_day([(1, Held(1, TODAY, LAST, acting=True))], 1, 6, TODAY) == TODAY
