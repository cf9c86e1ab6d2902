"""What waits for whom, whom it tells, and what a job prepares: never of whom, and never needed for the truth."""

from dataclasses import replace

import pytest

from teamhub.absence import guidance_service, jobs, queries, service, talk_service, work_service
from teamhub.absence.rules import Early
from teamhub.absence.tables import Absence, AbsenceWork, FrequentTalk
from teamhub.absence.waiting import agenda, waiting
from teamhub.core.act import Act
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.notices import queries as notices
from teamhub.notices import service as telling
from teamhub.notices.tables import Notice
from teamhub.people.tables import Person
from tests.absence.about import DAY, QUIET, REPORT, TODAY, Ward, a_ward, absent
from tests.conftest import NOON, counting
from tests.factories import acting, system

pytestmark = pytest.mark.usefixtures("db")


async def waits(who: Person, days: int = 0) -> list[tuple[str, str]]:
    act = await acting(who, NOON + days * DAY, proved=False)
    return [(item.said, item.route) for item in await waiting(act)]


async def test_the_coordinator_is_asked_step_by_step_and_reads_no_name() -> None:
    ward = await a_ward()
    absence = await absent(ward, QUIET)
    assert await waits(ward.nour) == [("A report of absence waits for your confirmation", "absence.show")]
    await service.confirm(await acting(ward.nour), absence)
    assert await waits(ward.nour) == []
    assert await waits(ward.nour, 7) == [("It is time for contact with an absent colleague", "absence.show")]
    await guidance_service.had_contact(await acting(ward.nour, NOON + 20 * DAY), absence)
    said = "Look ahead with an absent colleague and HR"
    assert await waits(ward.nour, 20) == [(said, "absence.show")]
    await guidance_service.precheck(await acting(ward.nour, NOON + 20 * DAY), absence, None)
    await guidance_service.had_contact(await acting(ward.nour, NOON + 28 * DAY), absence)
    assert await waits(ward.nour, 28) == [("An absence goes to HR: prepare it with the colleague", "absence.show")]
    for who in (ward.ilse, ward.harmen, ward.corine, ward.other):
        assert await waits(who, 28) == []


async def test_the_person_is_asked_on_the_day_that_was_expected() -> None:
    ward = await a_ward()
    await absent(ward)
    assert await waits(ward.esra, 2) == []
    [(said, route)] = await waits(ward.esra, 3)
    assert route == "absence.mine" and said.startswith("You were expected back")


async def test_who_has_something_gives_it_back_on_its_day_or_at_recovery() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    [one, _] = await AbsenceWork.select(AbsenceWork.id).order_by(AbsenceWork.id).output(as_list=True)
    await work_service.take(await acting(ward.ilse), one, TODAY + 9 * DAY)
    assert await waits(ward.ilse, 8) == []
    assert await waits(ward.ilse, 9) == [("Work of an absent colleague goes back", "absence.team")]
    await service.recover(await acting(ward.esra, NOON + DAY), absence, TODAY + DAY)
    assert await waits(ward.ilse, 1) == [("Work of an absent colleague goes back", "absence.team")]


async def test_the_agenda_of_the_team_tells_what_nobody_has_and_what_is_late() -> None:
    ward = await a_ward()
    await absent(ward)
    [one, _] = await AbsenceWork.select(AbsenceWork.id).order_by(AbsenceWork.id).output(as_list=True)
    await work_service.take(await acting(ward.ilse), one, TODAY + DAY)
    items = await agenda(await acting(ward.ilse, NOON + 2 * DAY), ward.team.id)
    assert [(item.said, item.names["count"]) for item in items] == [
        ("Work of absent colleagues should have been back: %(count)s", 1),
        ("Work of absent colleagues that nobody has yet: %(count)s", 1),
    ]
    for who in (ward.harmen, ward.corine, ward.other):
        assert await agenda(await acting(who, NOON + 2 * DAY), ward.team.id) == []


async def test_a_report_without_another_coordinator_waits_for_hr() -> None:
    ward = await a_ward()
    act = await acting(ward.nour)
    await service.report(act, REPORT)
    assert await waits(ward.anita) == [("A report of absence waits for your confirmation", "absence.show")]
    assert await waits(ward.nour) == []
    await Person.update({Person.left_on: TODAY - DAY}).where(Person.id == ward.nour.id)
    assert await waits(ward.anita) == []  # of who has left nothing waits


async def was_absent(ward: Ward, *days: int) -> list[int]:
    """Esra, three days each, so many days ago; the last one is back today."""
    found = []
    for ago in days:
        absence = await absent(ward, days_ago=ago)
        await service.recover(await acting(ward.esra, NOON - (ago - 3) * DAY), absence, TODAY - (ago - 3) * DAY)
        found.append(absence)
    return found


