from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.ideas.board.rules import Asked, alike, before, beginning
from teamhub.ideas.stages import Stage


@pytest.mark.parametrize(
    ("typed", "query"),
    [("intake form", "'intake' & 'form':*"), ("Eén", "'eén':*"), ("  ", ""), ("a' | b:*", "'a' & 'b':*")],
)
def test_the_last_word_may_be_half_typed(typed: str, query: str) -> None:
    assert beginning(typed) == query


def test_what_looks_alike_shares_a_word_that_means_something() -> None:
    assert alike("Eén form of een intakeform, een intakeform") == "'form' | 'intakeform'"


@given(st.text())
def test_no_typing_makes_a_query_that_postgres_cannot_read(typed: str) -> None:
    for query in (beginning(typed), alike(typed)):
        assert "'" not in query.replace("' & '", "").replace("' | '", "").replace("':*", "").strip("'")


@given(st.datetimes(timezones=st.just(UTC)), st.integers(0, 2**31 - 1))
def test_a_place_in_the_list_survives_its_address(at: datetime, last: int) -> None:
    there = Asked(stage=Stage.OPEN).query(before=(at, last))
    assert before(there["voor"]) == (at, last)


@pytest.mark.parametrize("text", ["", "~", "2026-01-01~1", "gisteren~1", "2026-01-01T00:00:00+00:00~-1"])
def test_a_place_that_cannot_be_read_is_the_beginning(text: str) -> None:
    assert before(text) is None


def test_an_address_keeps_what_was_asked() -> None:
    asked = Asked(q="intake", stage=Stage.ADVICE, team=3, subject="nacht", mine=True)
    assert asked.query() == {"q": "intake", "fase": "advice", "team": "3", "onderwerp": "nacht", "mijn": "1"}
    assert asked.query(q="", mine=False) == {"fase": "advice", "team": "3", "onderwerp": "nacht"}
