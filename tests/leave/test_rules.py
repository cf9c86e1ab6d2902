"""What counts for leave, for working days, for how many are there and for the share that has leave. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.away import Away
from teamhub.core.errors import Invalid
from teamhub.leave import rules
from teamhub.leave.rules import Wish, Works, days, needed_on, percent, spread
from teamhub.leave.wall import rules as walls
from teamhub.leave.wall.rules import Cell, Colleague, Day, Row, State, wall

MONDAY = date(2026, 3, 2)
ONE = timedelta(days=1)
EASTER = (date(2026, 4, 3), date(2026, 4, 6))
FULL = Works(contracts=((date(2020, 1, 1), Decimal(36)),))
THREE = Works(
    patterns=((date(2020, 1, 1), (Decimal(8), Decimal(0), Decimal(8), Decimal(0), Decimal(8), *[Decimal(0)] * 2)),)
)


def on(text: str) -> date:
    return date.fromisoformat(text)


def test_a_contract_is_spread_over_monday_to_friday_until_somebody_says_on_which_days() -> None:
    works = Works(patterns=((MONDAY + 7 * ONE, THREE.patterns[0][1]),), contracts=FULL.contracts)
    assert [works.hours(MONDAY + n * ONE) for n in range(7)] == [Decimal("7.20")] * 5 + [0, 0]
    assert [works.hours(MONDAY + n * ONE) for n in range(7, 14)] == [8, 0, 8, 0, 8, 0, 0]
    assert (works.own(MONDAY), works.own(MONDAY + 7 * ONE), len(works.ahead(MONDAY))) == (False, True, 1)


def test_a_public_holiday_is_as_a_sunday() -> None:
    kings_day = on("2026-04-27")
    assert (FULL.hours(kings_day), rules.weekday(kings_day), rules.is_quiet(kings_day)) == (0, 6, True)
    assert Works().hours(MONDAY) == Decimal("7.20")  # of whom nothing is known: full time


@pytest.mark.parametrize(
    ("typed", "hours", "refusal"),
    [
        pytest.param(("2026-03-02", None, None), "8", "", id="one whole day"),
        pytest.param(("2026-03-02", "2026-03-08", None), "24", "", id="a week of three days"),
        pytest.param(("2026-03-02", None, "2.5"), "2.5", "", id="some hours"),
        pytest.param(("2026-03-02", None, "8"), "8", "", id="as many hours as that day has: the whole day"),
        pytest.param(("2026-03-03", None, None), "", "You do not work", id="a day that one does not work"),
        pytest.param(("2026-03-02", None, "9"), "", "more than you work", id="more hours than the day has"),
        pytest.param(("2026-03-02", None, "0"), "", "how many hours", id="no hours"),
        pytest.param(("2026-03-02", "2026-03-04", "3"), "", "for one day", id="hours of several days"),
        pytest.param(("2026-02-27", None, None), "", "from today on", id="before today"),
        pytest.param(("2026-03-05", "2026-03-02", None), "", "before the first", id="backwards"),
        pytest.param(("2028-03-06", None, None), "", "two years", id="too far ahead"),
        pytest.param(("2026-03-02", "2027-03-08", None), "", "a year at once", id="too long"),
    ],
)
def test_what_may_be_asked(typed: tuple[str, str | None, str | None], hours: str, refusal: str) -> None:
    first, last, count = typed
    wished = rules.wish(on(first), on(last) if last else None, Decimal(count) if count else None, THREE)
    if refusal:
        with pytest.raises(Invalid, match=refusal):
            rules.require(wished, THREE, MONDAY)
    else:
        assert rules.require(wished, THREE, MONDAY) == Decimal(hours)
        assert wished.whole is (count in (None, "8"))


def test_what_began_already_may_keep_its_first_day() -> None:
    wished = Wish(MONDAY, MONDAY + 4 * ONE)
    with pytest.raises(Invalid):
        rules.require(wished, THREE, MONDAY + ONE)
    assert rules.require(wished, THREE, MONDAY + ONE, since=MONDAY) == 24


@pytest.mark.parametrize(
    ("first", "closes"),
    [("2026-03-30", "2026-03-09"), ("2026-03-05", "2026-03-04"), ("2026-03-02", "2026-03-02")],
    ids=["after the days", "before it begins", "on the day itself"],
)
def test_until_when_colleagues_may_ask_to_talk(first: str, closes: str) -> None:
    assert rules.closes_on(on(first), MONDAY, 7) == on(closes)


@pytest.mark.parametrize(
    ("new", "old", "narrower"),
    [
        (Wish(MONDAY, MONDAY), Wish(MONDAY, MONDAY + ONE), True),
        (Wish(MONDAY, MONDAY, Decimal(2)), Wish(MONDAY, MONDAY), True),
        (Wish(MONDAY, MONDAY + 2 * ONE), Wish(MONDAY, MONDAY + ONE), False),
        (Wish(MONDAY, MONDAY), Wish(MONDAY, MONDAY, Decimal(2)), False),
        (Wish(MONDAY, MONDAY, Decimal(1)), Wish(MONDAY, MONDAY, Decimal(2)), True),
        (Wish(MONDAY, MONDAY, Decimal(3)), Wish(MONDAY, MONDAY, Decimal(2)), False),
    ],
)
def test_fewer_of_the_same_days_stay_agreed(new: Wish, old: Wish, narrower: bool) -> None:
    assert rules.narrower(new, old) is narrower


def test_how_many_are_needed() -> None:
    agreed = [(MONDAY + 7 * ONE, (4, 4, 4, 4, 3, 1, 0))]
    assert [needed_on(MONDAY + n * ONE, agreed, 2) for n in range(7)] == [2, 2, 2, 2, 2, 0, 0]
    assert [needed_on(MONDAY + n * ONE, agreed, 2) for n in range(7, 14)] == [4, 4, 4, 4, 3, 1, 0]
    assert needed_on(on("2026-04-27"), agreed, 2) == 0  # King's Day, a Monday


@pytest.mark.parametrize(("leave", "people", "share"), [(0, 0, 0), (2, 5, 40), (3, 7, 43), (1, 3, 34), (7, 7, 100)])
def test_a_share_is_rounded_up_so_that_a_limit_is_passed_by_the_least_more(leave: int, people: int, share: int) -> None:
    assert percent(leave, people) == share


# --- the wall

WEEKS = st.lists(st.sampled_from([Decimal(0), Decimal(4), Decimal(8)]), min_size=7, max_size=7)
OFFSETS = st.integers(-10, 50)


@st.composite
def teams(draw: st.DrawFn) -> tuple[list[Colleague], list[Away], list[int]]:
    people, away = [], []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        begin = MONDAY + draw(st.integers(-30, 20)) * ONE
        end = draw(st.none() | st.integers(0, 60))
        spell = (begin, None if end is None else begin + end * ONE)
        people.append(Colleague(number, f"p{number}", [spell], Works(patterns=((date(2020, 1, 1), draw(WEEKS)),))))
        for _ in range(draw(st.integers(0, 3))):
            first = MONDAY + draw(OFFSETS) * ONE
            lasts = draw(st.none() | st.integers(0, 20))
            hours = draw(st.none() | st.sampled_from([Decimal(2), Decimal(8)]))
            asked = draw(st.booleans())
            away.append(Away(number, first, None if lasts is None else first + lasts * ONE, asked, hours))
    return people, away, draw(st.lists(st.integers(0, 5), min_size=7, max_size=7))


@given(teams())
def test_present_of_needed_is_what_one_counts_day_by_day(made: tuple[list[Colleague], list[Away], list[int]]) -> None:
    """Counted the slow way, from what the words say."""
    people, away, week = made
    shown = wall(people, away, [(date(2020, 1, 1), week)], 2, MONDAY, MONDAY + 41 * ONE)
    for number, day in enumerate(days(MONDAY, MONDAY + 41 * ONE)):
        there = 0
        for who in people:
            employed = any(first <= day and (last is None or last >= day) for first, last in who.spells)
            index = 6 if day in EASTER else day.weekday()
            hours = who.works.patterns[0][1][index]
            missed = [
                hours if one.hours is None else one.hours
                for one in away
                if one.person == who.id
                and not one.asked
                and one.from_on <= day
                and (not one.until_on or day <= one.until_on)
            ]
            there += employed and hours > 0 and sum(missed, Decimal(0)) < hours
        index = 6 if day in EASTER else day.weekday()
        assert (shown.days[number].present, shown.days[number].needed) == (there, week[index])
        assert shown.days[number].short is (there < week[index])


@given(teams(), st.randoms())
def test_in_which_order_absences_are_told_does_not_show(
    made: tuple[list[Colleague], list[Away], list[int]], rnd: object
) -> None:
    people, away, _ = made
    shuffled = list(away)
    rnd.shuffle(shuffled)  # type: ignore[attr-defined]
    walls_of = [wall(people, told, [], 2, MONDAY, MONDAY + 41 * ONE) for told in (away, shuffled)]
    assert walls_of[0] == walls_of[1]


@given(teams())
def test_a_row_has_a_cell_for_each_day(made: tuple[list[Colleague], list[Away], list[int]]) -> None:
    people, away, _ = made
    for row in wall(people, away, [], 2, MONDAY, MONDAY + 41 * ONE).rows:
        assert [cell.state for cell in row.cells for _ in range(cell.span)] == list(row.states)
        assert all(cell.span == 1 for cell in row.cells if cell.state not in walls.BARS)


def colleague(number: int = 1, works: Works = FULL) -> Colleague:
    return Colleague(number, f"p{number}", [(date(2020, 1, 1), None)], works)


@pytest.mark.parametrize(
    ("away", "day", "state"),
    [
        ([], "2026-03-02", State.IN),
        ([], "2026-03-03", State.OFF),
        ([], "2026-03-07", State.REST),
        ([Away(1, MONDAY, None)], "2026-03-04", State.AWAY),
        ([Away(1, MONDAY, None)], "2026-03-03", State.OFF),
        ([Away(1, MONDAY, MONDAY, hours=Decimal(3))], "2026-03-02", State.PART),
        ([Away(1, MONDAY, MONDAY, hours=Decimal(8))], "2026-03-02", State.AWAY),
        ([Away(1, MONDAY, MONDAY, asked=True)], "2026-03-02", State.ASKED),
        ([Away(1, MONDAY, MONDAY, asked=True), Away(1, MONDAY, MONDAY)], "2026-03-02", State.AWAY),
    ],
)
def test_how_somebody_is_on_a_day(away: list[Away], day: str, state: State) -> None:
    assert walls.state(colleague(works=THREE), on(day), away) is state


@pytest.mark.parametrize(
    ("away", "until"),
    [
        pytest.param([(0, 4)], "2026-03-06", id="one"),
        pytest.param([(-20, 4), (7, 11)], "2026-03-13", id="over a weekend into the next"),
        pytest.param([(0, 2), (2, 8)], "2026-03-10", id="overlapping"),
        pytest.param([(0, 1), (3, 8)], "2026-03-03", id="a day between on which one works"),
        pytest.param([(0, None)], None, id="nobody knows"),
        pytest.param([(0, 2), (3, None)], None, id="goes over into what nobody knows the end of"),
    ],
)
def test_until_when_somebody_is_away_is_the_same_whatever_it_is_made_of(
    away: Sequence[tuple[int, int | None]], until: str | None
) -> None:
    told = [Away(1, MONDAY + b * ONE, None if e is None else MONDAY + e * ONE) for b, e in away]
    assert walls.until(colleague(), told, MONDAY) == (on(until) if until else None)


def test_nobody_looks_back() -> None:
    assert walls.first_day(MONDAY - 30 * ONE, MONDAY) == MONDAY == walls.first_day(None, MONDAY)
    assert walls.first_day(MONDAY + 4000 * ONE, MONDAY) == MONDAY + 371 * ONE


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 20), st.integers(0, 9)), max_size=9), st.integers(0, 20))
def test_the_share_with_leave_counts_everybody_once(spans: list[tuple[int, int, int]], number: int) -> None:
    people = [colleague(n, FULL if n % 2 else THREE) for n in range(1, 7)]
    told = [(who, MONDAY + begin * ONE, MONDAY + (begin + long) * ONE) for who, begin, long in spans]
    day = MONDAY + number * ONE
    slowly = {who for who, first, last in told if first <= day <= last} & {p.id for p in people if p.works.hours(day)}
    assert walls.on_leave(people, told, day) == len(slowly)


def test_a_wish_is_warned_about_by_day_and_shortage() -> None:
    """Seven people, three needed; two have leave on Tuesday, and three are away on Wednesday."""
    people = [colleague(n) for n in range(1, 8)]
    tuesday, wednesday = MONDAY + ONE, MONDAY + 2 * ONE
    away = [Away(n, tuesday, tuesday) for n in (2, 3)] + [Away(n, wednesday, wednesday) for n in (4, 5, 6, 7)]
    shown = wall(people, away, [], 3, MONDAY, MONDAY + 13 * ONE)
    spans = [(2, tuesday, tuesday), (3, tuesday, tuesday)]
    found = walls.warnings(shown, 1, spans, MONDAY, MONDAY + 4 * ONE, 40)
    assert [(one.on, one.there, one.needed, one.percent) for one in found] == [
        (tuesday, 4, 3, 43),
        (wednesday, 2, 3, 0),
    ]
    assert [one.short for one in found] == [False, True]


def test_a_day_stays_short_once_leave_is_agreed() -> None:
    """Then the wall counts its asker as away: the same two days as before, with as many people on them."""
    people = [colleague(n) for n in range(1, 5)]
    tuesday = MONDAY + ONE
    away = [Away(1, MONDAY, tuesday), Away(2, tuesday, tuesday)]
    shown = wall(people, away, [], 3, MONDAY, MONDAY + 13 * ONE)
    found = walls.warnings(shown, 1, [], MONDAY, tuesday, 100, agreed=True)
    assert [(one.on, one.there, one.needed) for one in found] == [(tuesday, 2, 3)]
    asked = wall(people, [Away(1, MONDAY, tuesday, asked=True), away[1]], [], 3, MONDAY, MONDAY + 13 * ONE)
    assert [one.on for one in walls.warnings(asked, 1, [], MONDAY, tuesday, 100)] == [tuesday]


def test_what_lasts_is_one_bar() -> None:
    row = Row(colleague(), [State.AWAY, State.AWAY, State.IN, State.IN, State.ASKED])
    assert row.cells == [Cell(State.AWAY, 2), Cell(State.IN), Cell(State.IN), Cell(State.ASKED)]
    assert Day(MONDAY, 1, 2).short and not Day(MONDAY, 2, 2).short
    assert spread(Decimal(24)) == (Decimal("4.80"),) * 5 + (0, 0)
