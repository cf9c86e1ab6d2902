"""The sums of the pictures: a calendar of months, bars on it, and circles that fit into circles."""

from datetime import date, timedelta
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from teamhub.roles.overview import rules
from teamhub.roles.overview.rules import MONTHS, Axis, bar
from teamhub.roles.rules import Term

TODAY = date(2026, 11, 16)
DAY = timedelta(days=1)
AXIS = Axis(TODAY)


def test_the_axis_begins_with_last_month_and_has_the_twelve_to_come() -> None:
    assert AXIS.months[0] == date(2026, 10, 1) and AXIS.months[-1] == date(2027, 11, 1)
    assert len(AXIS.months) == MONTHS
    assert (AXIS.at(date(2026, 10, 1)), AXIS.at(date(2026, 11, 16)), AXIS.at(date(2027, 1, 1))) == (0, 1.5, 3)
    assert (AXIS.at(date(2020, 1, 1)), AXIS.at(date(2040, 1, 1))) == (0, MONTHS)
    assert Axis(date(2026, 1, 31)).months[:2] == [date(2025, 12, 1), date(2026, 1, 1)]


@given(some.dates(date(2020, 1, 1), date(2040, 1, 1)), some.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_later_is_further_to_the_right(one: date, other: date) -> None:
    assert (AXIS.at(min(one, other)) <= AXIS.at(max(one, other))) and 0 <= AXIS.at(one) <= MONTHS


@pytest.mark.parametrize(
    ("term", "days", "span"),
    [
        (Term.RUNNING, {"until_on": date(2027, 1, 31)}, (1.5, 4)),
        (Term.ENDING, {"until_on": date(2026, 11, 30)}, (1.5, 2)),
        (Term.ENDING, {"until_on": TODAY}, (1.5, 1.85)),  # one day is still seen
        (Term.RUNNING, {"until_on": date(2029, 1, 31)}, (1.5, 14)),
        (Term.EXPIRED, {"until_on": None, "since": date(2026, 11, 1)}, (1, 1.53)),
        (Term.EXPIRED, {"until_on": None, "since": date(2024, 11, 1)}, (0, 1.53)),
        (Term.VACANT, {"until_on": None, "since": date(2026, 8, 1)}, (0, 14)),
        (Term.VACANT, {"until_on": None, "since": date(2026, 8, 1), "next_from": date(2027, 1, 1)}, (0, 3)),
        (Term.ACTING, {"until_on": date(2026, 12, 31), "since": date(2026, 4, 1)}, (1.5, 3)),
    ],
)
def test_a_bar_is_from_today_to_the_end_and_what_is_open_from_when_it_opened(
    term: Term, days: dict[str, date], span: tuple[float, float]
) -> None:
    found = bar(AXIS, term, **days)
    assert (found.begin, found.end) == span


TEAMS = some.lists(some.lists(some.floats(0, 8), min_size=1, max_size=15), min_size=1, max_size=8)


@settings(max_examples=25)
@given(TEAMS)
def test_every_role_lies_in_its_team_and_beside_the_others(teams: list[list[float]]) -> None:
    found = rules.map_of(teams)
    assert [len(inside) for _, inside in found] == [len(team) for team in teams]
    slack = 0.5
    for team, inside in found:
        assert hypot(team.x, team.y) + team.r <= 100 + slack
        for number, one in enumerate(inside):
            assert hypot(one.x - team.x, one.y - team.y) + one.r <= team.r + slack
            for other in inside[number + 1 :]:
                assert hypot(one.x - other.x, one.y - other.y) >= one.r + other.r - slack
    for number, (team, _) in enumerate(found):
        for other, _inside in found[number + 1 :]:
            assert hypot(team.x - other.x, team.y - other.y) >= team.r + other.r - slack


def test_more_hours_are_a_larger_circle_and_it_is_packed_once() -> None:
    ((_team, inside),) = rules.map_of([[1.0, 4.0, 2.0]])
    assert inside[1].r > inside[2].r > inside[0].r
    assert inside[1].r == pytest.approx(2 * inside[0].r, rel=0.05)  # four times the surface
    before = rules._packed.cache_info().hits
    rules.map_of([[1.0, 4.0, 2.0]])
    assert rules._packed.cache_info().hits == before + 1
    assert rules.map_of([]) == ()
