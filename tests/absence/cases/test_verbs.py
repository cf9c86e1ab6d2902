"""The verbs of a file: what they change, what they refuse, and how little the journal says."""

from collections.abc import Awaitable, Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from teamhub.absence import service as absences
from teamhub.absence.cases import jobs, leave_service, looks, policy, queries, service
from teamhub.absence.cases.gatekeeper import State
from teamhub.absence.cases.tables import StepNotice
from teamhub.absence.rules import Step
from teamhub.absence.tables import Absence, CaseLook, MaternityLeave, StepDone, WorkedHours
from teamhub.core.act import Act, Office
from teamhub.core.away import away
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.core.second_factor import SecondFactorNeeded
from teamhub.journal.tables import Entry
from teamhub.people.tables import ContractHours
from tests.absence.about import DAY, TODAY, Ward, a_ward
from tests.absence.cases.about import a_file, a_step, an_absence, two_of_hr
from tests.conftest import NOON
from tests.factories import acting, holds, system

pytestmark = pytest.mark.usefixtures("db")


async def row(absence: int) -> Absence:
    found = await Absence.objects().get(Absence.id == absence)
    assert found
    return found


async def journal(subject: str) -> list[tuple[str, int | None, str]]:
    rows = await Entry.select(Entry.what, Entry.by, Entry.facts).where(Entry.subject == subject).order_by(Entry.number)
    return [(one["what"], one["by"], one["facts"]) for one in rows]


async def test_a_step_is_kept_and_the_journal_says_that_something_was_done() -> None:
    ward = await a_ward()
    absence, anita = await a_file(ward), await acting(ward.anita)
    await service.done(anita, absence, Step.ANALYSIS, TODAY - 60 * DAY)
    [kept] = await StepDone.objects().where(StepDone.step == Step.ANALYSIS)
    assert (kept.absence, kept.done_on, kept.by, kept.entered_on) == (absence, TODAY - 60 * DAY, ward.anita.id, TODAY)
    assert await journal(f"absence:{absence}") == [("CaseStepDone", ward.anita.id, "{}")]
    case = await queries.case(anita, absence)
    point = next(point for point in case.points if point.step is Step.ANALYSIS)
    assert case.state(point) is State.DONE
    assert case.day == 101 and case.week == 15


async def test_the_second_track_can_wait_for_a_real_prospect() -> None:
    ward = await a_ward()
    absence, anita = await a_file(ward, 340), await acting(ward.anita)
    latest = date(2026, 6, 2)
    with pytest.raises(Invalid, match="within 3 months: until"):
        await service.await_prospect(anita, absence, latest + DAY)
    with pytest.raises(Invalid, match="today or a later day"):
        await service.await_prospect(anita, absence, TODAY - DAY)
    await service.await_prospect(anita, absence, latest)
    assert ((await row(absence)).prospect_on, (await row(absence)).prospect_until) == (TODAY, latest)
    await service.end_prospect(anita, absence)
    await service.end_prospect(anita, absence)
    assert ((await row(absence)).prospect_on, (await row(absence)).prospect_until) == (None, None)
    told = [("CaseProspectNoted", ward.anita.id, "{}"), ("CaseProspectEnded", ward.anita.id, "{}")]
    assert await journal(f"absence:{absence}") == told
    await service.done(anita, absence, Step.SECOND_TRACK, TODAY)
    with pytest.raises(WrongStage, match="has begun"):
        await service.await_prospect(anita, absence, latest)


async def test_no_prospect_is_noted_before_the_first_year_or_by_others() -> None:
    ward = await a_ward()
    absence = await a_file(ward, 314)
    with pytest.raises(WrongStage, match="from the first-year evaluation on: from"):
        await service.await_prospect(await acting(ward.anita), absence, TODAY)
    for other in (ward.esra, ward.nour, ward.harmen, ward.corine):
        for verb in (service.await_prospect(await acting(other), absence, TODAY),
                     service.end_prospect(await acting(other), absence)):  # fmt: skip
            with pytest.raises(NotFound):
                await verb
    with pytest.raises(SecondFactorNeeded):
        await service.end_prospect(await acting(ward.anita, proved=False), absence)
    assert (await row(absence)).prospect_until is None


