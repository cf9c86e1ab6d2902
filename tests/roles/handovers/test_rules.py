"""How long two people do a role side by side, and where its handover is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.roles.handovers import rules
from teamhub.roles.handovers.rules import CLOSED, Signed, Stage, Thing
from tests.conftest import NOON

TODAY = NOON.date()
DAY = timedelta(days=1)
DAYS = some.dates(date(2000, 1, 1), date(2100, 1, 1))
SIGNED = some.builds(Signed, some.sampled_from([None, NOON]), some.sampled_from([None, NOON]), some.booleans())


@given(DAYS, some.integers(0, 52))
def test_the_weeks_side_by_side_begin_on_the_first_day_of_the_next(from_on: date, weeks: int) -> None:
    until_on = rules.asked_until(from_on, weeks)
    assert (until_on - from_on).days == 7 * weeks
    assert until_on.weekday() == from_on.weekday()


BOTH, GIVEN, TAKEN, ALONE = Signed(NOON, NOON), Signed(NOON), Signed(None, NOON), Signed(None, NOON, True)


@pytest.mark.parametrize(
    ("signed", "receiver", "until_in", "stage"),
    [
        (Signed(), None, 5, Stage.WAITING),
        (Signed(), None, -5, Stage.WAITING),  # nobody is next: nobody is late
        (Signed(), 2, 0, Stage.RUNNING),
        (Signed(), 2, -1, Stage.OVERDUE),
        (GIVEN, 2, -1, Stage.OVERDUE),
        (TAKEN, 2, 1, Stage.RUNNING),
        (BOTH, 2, -50, Stage.DONE),
        (ALONE, 2, 1, Stage.ALONE),
        (Signed(NOON, NOON, True), 2, 1, Stage.DONE),  # both signed after all
    ],
)
def test_where_a_handover_is(signed: Signed, receiver: int | None, until_in: int, stage: Stage) -> None:
    assert rules.stage(signed=signed, receiver=receiver, until_on=TODAY + until_in * DAY, today=TODAY) is stage


@given(SIGNED, some.sampled_from([None, 2]), DAYS, DAYS, some.booleans(), some.booleans())
def test_what_is_signed_stays_signed_and_nothing_closed_is_late(
    signed: Signed, receiver: int | None, until_on: date, today: date, moved: bool, withdrawn: bool
) -> None:
    given_ = {"signed": signed, "receiver": receiver, "until_on": until_on, "moved": moved, "withdrawn": withdrawn}
    now, then = rules.stage(today=today, **given_), rules.stage(today=today + 100 * DAY, **given_)  # type: ignore[arg-type]
    if now in CLOSED:
        assert then is now
    assert (now is Stage.OVERDUE) <= (today > until_on and receiver is not None)
    if signed.taken and signed.given and not withdrawn:
        assert now is Stage.DONE


def test_what_is_proposed_to_hand_over_comes_once() -> None:
    told = rules.proposed(
        [("Maakt het rooster", "Makes the roster")],
        ["Rooster staat"],
        [(Thing.MATTER, "Afspraken flexpool", ""), (Thing.MATTER, "Rooster staat", "")],
    )
    assert told == [
        (Thing.WORK, "Maakt het rooster", "Makes the roster"),
        (Thing.CHECKLIST, "Rooster staat", ""),
        (Thing.MATTER, "Afspraken flexpool", ""),
    ]
