"""Several questions in one round trip: the answers of each come back to it, with days and moments as they were."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from teamhub.core.asking import Ask, together
from tests.conftest import counting


@pytest.mark.usefixtures("db")
async def test_each_gets_its_own_answers_in_one_query() -> None:
    counted = "SELECT n AS number, {}::date + n AS from_on FROM generate_series(1, {}) n ORDER BY n DESC"
    several = "SELECT {}::timestamptz AS at, 1.5 AS hours, NULL::date AS due, '[1]'::jsonb AS kept, 'at' AS word"
    days = Ask(counted, (date(2026, 3, 1), 2))
    nothing = Ask("SELECT 1 AS one WHERE {}", (False,))
    moment = Ask(several, (datetime(2026, 3, 2, 12, 30, tzinfo=UTC),))
    with counting() as asked:
        first, second, third = await together([days, nothing, moment])
    assert len(asked) == 1
    assert first == [{"number": 2, "from_on": date(2026, 3, 3)}, {"number": 1, "from_on": date(2026, 3, 2)}]
    assert second == []
    (row,) = third
    assert row["at"] == datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
    assert (row["hours"], row["due"], row["kept"], row["word"]) == (Decimal("1.5"), None, [1], "at")


@pytest.mark.usefixtures("db")
async def test_nothing_is_asked_for_nothing() -> None:
    with counting() as asked:
        assert await together([]) == []
    assert asked == []


@pytest.mark.usefixtures("db")
async def test_what_two_want_to_know_is_asked_once_and_each_gets_rows_of_its_own() -> None:
    with counting() as asked:
        one, same, other = await together([Ask("SELECT {}::int AS n", (n,)) for n in (1, 1, 2)])
    assert len(asked) == 1 and asked[0].count("AS n") == 2
    one[0]["n"] = 7
    assert (same, other) == ([{"n": 1}], [{"n": 2}])