async def test_a_step_is_done_once_today_or_before_and_in_the_period() -> None:
    ward = await a_ward()
    absence, anita = await a_file(ward, 400), await acting(ward.anita)
    await a_step(ward, absence, Step.ANALYSIS, TODAY - 360 * DAY)
    with pytest.raises(WrongStage, match="in the file already"):
        await service.done(anita, absence, Step.ANALYSIS, TODAY)
    with pytest.raises(Invalid, match="yet to come"):
        await service.done(anita, absence, Step.PLAN, TODAY + DAY)
    with pytest.raises(Invalid, match="This period began on 26 January 2025"):
        await service.done(anita, absence, Step.PLAN, TODAY - 401 * DAY)
    with pytest.raises(WrongStage, match="First enter when the action plan was made"):
        await service.done(anita, absence, Step.EVALUATION, TODAY)
    with pytest.raises(Invalid, match="This is done between"):
        await service.done(anita, absence, Step.FIRST_YEAR, TODAY - 86 * DAY)
    await service.done(anita, absence, Step.FIRST_YEAR, TODAY - 85 * DAY)
    for step in (Step.PASSED_ON, Step.HANDED_OVER):
        with pytest.raises(Invalid):
            await service.done(anita, absence, step, TODAY)
    await service.done(anita, absence, Step.PLAN, TODAY - 50 * DAY)
    with pytest.raises(Invalid, match="comes after the action plan"):
        await service.done(anita, absence, Step.EVALUATION, TODAY - 51 * DAY)
    await service.done(anita, absence, Step.EVALUATION, TODAY - 20 * DAY)
    await service.done(anita, absence, Step.EVALUATION, TODAY)
    assert await StepDone.count().where(StepDone.step == Step.EVALUATION) == 2


async def test_the_second_track_stands_with_the_absence_too_and_a_mistake_goes_the_same_day() -> None:
    ward = await a_ward()
    absence, anita = await a_file(ward, 400), await acting(ward.anita)
    await service.done(anita, absence, Step.SECOND_TRACK, TODAY)
    assert (await row(absence)).second_track_on == TODAY
    [kept] = await StepDone.objects().where(StepDone.step == Step.SECOND_TRACK)
    with pytest.raises(WrongStage, match="on the day that it was entered"):
        await service.undo_step(await acting(ward.anita, NOON + DAY), absence, kept.id)
    await service.undo_step(anita, absence, kept.id)
    assert (await row(absence)).second_track_on is None
    assert not await StepDone.exists().where(StepDone.step == Step.SECOND_TRACK)
    assert [what for what, _, _ in await journal(f"absence:{absence}")] == ["CaseStepDone", "CaseStepUndone"]
    [handed] = await StepDone.objects().where(StepDone.absence == absence)
    with pytest.raises(NotFound):
        await service.undo_step(anita, absence, handed.id)


