"""Who looks at whose figures, how exactly, and what a total may cover."""

import pytest

from teamhub.absence.figures import policy
from teamhub.absence.figures.policy import Look
from teamhub.core.act import Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.core.second_factor import SecondFactorNeeded

TEAM, OTHER = 1, 2


def somebody(*offices: Office, member: int | None = None, oversees: int | None = None, proved: bool = True) -> Actor:
    return Actor(
        1, "Esra", frozenset({member} - {None}), frozenset(offices), frozenset({oversees} - {None}), proved=proved
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "how"),
    [
        (somebody(member=TEAM), Look.OWN),
        (somebody(Office.HR), Look.EVERYTHING),
        (somebody(Office.HR, member=TEAM), Look.EVERYTHING),
        (somebody(Office.MPP, oversees=TEAM), Look.COARSE),
        (somebody(Office.DIRECTOR), Look.COARSE),
        (somebody(Office.MPP, oversees=OTHER), None),
        (somebody(member=OTHER), None),
        (somebody(Office.COUNCIL), None),
        (somebody(Office.PROCESS), None),
        (somebody(Office.PRACTICE), None),
        (somebody(Office.OPERATOR), None),
    ],
    ids=lambda value: "" if isinstance(value, Look | None) else f"{sorted(value.offices)} {sorted(value.member_of)}",
)
def test_how_somebody_looks_at_a_team(actor: Actor, how: Look | None) -> None:
    assert policy.look(actor, TEAM) is how
    if how is None:
        with pytest.raises(NotAllowed):
            policy.require_look(actor, TEAM)
    else:
        assert policy.require_look(actor, TEAM) is how


@pytest.mark.parametrize("offices", [(), (Office.HR,), (Office.MPP,), (Office.DIRECTOR,)])
def test_nobody_looks_without_their_second_factor(offices: tuple[Office, ...]) -> None:
    actor = somebody(*offices, member=TEAM, oversees=TEAM, proved=False)
    with pytest.raises(SecondFactorNeeded):
        policy.require_look(actor, TEAM)
    if offices:
        with pytest.raises(SecondFactorNeeded):
            policy.require_overview(actor)


def test_several_teams_are_for_hr_the_director_and_an_mpp() -> None:
    assert policy.require_overview(somebody(Office.HR)) is Look.EVERYTHING
    assert policy.require_overview(somebody(Office.DIRECTOR)) is Look.COARSE
    assert policy.require_overview(somebody(Office.MPP, oversees=TEAM)) is Look.COARSE
    with pytest.raises(NotAllowed):
        policy.require_overview(somebody(member=TEAM))
    with pytest.raises(NotFound):
        policy.require_overview(somebody(Office.COUNCIL))
    assert policy.teams_of(somebody(Office.MPP, oversees=TEAM)) == {TEAM}
    assert policy.teams_of(somebody(Office.HR)) is None


@pytest.mark.parametrize(
    ("fewest", "together", "covered"),
    [
        ({1: 7, 2: 6}, 0, {1, 2}),  # nothing is hidden
        ({1: 7, 2: 4}, 4, {1}),  # the difference would be the small team
        ({1: 7, 2: 3, 3: 4}, 7, {1, 2, 3}),  # the difference is of seven people
        ({1: 7, 2: 2, 3: 2}, 4, {1}),  # of four: too few
        ({1: 4}, 4, set()),
        ({1: 3, 2: 3}, 6, {1, 2}),  # no team is shown, and together they are enough
    ],
)
def test_a_total_never_tells_by_difference_what_is_hidden(
    fewest: dict[int, int], together: int, covered: set[int]
) -> None:
    assert policy.in_total(fewest, 5, Look.COARSE, together) == covered
    assert policy.in_total(fewest, 5, Look.EVERYTHING, together) == set(fewest)


def test_hr_sees_figures_of_few_people_and_nobody_else_does() -> None:
    assert policy.enough(1, 5, Look.EVERYTHING)
    assert not policy.enough(4, 5, Look.OWN) and not policy.enough(4, 5, Look.COARSE)
    assert policy.enough(5, 5, Look.OWN) and policy.enough(5, 5, Look.COARSE)
