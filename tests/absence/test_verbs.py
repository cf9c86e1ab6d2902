"""The verbs of an absence: what they change, what they refuse, what the journal says."""

from dataclasses import replace
from typing import Any

import pytest

from teamhub.absence import guidance_service, queries, service, work_service
from teamhub.absence.policy import Sight
from teamhub.absence.rules import Early, Step
from teamhub.absence.tables import Absence, AbsenceContact, AbsenceWork, FrequentTalk, StepDone
from teamhub.core.away import away
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.core.second_factor import SecondFactorNeeded
from teamhub.joining.contracts.tables import Contract
from teamhub.journal.tables import Entry
from tests.absence.about import DAY, QUIET, REPORT, TODAY, a_ward, absent
from tests.conftest import NOON
from tests.factories import acting

pytestmark = pytest.mark.usefixtures("db")


async def row(absence: int) -> Absence:
    found = await Absence.objects().get(Absence.id == absence)
    assert found
    return found


async def journal(absence: int) -> list[dict[str, Any]]:
    wanted = Entry.select(Entry.what, Entry.by, Entry.facts).where(Entry.subject == f"absence:{absence}")
    return list(await wanted.order_by(Entry.number))


async def test_a_report_keeps_what_was_said_and_tells_the_journal_nothing_of_it() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    kept = await row(absence)
    assert (kept.person, kept.team, kept.first_day) == (ward.esra.id, ward.team.id, TODAY)
    assert (kept.phone, kept.safety_net, kept.work_accident) == ("06-12345678", True, False)
    assert await AbsenceWork.count().where(AbsenceWork.absence == absence) == 2
    assert await journal(absence) == [{"what": "AbsenceReported", "by": None, "facts": "{}"}]


async def test_what_is_reported_twice_is_refused_with_what_to_do() -> None:
    ward = await a_ward()
    await absent(ward)
    with pytest.raises(Invalid, match="Change there until when"):
        await absent(ward)
    with pytest.raises(Invalid, match="noted as absent already"):
        await service.report_for(await acting(ward.ilse), ward.esra.id, REPORT)
    assert await Absence.count() == 1


@pytest.mark.parametrize(("days", "fine"), [(3, True), (4, False), (-14, True), (-15, False)])
async def test_the_first_day(days: int, fine: bool) -> None:
    ward = await a_ward()
    said = replace(REPORT, first_day=TODAY + days * DAY, expected_until=None)
    if fine:
        await absent(ward, said)
        return
    with pytest.raises(Invalid):
        await absent(ward, said)


async def test_hr_notes_what_was_longer_ago() -> None:
    ward = await a_ward()
    said = replace(REPORT, first_day=TODAY - 90 * DAY, expected_until=None)
    with pytest.raises(Invalid):
        await service.report_for(await acting(ward.ilse), ward.esra.id, said)
    assert await service.report_for(await acting(ward.anita), ward.esra.id, said)


async def test_who_may_report_for_whom() -> None:
    ward = await a_ward()
    for who in (ward.harmen, ward.corine, ward.other):
        with pytest.raises(NotAllowed):
            await service.report_for(await acting(who), ward.esra.id, REPORT)
    with pytest.raises(SecondFactorNeeded):
        await service.report_for(await acting(ward.ilse, proved=False), ward.esra.id, REPORT)
    absence = await service.report_for(await acting(ward.ilse), ward.esra.id, REPORT)
    assert [entry["by"] for entry in await journal(absence)] == [ward.ilse.id]


SEES = {
    "esra": Sight.OWN, "ilse": Sight.AWAY, "nour": Sight.CASE, "anita": Sight.FILE, "harmen": Sight.NOTHING,
    "corine": Sight.NOTHING, "other": Sight.NOTHING,
}  # fmt: skip


@pytest.mark.parametrize(("who", "sight"), SEES.items())
async def test_who_sees_what(who: str, sight: Sight) -> None:
    ward = await a_ward()
    absence = await absent(ward)
    act = await acting(getattr(ward, who))
    if sight is Sight.NOTHING:
        with pytest.raises(NotFound):
            await queries.case(act, absence)
        assert await queries.running(act, ward.team.id, TODAY) == await queries.cases(act, ward.team.id) == []
        return
    [seen] = await queries.running(act, ward.team.id, TODAY)
    assert (seen.sight, seen.name, seen.expected_until) == (sight, "Esra", TODAY + 3 * DAY)
    assert bool(seen.first_on) == bool(seen.phone) == bool(seen.reported_at) == (sight >= Sight.CASE)
    assert seen.safety_net == (sight >= Sight.FILE)


