"""A long list, page by page: all of it once, in order, whatever stands in the address."""

from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.paging import paged


@given(st.lists(st.integers(), max_size=60), st.integers(1, 20))
def test_who_goes_on_sees_everything_once_and_can_go_back(whole: list[int], size: int) -> None:
    page, seen = paged(whole, 0, size), [0]
    found = [*page.rows]
    while page.on is not None:
        before, page = page, paged(whole, page.on, size)
        found += page.rows
        assert page.back == seen[-1] and paged(whole, page.back, size).rows == before.rows
        seen.append(before.on or 0)
    assert found == whole


@given(st.lists(st.integers(), max_size=60), st.integers(), st.integers(1, 20))
def test_no_number_in_the_address_is_too_strange(whole: list[int], skip: int, size: int) -> None:
    page = paged(whole, skip, size)
    assert len(page.rows) <= size and (page.back is None) == (skip <= 0)
    if page.on is not None:
        assert whole[page.on :]