async def test_the_third_report_asks_for_a_talk_with_at_most_three_agreements() -> None:
    ward = await a_ward()
    *before, last = await was_absent(ward, 300, 100, 3)
    assert ("A talk about what helps is to be held", "absence.show") in await waits(ward.nour)
    nour = await acting(ward.nour)
    with pytest.raises(WrongStage):
        await talk_service.hold(nour, before[0], [])
    with pytest.raises(NotAllowed):
        await talk_service.hold(await acting(ward.ilse), last, [])
    with pytest.raises(Invalid):
        await talk_service.hold(nour, last, ["een", "twee", "drie", "vier"])
    await talk_service.hold(nour, last, ["Vaste vrije dag op woensdag", ""])
    [talk] = await FrequentTalk.objects()
    assert (talk.absence, talk.held_on, talk.by, talk.agreements) == (
        last, TODAY, ward.nour.id, "Vaste vrije dag op woensdag",
    )  # fmt: skip
    with pytest.raises(WrongStage):
        await talk_service.hold(nour, last, [])


async def test_two_reports_or_older_ones_ask_for_none() -> None:
    ward = await a_ward()
    await was_absent(ward, 400, 100, 3)
    assert ("A talk about what helps is to be held", "absence.show") not in await waits(ward.nour)


async def test_rather_with_hr() -> None:
    ward = await a_ward()
    last = (await was_absent(ward, 300, 100, 3))[-1]
    await talk_service.to_hr(await acting(ward.nour), last)
    assert await waits(ward.anita) == [("A talk about what helps is to be held", "absence.show")]
    await talk_service.hold(await acting(ward.anita), last, [])
    assert await waits(ward.anita) == []


async def test_a_job_tells_hr_once_on_day_29_and_is_not_needed_for_the_truth() -> None:
    ward = await a_ward()
    absence = await absent(ward, QUIET)
    assert await jobs.prepare_handovers(system(NOON + 27 * DAY)) == ""
    seen = await queries.case(await acting(ward.anita, NOON + 28 * DAY), absence)
    assert seen.guide and seen.guide.due(seen.today)
    assert await jobs.prepare_handovers(system(NOON + 28 * DAY)) == "1 absences for HR"
    assert await jobs.prepare_handovers(system(NOON + 28 * DAY)) == ""
    row = await Absence.objects().get(Absence.id == absence)
    assert row and row.prepared_on == TODAY + 28 * DAY and row.handed_over_on is None


async def test_an_early_reason_is_prepared_the_same_day() -> None:
    ward = await a_ward()
    await absent(ward, replace(REPORT, work_accident=True, safety_net=False))
    assert await jobs.prepare_handovers(system()) == "1 absences for HR"


async def told(who: Person) -> set[str]:
    act = Act(by=(await acting(who, NOON + DAY)).by, at=NOON + DAY)
    return {shown.told.what for shown in await notices.inbox(act) if shown.place}


async def test_who_hears_of_what() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    await telling.deliver(system(NOON))
    await guidance_service.ask_early(await acting(ward.nour), absence, Early.TENSION)
    await telling.deliver(system(NOON))
    await guidance_service.hand_over(await acting(ward.anita), absence, near=ward.ilse.id)
    await telling.deliver(system(NOON))
    assert await told(ward.nour) == {"AbsenceReported", "HandedOver"}
    assert await told(ward.ilse) == {"AbsenceReported", "HandedOver"}
    assert await told(ward.anita) == {"AbsenceReported", "EarlyAsked"}
    assert await told(ward.esra) == {"HandedOver"}
    for who in (ward.harmen, ward.corine, ward.other):
        assert await Notice.count().where(Notice.person == who.id) == 0


async def test_the_questions_of_home_do_not_grow_with_the_absences() -> None:
    ward = await a_ward()
    act = await acting(ward.nour, NOON + 10 * DAY)
    asked = []
    for many in (1, 9, 40):
        for number in range(many):
            person = Person(name=f"P{many}-{number}", joined_on=TODAY)
            await person.save()
            row = Absence(person=person.id, team=ward.team.id, first_day=TODAY, reported_at=NOON,
                          reported_by=ward.nour.id)  # fmt: skip
            await row.save()
        with counting() as questions:
            await waiting(act)
            await queries.cases(act, ward.team.id)
            await queries.absent(act, ward.team.id)
        asked.append(len(questions))
    assert len(set(asked)) == 1