@pytest.mark.parametrize("who", ["ilse", "nour", "anita"])
async def test_beyond_ones_own_the_second_factor_is_asked_for(who: str) -> None:
    ward = await a_ward()
    absence = await absent(ward)
    with pytest.raises(SecondFactorNeeded):
        await queries.case(await acting(getattr(ward, who), proved=False), absence)
    assert await queries.case(await acting(ward.esra, proved=False), absence)


async def test_the_word_absent_and_until_when_is_known_without_it() -> None:
    ward = await a_ward()
    await absent(ward, days_ago=2)
    [seen] = await away(await acting(ward.ilse, proved=False), [ward.esra.id], TODAY - 5 * DAY, TODAY + 9 * DAY)
    assert (seen.person, seen.from_on, seen.until_on) == (ward.esra.id, TODAY, TODAY + 1 * DAY)
    for who in (ward.harmen, ward.corine, ward.other):
        assert await away(await acting(who), [ward.esra.id], TODAY, TODAY + 9 * DAY) == []


async def test_nobody_knows_until_when_once_the_expected_day_is_past() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=5)
    [seen] = await away(await acting(ward.ilse), [ward.esra.id], TODAY, TODAY)
    assert seen.until_on is None
    await service.recover(await acting(ward.esra), absence, TODAY + DAY)
    [seen] = await away(await acting(ward.ilse), [ward.esra.id], TODAY, TODAY)
    assert seen.until_on == TODAY
    assert await away(await acting(ward.ilse), [ward.esra.id], TODAY + DAY, TODAY + 9 * DAY) == []


async def test_prolonging() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    await service.prolong(await acting(ward.esra), absence, TODAY + 9 * DAY)
    assert (await row(absence)).expected_until == TODAY + 9 * DAY
    with pytest.raises(Invalid):
        await service.prolong(await acting(ward.esra), absence, TODAY - DAY)
    await service.prolong(await acting(ward.ilse), absence, None)
    assert (await row(absence)).expected_until is None
    assert [entry["what"] for entry in await journal(absence)][1:] == ["AbsenceProlonged", "AbsenceProlonged"]


async def test_recovery_erases_how_to_reach_somebody_at_once() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=2)
    await service.recover(await acting(ward.esra), absence, TODAY)
    kept = await row(absence)
    assert (kept.recovered_on, kept.phone, kept.address, kept.contact_wish) == (TODAY, "", "", "")
    with pytest.raises(WrongStage):
        await service.recover(await acting(ward.esra), absence, TODAY)


@pytest.mark.parametrize(("on", "fine"), [(-1, True), (0, True), (1, True), (2, False), (-2, False), (-3, False)])
async def test_from_when_somebody_is_back(on: int, fine: bool) -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=2)
    if fine:
        await service.recover(await acting(ward.esra), absence, TODAY + on * DAY)
        return
    with pytest.raises(Invalid):
        await service.recover(await acting(ward.esra), absence, TODAY + on * DAY)


async def test_recovery_is_undone_on_the_day_itself() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=2)
    await service.recover(await acting(ward.esra), absence, TODAY)
    await service.undo_recovery(await acting(ward.esra), absence)
    assert (await row(absence)).recovered_on is None
    await service.recover(await acting(ward.esra), absence, TODAY)
    with pytest.raises(WrongStage):
        await service.undo_recovery(await acting(ward.esra, NOON + DAY), absence)


async def test_recovery_stays_once_a_newer_absence_was_reported() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=10)
    esra = await acting(ward.esra)
    await service.recover(esra, absence, TODAY)
    await service.report(esra, replace(QUIET, first_day=TODAY, work=()))
    with pytest.raises(WrongStage, match="after this one"):
        await service.undo_recovery(esra, absence)


async def test_recovery_ends_a_hand_back_that_was_planned_and_its_undoing_no_earlier_one() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=10)
    hr, esra = await acting(ward.anita), await acting(ward.esra)
    await guidance_service.hand_over(hr, absence)
    await guidance_service.hand_back(hr, absence, TODAY + 10 * DAY)
    await service.recover(esra, absence, TODAY)
    assert (await row(absence)).handed_back_on == TODAY
    await service.undo_recovery(esra, absence)
    await guidance_service.hand_back(hr, absence, TODAY)
    later = await acting(ward.esra, NOON + 3 * DAY)
    await service.recover(later, absence, TODAY)
    await service.undo_recovery(later, absence)
    assert (await row(absence)).handed_back_on == TODAY


