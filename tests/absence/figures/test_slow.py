"""Whatever happened to whom: the figures are what a slow calculation day by day finds, and they add up."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from teamhub.absence.figures.amounts import PARTS, TENTHS, Period
from teamhub.absence.figures.histories import NO_TEAM, Case, Counted, History, Hours, Leave, Stay, counted, outside
from teamhub.absence.figures.rules import CLASSES, Tally, fewest, figures, tally
from tests.absence.figures import slow

START = date(2027, 11, 20)  # so that a turn of the year and a leap day lie within
SPAN = 120
TEAMS = {"alk": 1, "haa": 2, "zaa": 3}
ALL = frozenset(TEAMS.values())
FULL = Decimal(36)
day = st.integers(-40, SPAN + 40).map(lambda n: START + timedelta(days=n))
week = st.integers(0, 400).map(lambda tenths: Decimal(tenths) / 10)
steps = st.dictionaries(day, week, max_size=3).map(lambda found: sorted(found.items()))


@st.composite
def stretches(draw: Any, most: int) -> list[tuple[date, date]]:
    """First and last days, one after the other and never two on one day."""
    found, on = [], START - timedelta(days=40)
    for _ in range(draw(st.integers(0, most))):
        first = on + timedelta(days=draw(st.integers(0, 60)))
        last = first + timedelta(days=draw(st.integers(0, 70)))
        found.append((first, last))
        on = last + timedelta(days=1)
    return found


@st.composite
def people(draw: Any) -> slow.Person:
    stays = [(draw(st.sampled_from(sorted(TEAMS))), first, last) for first, last in draw(stretches(3))]
    if stays and draw(st.booleans()):
        stays[-1] = (*stays[-1][:2], None)
    cases: list[Any] = [(first, last + timedelta(days=1), draw(steps)) for first, last in draw(stretches(4))]
    if cases and draw(st.booleans()):
        cases[-1] = (cases[-1][0], None, cases[-1][2])
    return slow.Person(stays, draw(steps), cases, draw(stretches(1)))


def ready(person: slow.Person, span: Period) -> Counted:
    history = History(
        [Stay(TEAMS[team], first, last) for team, first, last in person.stays],
        [Hours(*step) for step in person.hours],
        [Case(first, back, [Hours(*step) for step in worked]) for first, back, worked in person.cases],
        [Leave(*leave) for leave in person.leaves],
    )
    return counted(history, span)


def as_slow(whole: Tally) -> dict[str, Fraction]:
    full = int(FULL * TENTHS)
    return {
        "absent": Fraction(whole.absent, full * PARTS),
        "leave": Fraction(whole.on_leave, full * PARTS),
        "employed": Fraction(whole.employed, full),
        "heads": Fraction(whole.person_days),
        **{name: Fraction(getattr(whole, name)) for name in ("reports", "ended", "ended_days", "people", "untouched")},
    }


@settings(max_examples=60)
@given(group=st.lists(people(), max_size=4), first=st.integers(0, SPAN), more=st.integers(0, SPAN), other=st.booleans())
def test_they_are_what_is_found_day_by_day(group: list[slow.Person], first: int, more: int, other: bool) -> None:
    period = Period(START + timedelta(days=first), START + timedelta(days=first + more))
    span = Period(START, START + timedelta(days=2 * SPAN))
    teams = {"alk", "haa"} if other else {"zaa"}
    found = tally([ready(p, span) for p in group], period, CLASSES[0], frozenset(TEAMS[t] for t in teams))
    expected = slow.sums(group, teams, period.first, period.last)
    assert as_slow(found) == expected
    shown = figures(found, period, FULL)
    if expected["employed"]:
        assert shown.percentage == slow.rounded(100 * expected["absent"] / expected["employed"], 2)
        with_leave = figures(found, period, FULL, leave=True).percentage
        assert with_leave == slow.rounded(100 * (expected["absent"] + expected["leave"]) / expected["employed"], 2)
    if expected["heads"]:
        heads = expected["heads"] / period.days
        pace = Fraction(period.days_in_year, period.days)
        assert shown.frequency == slow.rounded(expected["reports"] / heads * pace, 2)
    if expected["ended"]:
        assert shown.duration == slow.rounded(expected["ended_days"] / expected["ended"], 1)
    assert sum(found.classes) == found.absent
    on_days = [sum(slow.in_team(p, teams, on) for p in group) for on in slow.days(period.first, period.last)]
    assert found.fewest == min([count for count in on_days if count], default=0)


ADDED = ("absent", "on_leave", "employed", "person_days", "reports", "ended", "ended_days", "leaves", "returns")


@settings(max_examples=60)
@given(group=st.lists(people(), max_size=4), cut=st.integers(0, SPAN - 1))
def test_they_add_up_over_teams_and_over_periods(group: list[slow.Person], cut: int) -> None:
    whole = Period(START, START + timedelta(days=SPAN))
    middle = START + timedelta(days=cut)
    parts = [Period(START, middle), Period(middle + timedelta(days=1), whole.last)]
    everybody = [ready(person, whole) for person in group]
    total = tally(everybody, whole, CLASSES[0], ALL)
    by_team = [tally(everybody, whole, CLASSES[0], frozenset({team})) for team in ALL]
    by_time = [tally(everybody, part, CLASSES[0], ALL) for part in parts]
    for name in ADDED:
        for pieces in (by_team, by_time):
            assert sum(getattr(piece, name) for piece in pieces) == getattr(total, name), name


@given(group=st.lists(people(), max_size=4), team=st.sampled_from(sorted(ALL)))
def test_who_is_in_two_teams_counts_in_both_and_once_in_the_total(group: list[slow.Person], team: int) -> None:
    period = Period(START, START + timedelta(days=SPAN))
    for person in group:
        person.stays += [("zaa", START, None)]
    everybody = [ready(person, period) for person in group]
    total = tally(everybody, period, CLASSES[0], ALL)
    assert total.person_days == len(group) * period.days
    assert tally(everybody, period, CLASSES[0], frozenset({TEAMS["zaa"]})).person_days == total.person_days
    assert tally(everybody, period, CLASSES[0], frozenset({team})).absent <= total.absent


@given(person=people(), since=st.integers(-40, 40), lasts=st.none() | st.integers(0, 200))
def test_every_day_of_somebodys_time_here_is_in_a_team_or_outside_the_teams(
    person: slow.Person, since: int, lasts: int | None
) -> None:
    joined = START + timedelta(days=since)
    left = None if lasts is None else joined + timedelta(days=lasts)
    stays = [Stay(TEAMS[team], first, last) for team, first, last in person.stays]
    found = outside(stays, joined, left)
    assert all(stay.team == NO_TEAM for stay in found)
    for on in slow.days(START - timedelta(days=50), START + timedelta(days=SPAN)):
        here = joined <= on and (left is None or on <= left)
        without = not slow.in_team(person, set(TEAMS), on)
        assert any(stay.first <= on and (stay.last is None or on <= stay.last) for stay in found) is (here and without)


@given(group=st.lists(people(), max_size=4), first=st.integers(0, SPAN), more=st.integers(0, SPAN))
def test_how_few_people_each_team_had_is_known_without_counting_the_rest(
    group: list[slow.Person], first: int, more: int
) -> None:
    period = Period(START + timedelta(days=first), START + timedelta(days=first + more))
    everybody = [ready(person, Period(START, START + timedelta(days=2 * SPAN))) for person in group]
    by_team = {team: tally(everybody, period, CLASSES[0], frozenset({team})).fewest for team in ALL}
    assert fewest(everybody, period) == {team: count for team, count in by_team.items() if count}
