"""What counts, without a database: phases, voices, quorum, and what comes of a round."""

from datetime import UTC, date, datetime, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.decisions import rules
from teamhub.decisions.rules import Ends, Outcome, Phase, Spoken, Stance

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAYS = st.integers(0, 20)
people = st.integers(1, 8)
voices = st.lists(
    st.builds(
        Spoken,
        number=st.integers(1, 10_000),
        person=people,
        stance=st.sampled_from(Stance),
        edition=st.integers(1, 2),
        resolved=st.booleans(),
    ),
    max_size=30,
    unique_by=lambda voice: voice.number,
)
members = st.frozensets(people, min_size=1)


@given(st.tuples(DAYS, DAYS, DAYS), st.integers(-10, 70 * 24))
def test_at_any_moment_a_round_is_in_one_phase_and_none_comes_back(days: tuple[int, int, int], hours: int) -> None:
    ends = rules.ends(START, days)
    order = list(Phase)
    at = START + timedelta(hours=hours)

    now, next_hour = rules.phase_at(ends, at), rules.phase_at(ends, at + timedelta(hours=1))
    assert order.index(now) <= order.index(next_hour)
    assert (now is Phase.OVER) == (at >= START + timedelta(days=sum(days)))


@given(st.tuples(DAYS, DAYS, DAYS), st.integers(0, 70 * 24))
def test_moving_on_ends_this_phase_now_and_keeps_the_last_hour(days: tuple[int, int, int], hours: int) -> None:
    ends, at = rules.ends(START, days), START + timedelta(hours=hours)
    before = rules.phase_at(ends, at)
    moved = ends.moved_on(at)

    if before in (Phase.PICTURE, Phase.OPINION):
        assert list(Phase).index(rules.phase_at(moved, at)) > list(Phase).index(before)
        assert moved.decision == ends.decision
    else:
        assert rules.phase_at(moved, at) is Phase.OVER


def test_a_round_is_over_at_its_end_and_not_a_moment_earlier() -> None:
    ends = rules.ends(START, (2, 2, 3))
    last = START + timedelta(days=7)
    assert rules.phase_at(ends, last - timedelta(microseconds=1)) is Phase.DECISION
    assert rules.phase_at(ends, last) is Phase.OVER


def test_phases_follow_each_other() -> None:
    with pytest.raises(ValueError, match="follow"):
        Ends(START, START - timedelta(days=1), START)


@given(voices, members, st.integers(1, 100), st.randoms())
def test_the_outcome_does_not_depend_on_the_order_of_reading(
    said: list[Spoken], team: frozenset[int], percent: int, chance: object
) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rules.settle(said, team, percent) == rules.settle(shuffled, team, percent)


@given(voices, members, st.integers(1, 100))
def test_the_outcome_says_what_the_last_words_of_members_say(
    said: list[Spoken], team: frozenset[int], percent: int
) -> None:
    last: dict[int, Spoken] = {}
    for voice in sorted(said, key=lambda voice: voice.number):
        if voice.person in team and voice.edition == 1:
            last[voice.person] = voice
    blocked = any(v.stance is Stance.OBJECTION and not v.resolved for v in last.values())

    outcome = rules.settle(said, team, percent)
    assert (outcome is Outcome.OBJECTED) == blocked
    if not blocked:
        assert (outcome is Outcome.ADOPTED) == (len(last) >= max(ceil(len(team) * percent / 100), 1))


@given(voices, members, st.integers(1, 100))
def test_who_is_not_in_the_team_changes_nothing(said: list[Spoken], team: frozenset[int], percent: int) -> None:
    strangers = [Spoken(20_000 + n, 99 + n, Stance.OBJECTION) for n in range(3)]
    assert rules.settle([*said, *strangers], team, percent) == rules.settle(said, team, percent)