async def test_what_hangs_on_a_report_goes_with_it_when_it_is_taken_back() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    await FrequentTalk(absence=absence, held_on=TODAY, to_hr=False, by=ward.nour.id).save()
    await StepDone(absence=absence, step=Step.PLAN, done_on=TODAY, by=ward.anita.id, entered_on=TODAY).save()
    await service.withdraw(await acting(ward.esra), absence)
    assert await FrequentTalk.count() + await StepDone.count() == 0


async def test_a_report_by_mistake_is_taken_back_on_the_day_itself() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    with pytest.raises(NotAllowed):
        await service.withdraw(await acting(ward.nour), absence)
    with pytest.raises(WrongStage):
        await service.withdraw(await acting(ward.esra, NOON + DAY), absence)
    await service.withdraw(await acting(ward.esra), absence)
    assert await Absence.count() == await AbsenceWork.count() == 0


async def test_absent_again_on_the_first_day_back() -> None:
    ward = await a_ward()
    first = await absent(ward, days_ago=5)
    await service.recover(await acting(ward.esra), first, TODAY)
    with pytest.raises(Invalid, match="You were absent until"):
        await absent(ward, replace(REPORT, first_day=TODAY - DAY))
    assert await absent(ward) > first


async def test_work_is_taken_and_given_back() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    [one, two] = await AbsenceWork.select(AbsenceWork.id).order_by(AbsenceWork.id).output(as_list=True)
    await work_service.take(await acting(ward.ilse), one, TODAY + 7 * DAY)
    with pytest.raises(NotFound):
        await work_service.take(await acting(ward.other), two, TODAY)
    with pytest.raises(NotAllowed):
        await work_service.give_back(await acting(ward.ilse), two)
    await work_service.take(await acting(ward.nour), two, TODAY + DAY, for_=ward.ilse.id)
    with pytest.raises(Invalid):
        await work_service.take(await acting(ward.nour), two, TODAY + DAY, for_=ward.other.id)
    await work_service.give_back(await acting(ward.ilse), one)
    with pytest.raises(Stale):
        await work_service.take(await acting(ward.ilse), one, TODAY)
    await work_service.let_go(await acting(ward.ilse), two)
    [seen] = await queries.running(await acting(ward.ilse), ward.team.id, TODAY)
    assert (seen.work_out, seen.work_open) == (1, 1)
    await work_service.strike(await acting(ward.nour), two)
    assert await AbsenceWork.count().where(AbsenceWork.absence == absence) == 1


async def test_what_somebody_has_is_not_taken_from_them() -> None:
    ward = await a_ward()
    await absent(ward)
    [one, _] = await AbsenceWork.select(AbsenceWork.id).order_by(AbsenceWork.id).output(as_list=True)
    await work_service.take(await acting(ward.nour), one, TODAY)
    with pytest.raises(Stale):
        await work_service.take(await acting(ward.ilse), one, TODAY)


async def test_hand_over_to_hr_and_back() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=10)
    hr = await acting(ward.anita)
    with pytest.raises(NotAllowed):
        await guidance_service.hand_over(await acting(ward.nour), absence)
    await guidance_service.hand_over(hr, absence, near=ward.ilse.id, look_again_on=TODAY + 30 * DAY)
    kept = await row(absence)
    assert (kept.handed_over_on, kept.case_manager, kept.near) == (TODAY, ward.anita.id, ward.ilse.id)
    assert await StepDone.count() == 1
    seen = await queries.case(await acting(ward.nour), absence)
    assert (seen.sight, seen.handed_over, seen.first_on, seen.phone) == (Sight.AWAY, True, None, "")
    assert (seen.near_name, seen.look_again_on) == ("Ilse", TODAY + 30 * DAY)
    with pytest.raises(WrongStage):
        await guidance_service.hand_over(hr, absence)
    await guidance_service.hand_back(hr, absence, TODAY + DAY)
    tomorrow = await queries.case(await acting(ward.nour, NOON + DAY), absence)
    assert (tomorrow.sight, tomorrow.handed_over) == (Sight.CASE, False)


