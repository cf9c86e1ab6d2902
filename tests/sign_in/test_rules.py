from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.sign_in.rules import Limit, client, device, free_at
from tests.conftest import NOON

minutes = st.integers(min_value=-120, max_value=5).map(lambda n: NOON + timedelta(minutes=n))
limits = st.builds(Limit, st.integers(1, 6), st.integers(1, 60).map(lambda n: timedelta(minutes=n)))


@given(st.lists(minutes, max_size=12), limits)
def test_the_next_attempt_is_free_at_the_first_moment_that_keeps_the_limit(moments: list, limit: Limit) -> None:
    """Against a slow calculation: go on by minutes, and look at each whole window anew."""
    moment = NOON
    while sum(moment - limit.within < made for made in moments) >= limit.attempts:
        moment += timedelta(minutes=1)
    assert free_at(moments, limit, NOON) == moment


@given(st.lists(st.integers(0, 90), max_size=40), limits)
def test_who_only_tries_when_it_is_free_never_exceeds_the_limit_in_any_window(gaps: list[int], limit: Limit) -> None:
    made, now = [], NOON
    for gap in gaps:
        now = free_at(made, limit, now + timedelta(minutes=gap))
        made.append(now)
    for end in made:
        assert sum(end - limit.within < moment <= end for moment in made) <= limit.attempts


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "expected"),
    [
        ("203.0.113.7", [], (), "203.0.113.7"),
        ("203.0.113.7", ["198.51.100.1"], (), "203.0.113.7"),  # anybody can send that
        ("127.0.0.1", ["198.51.100.1"], ("127.0.0.1",), "198.51.100.1"),
        ("127.0.0.1", ["192.0.2.66", "198.51.100.1"], ("127.0.0.1",), "198.51.100.1"),  # the first is made up
        ("127.0.0.1", ["198.51.100.1", "10.0.0.2"], ("127.0.0.1", "10.0.0.2"), "198.51.100.1"),
        ("127.0.0.1", [], ("127.0.0.1",), "127.0.0.1"),
        ("10.1.2.3", ["192.0.2.66", "198.51.100.1"], ("*",), "198.51.100.1"),
        ("10.1.2.3", [""], ("*",), "10.1.2.3"),
        ("2001:db8:1:2:3:4:5:6", [], (), "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", [], (), "203.0.113.7"),
        ("a socket", [], (), "a socket"),
    ],
)
def test_whose_attempts_are_counted(peer: str, forwarded: list[str], proxies: tuple[str, ...], expected: str) -> None:
    assert client(peer, forwarded, proxies) == expected


IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
ANDROID = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("says", "is_called"),
    [
        (IPHONE, "Safari, iPhone"),
        (EDGE, "Edge, Windows"),
        (FIREFOX, "Firefox, Linux"),
        (ANDROID, "Chrome, Android"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_device_in_two_words(says: str, is_called: str) -> None:
    assert device(says) == is_called