async def test_hours_come_from_the_company_doctor_and_the_team_sees_them_as_hours() -> None:
    ward = await a_ward()
    await ContractHours(person=ward.esra.id, hours=Decimal(24), from_on=date(2020, 1, 1)).save()
    absence, anita = await a_file(ward), await acting(ward.anita)

    async def advised(hours: str, *, from_on: date = TODAY, advised_on: date = TODAY - 3 * DAY) -> None:
        await service.set_hours(anita, absence, hours=Decimal(hours), from_on=from_on, advised_on=advised_on)

    for given, said in (
        ({"hours": "25"}, "more than the 24 contract hours"),
        ({"hours": "8.25"}, "to a tenth"),
        ({"hours": "8", "advised_on": TODAY + DAY, "from_on": TODAY + 2 * DAY}, "a day that has been"),
        ({"hours": "8", "from_on": TODAY - 4 * DAY}, "from the day of the advice on"),
        ({"hours": "8", "advised_on": TODAY - 101 * DAY}, "This absence began on"),
        ({"hours": "8", "from_on": TODAY + 400 * DAY}, "within a year"),
    ):
        with pytest.raises(Invalid, match=said):
            await advised(**given)
    await advised("8", from_on=TODAY - 3 * DAY)
    await advised("16")
    await advised("20", from_on=TODAY + 14 * DAY)
    with pytest.raises(Invalid, match="from this day on already"):
        await advised("12")
    assert await queries.hours_of([ward.esra.id], TODAY) == {ward.esra.id: Decimal(16)}
    assert await queries.hours_of([ward.esra.id], TODAY - DAY) == {ward.esra.id: Decimal(8)}
    assert (await queries.case(anita, absence)).worked.hours == Decimal(16)
    kept = await WorkedHours.objects().where(WorkedHours.from_on == TODAY).first()
    await service.undo_hours(anita, absence, kept.id)
    assert await queries.hours_of([ward.esra.id], TODAY) == {ward.esra.id: Decimal(8)}
    with pytest.raises(NotFound):
        await service.undo_hours(anita, absence, kept.id)
    assert {facts for _, _, facts in await journal(f"absence:{absence}")} == {"{}"}


async def test_before_hr_has_it_there_is_no_file_to_write_in() -> None:
    ward = await a_ward()
    absence, anita = await an_absence(ward.esra, 10, team=ward.team.id), await acting(ward.anita)
    with pytest.raises(WrongStage, match="Take it over first"):
        await service.done(anita, absence, Step.ANALYSIS, TODAY)
    with pytest.raises(WrongStage, match="Take it over first"):
        await service.set_hours(anita, absence, hours=Decimal(8), from_on=TODAY, advised_on=TODAY)
    assert not await StepDone.exists() and not await WorkedHours.exists()


VERBS: list[Callable[[Act, int], Awaitable[Any]]] = [
    lambda act, it: queries.case(act, it),
    lambda act, it: queries.running(act),
    lambda act, it: queries.completed(act),
    lambda act, it: queries.leaves(act),
    lambda act, it: service.done(act, it, Step.ANALYSIS, TODAY),
    lambda act, it: service.undo_step(act, it, 1),
    lambda act, it: service.set_hours(act, it, hours=Decimal(8), from_on=TODAY, advised_on=TODAY),
    lambda act, it: service.undo_hours(act, it, 1),
    lambda act, it: service.decide_period(act, it, True),
    lambda act, it: service.correct(act, it, safety_net=True, work_accident=False, third_party=False),
    lambda act, it: service.change_manager(act, it, 1),
    lambda act, it: leave_service.record_leave(act, 1, TODAY, TODAY),
]


@pytest.mark.parametrize("verb", VERBS)
async def test_for_who_is_not_of_hr_there_are_no_files(verb: Callable[[Act, int], Awaitable[Any]]) -> None:
    ward = await a_ward()
    absence = await a_file(ward)
    for person in (ward.esra, ward.ilse, ward.nour, ward.harmen, ward.corine):
        with pytest.raises(NotFound):
            await verb(await acting(person), absence)
    with pytest.raises(SecondFactorNeeded):
        await verb(await acting(ward.anita, proved=False), absence)
    assert not await Entry.exists()


async def test_nobody_of_hr_works_on_their_own_file() -> None:
    ward, rachid = await two_of_hr()
    absence = await an_absence(rachid, 40, handed_over_on=TODAY, case_manager=ward.anita.id)
    mine, theirs = await acting(rachid), await acting(ward.anita)
    with pytest.raises(NotAllowed, match="about yourself"):
        await queries.case(mine, absence)
    with pytest.raises(NotAllowed, match="about yourself"):
        await service.done(mine, absence, Step.ANALYSIS, TODAY)
    with pytest.raises(NotAllowed, match="about yourself"):
        await leave_service.record_leave(mine, rachid.id, TODAY, TODAY + DAY)
    assert await queries.running(mine) == []
    assert [case.now.id for case in await queries.running(theirs)] == [absence]
    with pytest.raises(Invalid, match="somebody of HR"):
        await service.change_manager(theirs, absence, rachid.id)


