from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.clock import ZONE, local
from teamhub.core.telling import About
from teamhub.core.waiting import Waiting
from teamhub.notices import rules

IDS = st.lists(st.integers(1, 8), max_size=6)
TURNS = st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28)])  # the clocks change
DAYS = TURNS | st.dates(date(2026, 1, 1), date(2027, 12, 31))
FIVE = timedelta(minutes=5)
TODAY = date(2026, 3, 2)


@given(st.dictionaries(st.sampled_from(About), IDS), st.none() | st.integers(1, 8))
def test_everybody_once_for_the_first_reason_and_never_who_did_it(
    concerns: dict[About, Collection[int]], by: int | None
) -> None:
    reasons = rules.first_reasons(concerns, by)
    assert set(reasons) == {person for people in concerns.values() for person in people} - {by}
    for person, about in reasons.items():
        assert about == next(kind for kind in About if person in concerns.get(kind, ()))


def sent_at(start: datetime, ticks: int, hour: int, off: Collection[int] = ()) -> list[datetime]:
    """When the mail goes, if somebody looks every five minutes except at the ticks when the server was off."""
    sent: list[datetime] = []
    for tick in range(ticks):
        here = local(start + tick * FIVE)
        last = sent[-1].date() if sent else None
        if tick not in off and rules.digest_is_due(here, hour, last):
            sent.append(here)
    return sent


@given(DAYS, st.integers(0, 23), st.integers(0, 4))
def test_one_mail_a_calendar_day_at_the_hour_also_when_the_clocks_change(day: date, hour: int, minute: int) -> None:
    before = datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(UTC) - timedelta(days=1)
    sent = sent_at(before + timedelta(minutes=minute), 3 * 288 + 12, hour)
    days = [at.date() for at in sent]
    assert len(days) == len(set(days)) >= 3 and day in days
    for at in sent[1:]:
        assert at.hour == hour or (hour == 2 and at.hour == 3 and at.utcoffset() == timedelta(hours=2))
        assert at.minute < 5
    for one, other in pairwise(sent[1:]):
        assert timedelta(hours=23) - FIVE <= other - one <= timedelta(hours=25) + FIVE


@given(DAYS, st.integers(0, 23), st.sets(st.integers(0, 287)))
def test_a_server_that_was_off_sends_when_it_is_back_the_same_day_and_once(day: date, hour: int, off: set[int]) -> None:
    start = datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(UTC)
    sent = sent_at(start, 276, hour, off)  # 23 hours: within one calendar day, also when it is a short one
    possible = [tick for tick in range(276) if tick not in off and local(start + tick * FIVE).hour >= hour]
    assert sent == ([local(start + possible[0] * FIVE)] if possible else [])


@given(st.datetimes(timezones=st.just(ZONE)), st.none() | st.dates())
def test_who_wants_no_mail_gets_none(here: datetime, sent_on: date | None) -> None:
    assert not rules.digest_is_due(here, None, sent_on)


@pytest.mark.parametrize(
    ("due", "worth"),
    [(None, False), (2, False), (1, True), (0, True), (-1, True), (-2, False), (-6, False), (-7, True), (-14, True)],
)
def test_what_waits_is_worth_a_mail_when_it_comes_due_and_then_once_a_week(due: int | None, worth: bool) -> None:
    item = Waiting(said="", act="", route="", due=None if due is None else TODAY + timedelta(days=due))
    assert rules.worth_a_mail([item], TODAY) is worth
    assert rules.worth_a_mail([], TODAY) is False


def test_what_fails_waits_longer_each_time_up_to_an_hour() -> None:
    waits = [rules.wait_after(tries).total_seconds() / 60 for tries in range(1, 10)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
