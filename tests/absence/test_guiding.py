"""What is due of an absence, and when: worked out from its days, whoever looks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.absence import guiding, rules
from teamhub.absence.guiding import Facts, guide, ruling_facts
from teamhub.absence.rules import Early, Known, Terms
from teamhub.absence.seen import Spell

DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)
TERMS = Terms()
KNOWN = Known(MONDAY, None, False, False, False, None, None)
FACTS = Facts(
    id=1,
    known=KNOWN,
    reported_on=MONDAY,
    confirmed=True,
    recovered_on=None,
    contact_on=None,
    contact_days=7,
    precheck_on=None,
    planned_on=None,
    early_on=None,
    with_hr=False,
    handed_back_on=None,
    reports=1,
    talked=False,
    welcomed=False,
    spells=[Spell(1, MONDAY, None, None)],
    leaves=[],
)


def test_the_first_day_is_day_one_and_hr_takes_over_on_day_29() -> None:
    first = guide(FACTS, TERMS, MONDAY)
    assert (first.day, first.contact_due, first.precheck_from) == (1, MONDAY + 7 * DAY, MONDAY + 20 * DAY)
    assert first.handover_due == MONDAY + 28 * DAY
    assert [guide(FACTS, TERMS, MONDAY + n * DAY).due(MONDAY + n * DAY) for n in (27, 28, 40)] == [False, True, True]


@pytest.mark.parametrize(("a_week", "days"), [(None, 7), (1, 7), (2, 3), (3, 2), (7, 1), (0, 7), (9, 1)])
def test_contact_is_at_least_as_often_as_the_framework_says(a_week: int | None, days: int) -> None:
    limits = {} if a_week is None else {("KAD-02", "contact_first_week"): a_week}
    agreed = rules.terms(limits, {})
    assert agreed.contact_days == days
    for chosen in (1, 2, 3, 7):
        due = guide(replace(FACTS, contact_days=chosen), agreed, MONDAY).contact_due
        assert due == MONDAY + min(chosen, days) * DAY


def test_a_gap_of_less_than_28_days_counts_on() -> None:
    """As ZV-006 of the worked example: 42 days, a gap of 21, and HR has it from the first day on."""
    before = Spell(1, date(2026, 7, 6), date(2026, 8, 17), None)
    now = Spell(2, date(2026, 9, 7), None, None)
    facts = replace(FACTS, id=2, known=replace(KNOWN, first_day=now.first_day), spells=[before, now])
    found = guide(facts, TERMS, now.first_day)
    assert (found.day, found.joined, found.handover_due) == (43, True, now.first_day)
    apart = replace(facts, spells=[replace(before, recovered_on=now.first_day - 28 * DAY), now])
    assert guide(apart, TERMS, now.first_day).day == 1


@given(days=st.integers(1, 60), gap=st.integers(1, 60), so_far=st.integers(0, 60), least=st.integers(1, 40))
def test_day_29_over_any_gap_is_what_counting_day_by_day_gives(days: int, gap: int, so_far: int, least: int) -> None:
    before = Spell(1, MONDAY, MONDAY + days * DAY, None)
    start = MONDAY + (days + gap) * DAY
    facts = replace(FACTS, id=2, known=replace(KNOWN, first_day=start), spells=[before, Spell(2, start, None, None)])
    found = guide(facts, replace(TERMS, gap_days=least), start + so_far * DAY)
    number, day = (days if gap < least else 0), start
    while True:  # the slow way
        number += 1
        if day == start + so_far * DAY:
            assert found.day == number
        if number >= 29 and day >= start + so_far * DAY:
            break
        day += DAY
    counted = days if gap < least else 0
    assert found.handover_due == max(start, start + (28 - counted) * DAY)


EARLY = [
    ({"expected_until": MONDAY + 41 * DAY}, []),
    ({"expected_until": MONDAY + 42 * DAY}, [Early.LONG]),
    ({"work_accident": True}, [Early.ACCIDENT]),
    ({"safety_net": True}, [Early.SAFETY_NET]),
    ({"third_party": True}, [Early.THIRD_PARTY]),
    ({"named": Early.TENSION}, [Early.TENSION]),
    ({"named": Early.ASKED}, [Early.ASKED]),
    ({"leaves_on": MONDAY + 56 * DAY}, [Early.CONTRACT]),
    ({"leaves_on": MONDAY + 57 * DAY}, []),
]


@pytest.mark.parametrize(("known", "why"), EARLY)
def test_the_seven_reasons(known: dict[str, object], why: list[Early]) -> None:
    facts = replace(FACTS, known=replace(KNOWN, **known))  # type: ignore[arg-type]
    found = guide(facts, TERMS, MONDAY)
    assert [*found.why] == why
    assert found.handover_due == (MONDAY if why else MONDAY + 28 * DAY)
    assert found.without_reasons().why == () and found.without_reasons().early == bool(why)


@given(expected=st.integers(0, 200), leaves=st.integers(0, 200))
def test_the_reasons_and_the_frameworks_count_the_same_weeks(expected: int, leaves: int) -> None:
    known = replace(KNOWN, expected_until=MONDAY + expected * DAY, leaves_on=MONDAY + leaves * DAY)
    why = rules.reasons(known, TERMS, MONDAY)
    said = ruling_facts(known, 1, why, MONDAY, all_=True)
    assert (Early.LONG in why) == (said["recovery_weeks"] > TERMS.recovery_weeks)
    assert (Early.CONTRACT in why) == (said["contract_weeks"] <= TERMS.contract_weeks)


def test_what_hr_gave_back_by_agreement_is_not_due_again_by_itself() -> None:
    back = replace(FACTS, known=replace(KNOWN, work_accident=True), handed_back_on=MONDAY + 40 * DAY)
    found = guide(back, TERMS, MONDAY + 45 * DAY)
    assert (found.handover_due, found.early) == (None, False)
    planned = replace(back, planned_on=MONDAY + 50 * DAY)
    assert guide(planned, TERMS, MONDAY + 45 * DAY).handover_due == MONDAY + 50 * DAY
    asked = replace(back, early_on=MONDAY + 44 * DAY)
    assert guide(asked, TERMS, MONDAY + 45 * DAY).handover_due == MONDAY + 44 * DAY
    before = replace(back, early_on=MONDAY + 3 * DAY, planned_on=MONDAY + 20 * DAY)
    assert guide(before, TERMS, MONDAY + 45 * DAY).handover_due is None


def test_all_seven_are_there() -> None:
    everything = Known(MONDAY, MONDAY + 90 * DAY, True, True, True, Early.TENSION, MONDAY + 10 * DAY)
    found = {*rules.reasons(everything, TERMS, MONDAY)} | {Early.ASKED}
    assert found == {*Early}


def test_what_was_agreed_at_the_look_ahead_comes_first() -> None:
    agreed = replace(FACTS, precheck_on=MONDAY + 20 * DAY, planned_on=MONDAY + 22 * DAY)
    found = guide(agreed, TERMS, MONDAY + 21 * DAY)
    assert (found.precheck_from, found.handover_due) == (None, MONDAY + 22 * DAY)
    later = guide(replace(agreed, planned_on=MONDAY + 60 * DAY), TERMS, MONDAY + 21 * DAY)
    assert later.handover_due == MONDAY + 28 * DAY


@pytest.mark.parametrize(("reports", "due"), [(2, None), (3, MONDAY + 17 * DAY), (4, MONDAY + 17 * DAY)])
def test_the_talk_is_due_a_fortnight_after_the_recovery(reports: int, due: date | None) -> None:
    back = replace(FACTS, recovered_on=MONDAY + 3 * DAY, spells=[Spell(1, MONDAY, MONDAY + 3 * DAY, None)])
    found = guide(replace(back, reports=reports), TERMS, MONDAY + 5 * DAY)
    assert (found.talk_due, found.welcome, found.contact_due, found.handover_due) == (due, True, None, None)
    assert guide(replace(back, reports=reports, talked=True), TERMS, MONDAY + 5 * DAY).talk_due is None


def test_nothing_is_the_teams_while_hr_has_it() -> None:
    found = guide(replace(FACTS, with_hr=True, confirmed=False), TERMS, MONDAY + 40 * DAY)
    assert found.dates(MONDAY + 40 * DAY) == [] and not found.confirm and found.day == 41


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 24))
def test_reports_are_counted_over_whole_months(first: date, months: int) -> None:
    since = rules.counted_from(first, months)
    assert (first.year * 12 + first.month) - (since.year * 12 + since.month) == months
    assert since.day <= first.day and since < first


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_the_week_ends_on_a_sunday_to_come(today: date) -> None:
    end = rules.week_end(today)
    assert end.isoweekday() == 7 and 0 < (end - today).days <= 7


def test_one_thing_a_line() -> None:
    assert rules.lines("- Avonddienst\n\n  •  Twee   huisbezoeken \n") == ["Avonddienst", "Twee huisbezoeken"]
    with pytest.raises(rules.Invalid):
        rules.lines("x\n" * 13)
    with pytest.raises(rules.Invalid):
        rules.lines("x" * 201)


@pytest.mark.parametrize(("hr", "contract"), [(True, 3), (False, guiding.UNKNOWN_WEEKS)])
def test_the_ruling_says_to_hr_alone_when_a_contract_ends(hr: bool, contract: int) -> None:
    known = replace(KNOWN, expected_until=MONDAY + 6 * DAY, leaves_on=MONDAY + 20 * DAY)
    facts = guiding.ruling_facts(known, 3, rules.reasons(known, TERMS, MONDAY), MONDAY, all_=hr)
    assert facts == {"days": 3, "recovery_weeks": 1, "contract_weeks": contract, "early": 0 if hr else 1}
