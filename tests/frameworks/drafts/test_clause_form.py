"""What is typed into the form of a clause and is no number that anybody means."""

import pytest

from teamhub.frameworks.drafts import clause_form
from teamhub.ideas.questions import QUESTIONS

SPENDING = next(one for one in QUESTIONS if "amount" in one.facts)
TYPED = {"version": "3", "answer": "team:consent", "amount-low-at": "800"}


def test_a_clause_is_read() -> None:
    found = clause_form.read(TYPED, SPENDING, []).value
    assert found and found.kept["limits"] == [{"fact": "amount", "above": 800}]


@pytest.mark.parametrize("number", ["9" * 13, "0" * 5000, "1" + "0" * 5000, "-1", "1e9", "\u0663", "\u00b2"])
@pytest.mark.parametrize("field", ["version", "amount-low-at"])
def test_a_number_that_is_none_is_said_to_be_wrong(field: str, number: str) -> None:
    if field == "version" and number == "\u0663":
        return  # a three in another script is a three
    assert field in clause_form.read({**TYPED, field: number}, SPENDING, []).errors
