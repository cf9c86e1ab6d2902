"""The pages of absence over HTTP: one screen to report, a tap to be away longer or back, and what each may read."""

from datetime import timedelta

import pytest

from teamhub.absence import guidance_service, service, work_service
from teamhub.absence.rules import Early
from teamhub.absence.tables import Absence, AbsenceWork
from teamhub.people.tables import Person
from tests.absence.about import DAY, TODAY, Ward, a_ward, absent
from tests.conftest import NOON, Browser, counting
from tests.factories import acting, joins
from tests.html import valid_html

pytestmark = pytest.mark.usefixtures("db")
FORM = {"first_day": str(TODAY), "phone": "06-12345678", "work": "Avonddienst\nTwee huisbezoeken", "contact_days": "3"}
MARKERS = ("06-12345678", "zorginstelling", "bellen na tienen")


async def one() -> Absence:
    [row] = await Absence.objects()
    return row


async def test_report_prolong_recover_and_undo_without_a_second_factor(browser: Browser) -> None:
    ward = await a_ward()
    await browser.sign_in(ward.esra, proved=False)
    assert 'href="/ik/afwezig"' in (await browser.get("/")).text
    assert (await browser.post("/ik/afwezig", FORM)).headers["location"] == "/ik/afwezig"
    row = await one()
    assert (row.contact_days, row.expected_until, await AbsenceWork.count()) == (3, None, 2)
    shown = await browser.get("/ik/afwezig")
    valid_html(shown.text)
    assert "You are absent" in shown.text and "not known → " in shown.text
    await browser.post(f"/afwezig/{row.id}/langer", {"until": str(TODAY + DAY)})
    assert (await one()).expected_until == TODAY + DAY
    assert "3 March → 4 March" in (await browser.get("/ik/afwezig")).text
    await browser.post(f"/afwezig/{row.id}/terug", {"on": str(TODAY + DAY)})
    assert "Not back after all" in (await browser.get("/ik/afwezig")).text
    await browser.post(f"/afwezig/{row.id}/toch-niet")
    assert (await one()).recovered_on is None


async def test_what_looks_medical_is_refused_with_what_was_typed(browser: Browser) -> None:
    ward = await a_ward()
    await browser.sign_in(ward.esra)
    for field in ("work", "phone", "address", "contact_wish"):
        answer = await browser.post("/ik/afwezig", {**FORM, field: "Griep, bel maar"})
        assert answer.status_code == 422
        assert "This looks like medical information: griep. That may not be kept here." in answer.text
        assert "Griep, bel maar" in answer.text
        valid_html(answer.text)
    assert await Absence.count() == 0
    absence = await absent(ward)
    added = await browser.post(f"/afwezig/{absence}/werk", {"work": "Na de operatie"})
    assert added.status_code == 422 and await AbsenceWork.count() == 2


async def test_a_day_that_cannot_be_comes_back_to_the_form(browser: Browser) -> None:
    ward = await a_ward()
    await browser.sign_in(ward.esra)
    far = str(TODAY + 9 * DAY)
    answer = await browser.post("/ik/afwezig", {**FORM, "first_day": far})
    assert answer.status_code == 422 and "later than that nobody can know yet" in answer.text and far in answer.text
    wrong = await browser.post("/ik/afwezig", {**FORM, "first_day": "11/12/2026"})
    assert "This could be two different days" in wrong.text


async def test_a_colleague_notes_who_phones_and_takes_over_work(browser: Browser) -> None:
    ward = await a_ward()
    await browser.sign_in(ward.ilse)
    form = await browser.get("/afwezig/melden")
    assert "Esra" in form.text and "Other" not in form.text
    told = {"person": str(ward.esra.id), "first_day": "vandaag"}
    assert (await browser.post("/afwezig/melden", told)).status_code == 422
    answer = await browser.post("/afwezig/melden", {**told, "first_day": "2-3-2026", "work": "Avonddienst"})
    assert answer.headers["location"] == f"/teams/{ward.team.id}/afwezig"
    [work] = await AbsenceWork.objects()
    taken = await browser.post(f"/afwezig/werk/{work.id}/nemen", {"hand_back_on": str(TODAY + 3 * DAY)})
    assert taken.headers["location"] == f"/teams/{ward.team.id}/afwezig"
    page = await browser.get(f"/teams/{ward.team.id}/afwezig")
    assert "You have this" in page.text and "KAD-02" not in page.text
    again = await browser.post("/afwezig/melden", {**told, "first_day": str(TODAY)})
    assert again.status_code == 422 and "noted as absent already" in again.text and "2 March" not in again.text


async def test_what_hr_typed_of_somebody_of_no_team_is_not_lost(browser: Browser) -> None:
    ward = await a_ward()
    await browser.sign_in(ward.anita)
    await browser.get("/afwezig/melden")
    told = {"person": str(ward.corine.id), "first_day": str(TODAY + 30 * DAY), "work": "Jaarrekening"}
    wrong = await browser.post("/afwezig/melden", told)
    assert wrong.status_code == 422 and "Jaarrekening" in wrong.text
    fine = await browser.post("/afwezig/melden", {**told, "first_day": str(TODAY)})
    assert fine.headers["location"].startswith("/verzuim/")


async def pages_of(browser: Browser, ward: Ward, who: Person) -> str:
    await browser.sign_in(who)
    urls = ("/", "/wacht", f"/teams/{ward.team.id}", f"/teams/{ward.team.id}/afwezig", f"/mensen/{ward.esra.id}",
            f"/teams/{ward.team.id}/verzuim", f"/verzuim/{(await one()).id}", "/berichten", "/afwezig/melden",
            "/ideen?q=Esra", f"/mensen/{ward.nour.id}")  # fmt: skip
    return "".join([(await browser.get(url)).text for url in urls])


