from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.clock import local
from teamhub.privacy import rules

TODAY = date(2026, 3, 2)
SUMMER, WINTER = datetime(2026, 7, 2, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "last", "failed", "time"),
    [
        (WINTER + timedelta(hours=0, minutes=59), None, False, False),
        (WINTER + timedelta(hours=1), None, False, True),  # two o'clock here
        (SUMMER, None, False, True),
        (SUMMER - timedelta(minutes=1), None, False, False),
        (WINTER + timedelta(hours=1), WINTER - timedelta(hours=23), False, True),
        (WINTER + timedelta(hours=5), WINTER + timedelta(hours=1), False, False),
        (WINTER + timedelta(hours=5), WINTER + timedelta(hours=1), True, True),
        (WINTER, WINTER - timedelta(hours=2), True, False),
    ],
)
def test_once_a_night_and_again_after_a_failure(at: datetime, last: datetime | None, failed: bool, time: bool) -> None:
    assert rules.is_time(at, last, failed=failed) is time


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 1)))
def test_looked_at_every_hour_it_runs_on_every_day_of_the_year(began: datetime) -> None:
    """Also where the clock goes forward at two, or back at three."""
    at, last, ran = began.replace(tzinfo=UTC), None, []
    for hour in range(24 * 4):
        now = at + timedelta(hours=hour)
        if rules.is_time(now, last, failed=False):
            last = now
            ran.append(local(now).date())
    assert ran == sorted({*ran})
    assert len(ran) in (4, 5)


@pytest.mark.parametrize(
    ("until", "due"),
    [(None, False), (TODAY, False), (TODAY + timedelta(days=1), False), (TODAY - timedelta(days=1), True)],
)
def test_due_is_what_should_be_gone(until: date | None, due: bool) -> None:
    assert rules.is_due(until, TODAY) is due


def test_a_record_reads_as_labels_and_values_without_what_is_empty() -> None:
    record = {
        "from_on": TODAY,
        "until_on": None,
        "text": "",
        "acting": False,
        "at": WINTER,
        "size": 0,
        "odd": "x",
    }
    assert [(line.label, line.value, line.like) for line in rules.lines(record)] == [
        ("from", TODAY, "day"),
        ("standing in", False, "yes or no"),
        ("when", WINTER, "moment"),
        ("size", 0, "number"),
        ("odd", "x", "words"),
    ]


def test_words_of_ours_are_translated_and_those_of_people_never() -> None:
    stage, title = rules.lines({"stage": "open", "title": "open"})
    assert (stage.like, title.like) == ("word", "words")
