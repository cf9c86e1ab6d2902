import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid
from teamhub.core.forms import LARGEST, Filled, Form, whole, with_comma


@pytest.mark.parametrize("typed", ["", " ", "-1", "1.5", "1,5", "x", "²", "١٢", "1 2", str(LARGEST), "1" * 5000])
def test_what_no_column_holds_is_no_number(typed: str) -> None:
    assert whole(typed) is None


@given(st.integers(0, LARGEST - 1))
def test_what_a_column_holds_is_a_number(number: int) -> None:
    assert whole(f" {number} ") == number


def test_a_comma_is_how_people_write_one_and_a_half() -> None:
    assert (with_comma("1,5"), with_comma("2"), with_comma(None)) == ("1.5", "2", None)


class Name(Form):
    name: str


def test_a_refused_form_keeps_what_was_typed_and_says_why() -> None:
    filled = Name.read({"name": "Ilse"})
    assert filled.value
    assert filled.refused(Invalid("Not today.")) == Filled({"name": "Ilse"}, {"": "Not today."}, None)
    assert filled.refused(Invalid("Not today."), "name").errors == {"name": "Not today."}
