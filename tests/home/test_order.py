from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.waiting import Glyph, Waiting, ordered
from teamhub.home import rules

TODAY = date(2026, 3, 2)


def waits(said: str, due: int | None = None, glyph: Glyph = Glyph.IDEA) -> Waiting:
    return Waiting(said=said, act="", route="", due=None if due is None else TODAY + timedelta(days=due), glyph=glyph)


ANY = st.builds(waits, st.text(max_size=3), st.none() | st.integers(-400, 400), st.sampled_from(Glyph))


def test_overdue_then_by_day_then_undated_and_of_one_day_an_objection_first() -> None:
    items = [
        waits("undated"), waits("tomorrow", 1), waits("late", -1), waits("today", 0), waits("very late", -30),
        waits("objection tomorrow", 1, Glyph.OBJECTION), waits("undated objection", None, Glyph.OBJECTION),
    ]  # fmt: skip
    assert [item.said for item in ordered(items)] == [
        "very late", "late", "today", "objection tomorrow", "tomorrow", "undated objection", "undated",
    ]  # fmt: skip


@given(st.lists(ANY))
def test_the_order_loses_nothing_and_is_by_day(items: list[Waiting]) -> None:
    found = ordered(items)
    assert len(found) == len(items) and all(item in items for item in found)
    days = [item.due or date.max for item in found]
    assert days == sorted(days)
    assert ordered(found) == found


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(0, "evening"), (5, "evening"), (6, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"),
     (18, "evening"), (23, "evening")],
)  # fmt: skip
def test_the_greeting_goes_by_the_clock(hour: int, greeting: str) -> None:
    assert rules.greeting(hour) == f"Good {greeting}, %(name)s"