async def test_another_case_manager() -> None:
    ward, rachid = await two_of_hr()
    absence, anita = await a_file(ward), await acting(ward.anita)
    with pytest.raises(Invalid, match="somebody of HR"):
        await service.change_manager(anita, absence, ward.ilse.id)
    await service.change_manager(anita, absence, rachid.id)
    await service.change_manager(anita, absence, rachid.id)
    assert (await row(absence)).case_manager == rachid.id
    assert [what for what, _, _ in await journal(f"absence:{absence}")] == ["CaseManagerChanged"]


async def test_what_hr_has_to_know_can_be_corrected() -> None:
    ward = await a_ward()
    absence = await a_file(ward, safety_net=True)
    await service.correct(
        await acting(ward.anita), absence, safety_net=False, work_accident=True, third_party=False
    )  # fmt: skip
    kept = await row(absence)
    assert (kept.safety_net, kept.work_accident, kept.third_party) == (False, True, False)
    assert await journal(f"absence:{absence}") == [("CaseCorrected", ward.anita.id, "{}")]


async def test_absences_count_together_and_the_case_manager_decides_around_leave() -> None:
    ward = await a_ward()
    first = await an_absence(ward.esra, 200, recovered_on=TODAY - 150 * DAY, team=ward.team.id)
    again, anita = await a_file(ward, 60), await acting(ward.anita)
    assert (await queries.case(anita, again)).day == 61
    with pytest.raises(WrongStage, match="no maternity leave before this absence"):
        await service.decide_period(anita, again, True)
    leave = await leave_service.record_leave(anita, ward.esra.id, TODAY - 150 * DAY, TODAY - 70 * DAY)
    case = await queries.case(anita, again)
    assert case.around_leave and case.period.absences == [first, again] and case.day == 50 + 61
    await service.decide_period(anita, again, False)
    case = await queries.case(anita, again)
    assert case.around_leave and case.period.absences == [again] and case.day == 61
    await service.decide_period(anita, again, None)
    assert (await queries.case(anita, first)).period.absences == [first, again]
    await leave_service.remove_leave(anita, leave)
    assert (await queries.case(anita, again)).period.absences == [again]


async def test_maternity_leave_is_recorded_once_changed_and_shown_as_away() -> None:
    ward = await a_ward()
    anita = await acting(ward.anita)
    leave = await leave_service.record_leave(anita, ward.ilse.id, TODAY, TODAY + 111 * DAY)
    with pytest.raises(Invalid, match="There is leave already from 2 March 2026"):
        await leave_service.record_leave(anita, ward.ilse.id, TODAY + 112 * DAY, TODAY + 120 * DAY)
    with pytest.raises(Invalid, match="cannot be before the first"):
        await leave_service.change_leave(anita, leave, TODAY, TODAY - DAY)
    with pytest.raises(Invalid, match="longer than a year"):
        await leave_service.change_leave(anita, leave, TODAY, TODAY + 365 * DAY)
    with pytest.raises(Invalid, match="choose a colleague"):
        await leave_service.record_leave(anita, 2_000_000, TODAY, TODAY + DAY)
    await leave_service.change_leave(anita, leave, TODAY + DAY, TODAY + 112 * DAY)
    [kept] = await MaternityLeave.objects()
    assert (kept.person, kept.from_on, kept.until_on) == (ward.ilse.id, TODAY + DAY, TODAY + 112 * DAY)
    [seen] = await away(await acting(ward.nour), [ward.ilse.id, ward.esra.id], TODAY, TODAY + 41 * DAY)
    assert (seen.person, seen.from_on, seen.until_on, seen.asked) == (ward.ilse.id, kept.from_on, kept.until_on, False)
    assert await journal(f"maternity_leave:{leave}") == [
        ("LeaveRecorded", ward.anita.id, "{}"),
        ("MaternityLeaveChanged", ward.anita.id, "{}"),
    ]


