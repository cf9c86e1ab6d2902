import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.sign_in.second_factor import rules
from tests.conftest import NOON
from tests.sign_in.second_factor.factories import SECRET

NOW = rules.step(NOON)


def test_the_codes_are_those_of_rfc_6238() -> None:
    """Its appendix B, of which apps show the last six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    known = {59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037"}
    assert {second: rules.code(secret, second // 30) for second in known} == known


@pytest.mark.parametrize(("steps", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(steps: int, counts: bool) -> None:
    typed = rules.code(SECRET, NOW + steps)
    assert rules.counts_in(SECRET, typed, NOON, 0) == (NOW + steps if counts else None)


def test_a_step_counts_once_and_none_before_it_after_that() -> None:
    assert rules.counts_in(SECRET, rules.code(SECRET, NOW), NOON, NOW) is None
    assert rules.counts_in(SECRET, rules.code(SECRET, NOW - 1), NOON, NOW) is None
    assert rules.counts_in(SECRET, rules.code(SECRET, NOW + 1), NOON, NOW) == NOW + 1


@given(st.text(alphabet="0123456789", min_size=6, max_size=6))
def test_no_other_code_counts(typed: str) -> None:
    right = {rules.code(SECRET, NOW + steps) for steps in (-1, 0, 1)}
    assert (rules.counts_in(SECRET, typed, NOON, 0) is not None) == (typed in right)


@pytest.mark.parametrize("typed", ["123456", "123", "123 456", " 123-456 ", "12 34 56", "123\u2013456"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert rules.is_of_app(rules.plain(typed))


@pytest.mark.parametrize("typed", ["١٢٣٤٥٦", "abcdef", "1234-567a", ""])
def test_what_is_no_code_of_an_app(typed: str) -> None:
    assert not rules.is_of_app(rules.plain(typed))


def test_recovery_codes_are_long_different_and_read_back_as_they_were_shown() -> None:
    made = rules.new_recovery_codes()
    assert len({*made}) == 10
    assert [rules.plain(shown.upper()) for shown in rules.all_grouped(made)] == made
    assert all(len(code) == 16 and not set(code) & set("il1o0") for code in made)


def test_the_picture_says_what_an_app_wants_to_know() -> None:
    read = pyotp.parse_uri(rules.address(SECRET, "esra@oeverlicht.test"))
    assert isinstance(read, pyotp.TOTP)
    assert (read.secret, read.issuer, read.name) == (SECRET, "TeamHub", "esra@oeverlicht.test")
    assert read.at(NOON) == rules.code(SECRET, NOW)