async def test_the_coordinator_hands_over_once_it_is_due_to_somebody_of_hr() -> None:
    ward = await a_ward()
    absence = await absent(
        ward, replace(QUIET, first_day=TODAY - 27 * DAY, expected_until=TODAY + 3 * DAY), days_ago=27
    )
    nour = await acting(ward.nour)
    with pytest.raises(NotAllowed):  # day 28: it is the team's
        await guidance_service.hand_over(nour, absence, case_manager=ward.anita.id)
    nour = await acting(ward.nour, NOON + DAY)
    with pytest.raises(NotAllowed):  # to nobody in particular
        await guidance_service.hand_over(nour, absence)
    for nobody in (ward.nour.id, ward.esra.id, 0):
        with pytest.raises(Invalid):
            await guidance_service.hand_over(nour, absence, case_manager=nobody)
    for other in (ward.ilse, ward.harmen, ward.corine, ward.esra, ward.other):
        with pytest.raises((NotAllowed, NotFound)):
            await guidance_service.hand_over(await acting(other, NOON + DAY), absence, case_manager=ward.anita.id)
    await guidance_service.hand_over(nour, absence, case_manager=ward.anita.id, near=ward.ilse.id)
    kept = await row(absence)
    assert (kept.handed_over_on, kept.case_manager, kept.near) == (TODAY + DAY, ward.anita.id, ward.ilse.id)
    assert (await queries.case(nour, absence)).phone == ""
    assert (await journal(absence))[-1] == {"what": "HandedOver", "by": ward.nour.id, "facts": "{}"}
    with pytest.raises(NotAllowed):  # it is HR's now
        await guidance_service.hand_over(nour, absence, case_manager=ward.anita.id)


async def test_full_recovery_brings_it_back_to_the_team() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=10)
    await guidance_service.hand_over(await acting(ward.anita), absence)
    await service.recover(await acting(ward.esra), absence, TODAY + DAY)
    assert (await row(absence)).handed_back_on == TODAY + DAY
    await service.undo_recovery(await acting(ward.esra), absence)
    assert (await row(absence)).handed_back_on is None


async def test_hr_is_asked_early() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    nour = await acting(ward.nour)
    with pytest.raises(Invalid):
        await guidance_service.ask_early(nour, absence, Early.SAFETY_NET)
    with pytest.raises(NotAllowed):
        await guidance_service.ask_early(await acting(ward.ilse), absence, Early.TENSION)
    await guidance_service.ask_early(nour, absence, Early.TENSION)
    assert (await queries.case(nour, absence)).early is None
    assert (await queries.case(await acting(ward.anita), absence)).early is Early.TENSION
    assert (await queries.case(await acting(ward.esra), absence)).early is Early.TENSION


@pytest.mark.parametrize(("days", "early"), [(56, [Early.CONTRACT]), (57, [])])
async def test_a_contract_that_ends_within_eight_weeks_goes_to_hr(days: int, early: list[Early]) -> None:
    ward = await a_ward()
    absence = await absent(ward, QUIET)
    ends = {"from_on": TODAY - 300 * DAY, "until_on": TODAY + days * DAY}
    await Contract(person=ward.esra.id, recorded_by=ward.anita.id, at=NOON, **ends).save()
    seen = await queries.case(await acting(ward.anita), absence)
    assert seen.guide and [*seen.guide.why] == early
    theirs = await queries.case(await acting(ward.nour), absence)
    assert theirs.guide and (theirs.guide.early, [*theirs.guide.why], theirs.leaves_on) == (bool(early), [], None)


async def test_contact_and_the_look_ahead() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    nour = await acting(ward.nour)
    for _ in range(2):
        await guidance_service.had_contact(nour, absence)
    assert await AbsenceContact.count() == 1
    await guidance_service.precheck(nour, absence, TODAY + 7 * DAY)
    kept = await row(absence)
    assert (kept.precheck_on, kept.planned_handover_on) == (TODAY, TODAY + 7 * DAY)
    await service.confirm(nour, absence)
    assert (await row(absence)).confirmed_at
    with pytest.raises(NotAllowed):
        await service.confirm(await acting(ward.ilse), absence)


async def test_the_database_keeps_absences_apart() -> None:
    ward = await a_ward()
    await absent(ward)
    twin = Absence(person=ward.esra.id, first_day=TODAY + DAY, reported_at=NOON, reported_by=ward.esra.id)
    with pytest.raises(Exception, match="absence_no_overlap"):
        await twin.save()


async def test_the_journal_names_nobody_day_or_reason() -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=10)
    await guidance_service.ask_early(await acting(ward.nour), absence, Early.TENSION)
    await guidance_service.hand_over(await acting(ward.anita), absence, near=ward.ilse.id)
    await service.recover(await acting(ward.esra), absence, TODAY)
    told = await journal(absence)
    assert [entry["facts"] for entry in told] == ["{}"] * 4
    assert ward.esra.id not in {entry["by"] for entry in told}