async def test_a_look_is_kept_once_a_day_and_never_ones_own() -> None:
    ward = await a_ward()
    absence = await a_file(ward)
    for act in (await acting(ward.anita), await acting(ward.anita), await acting(ward.anita, NOON + DAY)):
        await looks.looked(act, absence)
    await looks.looked(await acting(ward.esra), absence)
    assert await CaseLook.select(CaseLook.by, CaseLook.on).order_by(CaseLook.on) == [
        {"by": ward.anita.id, "on": TODAY},
        {"by": ward.anita.id, "on": TODAY + DAY},
    ]
    assert next((look.name, look.on) for look in await queries.looks([absence])) == ("Anita", TODAY + DAY)


async def test_back_at_work_nothing_is_due_any_more_and_within_four_weeks_it_goes_on() -> None:
    ward = await a_ward()
    absence, anita = await a_file(ward, 50), await acting(ward.anita)
    assert (await queries.case(anita, absence)).due.step is Step.ANALYSIS
    await absences.recover(anita, absence, TODAY)
    case = await queries.case(anita, absence)
    assert not case.open and case.due is None
    assert [case.state(point) for point in case.points if point.step is Step.ANALYSIS] == [State.LEFT_OUT]
    assert Step.UWV not in [point.step for point in case.points]
    with pytest.raises(WrongStage, match="back at work"):
        await service.set_hours(anita, absence, hours=Decimal(8), from_on=TODAY, advised_on=TODAY)
    assert await queries.running(anita) == []
    [[over], more] = await queries.completed(anita)
    assert over.now.id == absence and not more
    again = await an_absence(ward.esra, -10, team=ward.team.id)
    later = await queries.case(await acting(ward.anita, NOON + 12 * DAY), again)
    assert later.period.absences == [absence, again] and later.day == 53 and not later.with_hr and later.wanted


@pytest.mark.parametrize(
    ("days_ago", "fields", "wanted"),
    [
        (27, {}, False),
        (28, {}, True),
        (3, {"early": "asked", "early_on": TODAY}, True),
        (21, {"planned_handover_on": TODAY}, True),
        (21, {"planned_handover_on": TODAY + DAY}, False),
        (60, {"handed_over_on": TODAY}, False),
    ],
)
async def test_day_29_comes_whatever_anybody_did(days_ago: int, fields: dict[str, Any], wanted: bool) -> None:
    ward = await a_ward()
    given = {"case_manager": ward.anita.id} if "handed_over_on" in fields else {}
    absence = await an_absence(ward.esra, days_ago, **fields, **given)
    assert (await queries.case(await acting(ward.anita), absence)).wanted is wanted


async def test_the_case_manager_is_told_ahead_once() -> None:
    ward = await a_ward()
    soon, far = await a_file(ward, 30), await an_absence(ward.ilse, 3, team=ward.team.id)
    assert await jobs.tell_ahead(system()) == "1 steps are due soon"
    assert await jobs.tell_ahead(system(NOON + DAY)) == ""
    [kept] = await StepNotice.objects()
    assert (kept.absence, kept.step, kept.due_on) == (soon, Step.ANALYSIS, TODAY + 11 * DAY)
    assert await journal(f"absence:{soon}") == [("CaseStepNears", None, "{}")]
    assert await journal(f"absence:{far}") == []


async def test_an_mpp_hears_how_many_and_only_of_many_people() -> None:
    ward: Ward = await a_ward()
    await a_file(ward)
    harmen = await acting(ward.harmen)
    ask = queries.asking_handed_over(harmen)
    rows = await Absence.raw(ask.sql, *ask.values)
    assert queries.handed_over(rows, 3) == 1
    assert queries.handed_over(rows, 4) is None


async def test_hours_are_for_the_team_and_not_for_its_mpp() -> None:
    """Also not when that MPP is a colleague of the team besides."""
    ward = await a_ward()
    await holds(ward.nour, Office.MPP, ward.team)
    assert policy.sees_hours((await acting(ward.ilse)).by, ward.team.id)
    assert not policy.sees_hours((await acting(ward.nour)).by, ward.team.id)
    assert not policy.sees_hours((await acting(ward.harmen)).by, ward.team.id)
    assert not policy.sees_hours((await acting(ward.other)).by, ward.team.id)