@given(voices, members, st.integers(1, 100))
def test_a_concern_never_blocks(said: list[Spoken], team: frozenset[int], percent: int) -> None:
    concerns = [Spoken(20_000 + person, person, Stance.CONCERN) for person in team]
    assert rules.settle([*said, *concerns], team, percent) is Outcome.ADOPTED


@given(voices, members, st.integers(1, 100))
def test_one_more_consent_never_takes_an_adoption_away(said: list[Spoken], team: frozenset[int], percent: int) -> None:
    more = [*said, Spoken(20_000, min(team), Stance.CONSENT)]
    if rules.settle(said, team, percent) is Outcome.ADOPTED:
        assert rules.settle(more, team, percent) is Outcome.ADOPTED


@given(st.integers(0, 500), st.integers(1, 100))
def test_a_quorum_is_at_least_one_and_at_most_the_team(count: int, percent: int) -> None:
    needed = rules.quorum(count, percent)
    assert 1 <= needed <= max(count, 1)
    assert needed >= count * percent / 100


@pytest.mark.parametrize(("count", "needed"), [(0, 1), (1, 1), (5, 3), (6, 4), (7, 5), (8, 5)])
def test_sixty_percent_is_rounded_up(count: int, needed: int) -> None:
    assert rules.quorum(count, 60) == needed


def test_everybody_has_spoken_when_each_member_has_about_this_text() -> None:
    said = [Spoken(1, 1, Stance.CONSENT), Spoken(2, 2, Stance.OBJECTION, edition=2), Spoken(3, 9, Stance.CONSENT)]
    assert not rules.everybody_spoke(said, frozenset({1, 2}))
    assert rules.everybody_spoke([*said, Spoken(4, 2, Stance.CONCERN)], frozenset({1, 2}))
    assert not rules.everybody_spoke([], frozenset())


def test_silence_begins_on_the_day_after_the_last() -> None:
    due = rules.due(date(2026, 3, 2), 14)
    assert due == date(2026, 3, 16)
    assert not rules.silent(due, due, answered=False)
    assert rules.silent(due, due + timedelta(days=1), answered=False)
    assert not rules.silent(due, due + timedelta(days=1), answered=True)


@pytest.mark.parametrize("outcome", [*Outcome, None])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_help_comes_after_two_rounds_and_a_route_after_three(number: int, outcome: Outcome | None) -> None:
    without = outcome in (Outcome.OBJECTED, Outcome.TOO_FEW)
    assert rules.asks_process_supporter(number, outcome) == (without and number >= 2)
    assert rules.asks_route(number, outcome) == (without and number >= 3)


@given(voices, members, st.integers(1, 100), people)
def test_about_somebody_nothing_is_adopted_without_their_own_yes(
    said: list[Spoken], team: frozenset[int], percent: int, last: int
) -> None:
    """Their own last words, about this text: consent, a concern, or an objection that they themselves saw met."""
    mine = [voice for voice in said if voice.person == last and voice.edition == 1]
    newest = max(mine, key=lambda voice: voice.number, default=None)
    yes = newest is not None and last in team and (newest.stance is not Stance.OBJECTION or newest.resolved)
    outcome, without = rules.settle(said, team, percent, last=last), rules.settle(said, team, percent)
    assert outcome is not Outcome.ADOPTED or yes
    if yes or without is not Outcome.ADOPTED:
        assert outcome is without


@given(voices, members, st.integers(1, 100), people)
def test_who_speaks_last_waits_for_each_other_one_and_may_be_given_the_turn_by_a_quorum(
    said: list[Spoken], team: frozenset[int], percent: int, last: int
) -> None:
    spoke = {voice.person for voice in said if voice.edition == 1}
    first = rules.speak_before(said, team, last)
    assert first == {person for person in team if person != last and person not in spoke}
    others = team - {last}
    enough = len(others) - len(first) >= max(ceil(len(others) * percent / 100), 1)
    assert rules.may_give_turn(said, team, percent, last) == enough
