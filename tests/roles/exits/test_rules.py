"""How long a role has been open, and what buying its work in does to that."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.roles import rules as role_rules
from teamhub.roles.exits import rules
from teamhub.roles.exits.rules import Answer, Bought

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
DAYS = some.dates(date(2020, 1, 1), date(2030, 1, 1))
LASTS = some.tuples(DAYS, some.integers(-5, 400))
SPANS = some.lists(LASTS.map(lambda one: (one[0], one[0] + one[1] * DAY)), max_size=4)


@pytest.mark.parametrize(
    ("answer", "until_in", "ended_in", "state"),
    [
        (None, 10, None, Bought.ASKED),
        (None, -1, None, Bought.OVER),
        (None, 10, 0, Bought.OVER),  # the team took the question back
        (Answer.NO, 10, None, Bought.DECLINED),
        (Answer.YES, 0, None, Bought.RUNNING),
        (Answer.YES, -1, None, Bought.OVER),  # by itself, on its day
        (Answer.YES, 10, 0, Bought.OVER),
    ],
)
def test_where_a_request_to_buy_in_is(
    answer: Answer | None, until_in: int, ended_in: int | None, state: Bought
) -> None:
    ended_on = None if ended_in is None else TODAY + ended_in * DAY
    until_on = TODAY + until_in * DAY
    assert rules.state(answer=answer, until_on=until_on, ended_on=ended_on, today=TODAY) is state


@given(DAYS, SPANS, DAYS)
def test_a_vacancy_counts_from_the_last_day_that_it_was_bought_in(
    vacant_since: date, spans: list[tuple[date, date]], today: date
) -> None:
    since = rules.open_since(vacant_since, spans, today)
    running = any(first <= today <= last for first, last in spans)
    assert (since is None) == running
    if since is not None:
        assert since >= vacant_since
        days = {vacant_since} | {last + DAY for first, last in spans if first <= last < today}
        assert since == max(days)


@pytest.mark.parametrize(("weeks", "too_long"), [(5, False), (6, False), (7, True)])
def test_the_ways_out_come_after_more_than_six_weeks(weeks: int, too_long: bool) -> None:
    since = rules.open_since(TODAY - weeks * 7 * DAY, [], TODAY)
    assert role_rules.open_too_long(since, TODAY, 6) is too_long
    bought = [(TODAY - 50 * DAY, TODAY - 10 * DAY)]
    assert not role_rules.open_too_long(rules.open_since(TODAY - weeks * 7 * DAY, bought, TODAY), TODAY, 6)
