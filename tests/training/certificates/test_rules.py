"""How somebody stands with a training, when a reminder has begun, and where a team is thin."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.training.certificates.rules import Has, Skill, Someone, counting, late, passed, standing, thin

TODAY = date(2026, 3, 2)
WEEKS = (26, 13, 4)
METHOD = Skill(1, True, 6)
SKILL = Skill(2, False, None)
NEW, LONG = Someone(1, date(2025, 9, 3)), Someone(1, date(2025, 9, 1))


@pytest.mark.parametrize(
    ("ahead", "weeks"),
    [(183, None), (182, 26), (92, 26), (91, 13), (29, 13), (28, 4), (0, 4), (-1, None)],
)
def test_a_reminder_begins_on_its_day(ahead: int, weeks: int | None) -> None:
    assert passed(TODAY + timedelta(days=ahead), TODAY, WEEKS) == weeks


def test_what_counts_for_good_has_no_reminder() -> None:
    assert passed(None, TODAY, WEEKS) is None


@pytest.mark.parametrize(
    ("skill", "person", "until", "has"),
    [
        (SKILL, LONG, {}, Has.NOT),
        (SKILL, LONG, {(1, 2): None}, Has.GOOD),
        (SKILL, LONG, {(1, 2): TODAY}, Has.ENDING),  # its last day still counts
        (SKILL, LONG, {(1, 2): TODAY - timedelta(days=1)}, Has.ENDED),
        (SKILL, LONG, {(1, 2): date(2027, 1, 1)}, Has.GOOD),
        (METHOD, NEW, {}, Has.NOT),  # until 3 March
        (METHOD, LONG, {}, Has.MISSING),  # until 1 March
        (METHOD, LONG, {(1, 1): None}, Has.GOOD),
    ],
)
def test_how_somebody_stands(
    skill: Skill, person: Someone, until: dict[tuple[int, int], date | None], has: Has
) -> None:
    assert standing(skill, person, until, TODAY, WEEKS) is has


ROWS = st.lists(st.sampled_from([*Has]), max_size=12)


@given(ROWS, st.booleans())
def test_what_is_asked_of_a_team_is_thin_too_where_nobody_has_it(row: list[Has], asked: bool) -> None:
    have = len([one for one in row if one in (Has.GOOD, Has.ENDING)])
    anybody = [one for one in row if one is not Has.NOT]
    assert thin(row, asked=asked) == (len(row) > 1 and have < 2 and (asked or anybody != []))
    assert thin([Has.NOT] * 5, asked=True) and not thin([Has.NOT] * 5) and not thin([Has.NOT], asked=True)


@given(ROWS)
def test_thin_is_fewer_than_two_of_what_a_team_has_or_should_have(row: list[Has]) -> None:
    have = len([one for one in row if one in (Has.GOOD, Has.ENDING)])
    assert counting(row) == have
    about = {*row} - {Has.NOT}
    assert thin(row) == (len(row) > 1 and have < 2 and bool(about))
    assert late(row) == len([one for one in row if one in (Has.MISSING, Has.ENDED)])