async def test_the_mpp_the_director_and_another_team_never_learn_who_is_absent(browser: Browser) -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=2)
    await guidance_service.ask_early(await acting(ward.nour), absence, Early.TENSION)
    for who in (ward.harmen, ward.corine, ward.other):
        seen = await pages_of(browser, ward, who)
        assert not any(marker in seen for marker in (*MARKERS, "absent until", "Avonddienst vrijdag"))
    assert "2 have nobody yet" in (await pages_of(browser, ward, ward.harmen))
    assert "have nobody yet" not in (await pages_of(browser, ward, ward.corine))


async def test_a_colleague_reads_until_when_and_what_to_take_over_alone(browser: Browser) -> None:
    ward = await a_ward()
    await absent(ward, days_ago=2)
    seen = await pages_of(browser, ward, ward.ilse)
    assert "absent until and including" in seen and "Avonddienst vrijdag" in seen
    assert not any(marker in seen for marker in (*MARKERS, "28 February", ">day 3<"))
    seen = await pages_of(browser, ward, ward.nour)
    assert all(marker in seen for marker in MARKERS) and ">day 3<" in seen and "safety" not in seen.lower()
    assert "safety net" in await pages_of(browser, ward, ward.anita)


async def test_what_stands_on_the_page_of_the_team_and_of_the_person_asks_for_no_second_factor(
    browser: Browser,
) -> None:
    ward = await a_ward()
    await absent(ward)
    await browser.sign_in(ward.ilse, proved=False)
    for url in (f"/teams/{ward.team.id}", f"/mensen/{ward.esra.id}"):
        assert "5 March" in (await browser.get(url)).text
    page = await browser.get(f"/teams/{ward.team.id}/afwezig")
    assert page.status_code == 303 or "second factor" in page.text


async def test_after_the_hand_over_the_coordinator_reads_only_that(browser: Browser) -> None:
    ward = await a_ward()
    absence = await absent(ward, days_ago=20)
    given = {"near": ward.ilse.id, "look_again_on": TODAY + 9 * DAY}
    await guidance_service.hand_over(await acting(ward.anita), absence, **given)
    await browser.sign_in(ward.nour)
    page = (await browser.get(f"/verzuim/{absence}")).text
    valid_html(page)
    assert "Handed over: HR guides it." in page and not any(marker in page for marker in MARKERS)
    assert "10 February" not in page
    team = (await browser.get(f"/teams/{ward.team.id}/afwezig")).text
    assert "Ilse stays in touch for the team." in team and "11 March" in team


async def test_the_talk_keeps_agreements_and_no_health(browser: Browser) -> None:
    ward = await a_ward()
    for ago in (200, 100, 3):
        absence = await absent(ward, days_ago=ago)
        await service.recover(await acting(ward.esra, NOON - (ago - 2) * DAY), absence, TODAY - (ago - 2) * DAY)
    await browser.sign_in(ward.nour)
    page = await browser.get(f"/verzuim/{absence}")
    valid_html(page.text)
    assert "A talk about what helps" in page.text and "3 reports in 12 months" in page.text
    refused = await browser.post(
        f"/verzuim/{absence}/gesprek", {"one": "Minder last van de rug", "two": "Woensdag vrij"}
    )
    assert refused.status_code == 422 and "Woensdag vrij" in refused.text
    await browser.post(f"/verzuim/{absence}/gesprek", {"one": "Woensdag vrij"})
    assert "Woensdag vrij" in (await browser.get(f"/verzuim/{absence}")).text
    await browser.post(f"/verzuim/{absence}/welkom")
    assert "I have asked this" not in (await browser.get(f"/verzuim/{absence}")).text


async def test_the_pages_ask_as_much_for_many_as_for_one(browser: Browser) -> None:
    ward = await a_ward()
    await browser.sign_in(ward.nour)
    urls = (f"/teams/{ward.team.id}/afwezig", f"/teams/{ward.team.id}/verzuim", f"/teams/{ward.team.id}")
    asked: dict[str, set[int]] = {url: set() for url in urls}
    for many in (1, 10, 100):
        for number in range(many - await Absence.count()):
            person = Person(name=f"P{many}-{number}", joined_on=TODAY - timedelta(days=900))
            await person.save()
            await joins(person, ward.team)
            said = service.Report(TODAY, work=("Avonddienst",))
            await service.report(await acting(person), said)
        for url in urls:
            with counting() as questions:
                assert (await browser.get(url)).status_code == 200
            asked[url].add(len(questions))
    assert {url: len(found) for url, found in asked.items()} == dict.fromkeys(urls, 1)


async def test_striking_out_what_should_not_stand_there(browser: Browser) -> None:
    ward = await a_ward()
    await absent(ward)
    [first, _] = await AbsenceWork.select(AbsenceWork.id).order_by(AbsenceWork.id).output(as_list=True)
    await work_service.take(await acting(ward.ilse), first, TODAY + DAY)
    await browser.sign_in(ward.ilse)
    assert (await browser.post(f"/afwezig/werk/{first}/schrappen")).status_code == 403
    await browser.sign_in(ward.nour)
    assert (await browser.post(f"/afwezig/werk/{first}/schrappen")).status_code == 303
    assert await AbsenceWork.count() == 1
