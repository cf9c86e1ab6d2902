"""Days in a round, an idea or an election, as people type them."""

from datetime import date

import pytest

from teamhub.decisions.forms import FindingForm
from teamhub.ideas.resting.forms import ParkForm
from teamhub.roles.elections.forms import StartForm
from teamhub.roles.elections.rules import How

DAY = date(2026, 11, 16)
ELECTION = {"facilitator": "1", "profile": "Rustig en precies.", "months": "6", "how": next(iter(How))}


@pytest.mark.parametrize("typed", ["2026-11-16", "16-11-2026", "16 november 2026", "16 Nov 2026"])
def test_a_day_is_read_as_it_is_typed(typed: str) -> None:
    looked = FindingForm.read({"text": "Goed.", "again_on": typed}).value
    asleep = ParkForm.read({"text": "Later.", "wake_on": typed}).value
    start = StartForm.read({**ELECTION, "first_on": typed, "opens_on": typed}).value
    assert looked and asleep and start
    assert {looked.again_on, asleep.wake_on, start.first_on, start.opens_on} == {DAY}


@pytest.mark.parametrize("typed", ["gisteren", "9999-12-31", "31-02-2026"])
def test_what_is_no_day_says_so_and_stays(typed: str) -> None:
    found = FindingForm.read({"text": "Goed.", "again_on": typed})
    assert found.value is None and found.errors.keys() == {"again_on"} and found.typed["again_on"] == typed


def test_no_day_is_none() -> None:
    found = FindingForm.read({"text": "Goed.", "again_on": " "}).value
    assert found and found.again_on is None
