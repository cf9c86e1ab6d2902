"""Somebody is absent: reported and prolonged on a phone, covered by a colleague, back; and one that becomes long."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.absence import guidance_service, jobs, service
from teamhub.absence.service import Report
from teamhub.absence.tables import Absence, AbsenceWork
from teamhub.core.act import Office
from teamhub.core.clock import local, now
from teamhub.core.words import written
from teamhub.people.tables import Person
from tests.browser.alkmaar import Alkmaar, ago, alkmaar, fits_everywhere
from tests.browser.conftest import NO_JAVASCRIPT, Visit, accessible
from tests.factories import a_person, a_role, holds, system

DAY = timedelta(days=1)


async def world() -> tuple[Alkmaar, Person]:
    """Karim is absence coordinator, Anita is of HR."""
    there = await alkmaar()
    await a_role(there.karim, there.team, "verzuim")
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    return there, anita


async def reports(page: Page) -> None:
    """From home, in one screen; what looks medical comes back with what was typed."""
    await page.goto("/")
    await page.get_by_role("link", name="Ik ben afwezig").click()
    await page.get_by_label("Waar ben je te bereiken?").fill("06-12345678")
    await page.get_by_label("Wat moet er overgenomen worden?").fill("Avonddienst vrijdag\nMoet naar het ziekenhuis")
    await fits_everywhere(page)
    await page.get_by_role("button", name="Meld me afwezig").click()
    await page.get_by_text("Dit lijkt op medische informatie: ziekenhuis.").wait_for()
    await page.get_by_label("Wat moet er overgenomen worden?").fill("Avonddienst vrijdag\nSchoolgesprek dinsdag")
    await page.get_by_label("Verwacht t/m").fill(local(now()).date().isoformat())
    await page.get_by_role("button", name="Meld me afwezig").click()
    await page.get_by_role("heading", name="Je bent afwezig").wait_for()
    await fits_everywhere(page)


async def takes_over(page: Page, there: Alkmaar) -> None:
    await page.goto(f"/teams/{there.team.id}")
    section = page.locator("section", has=page.get_by_role("heading", name="Wie is afwezig"))
    await section.get_by_text("afwezig tot en met").wait_for()
    await section.get_by_role("link", name="Wat we overnemen").click()
    assert await page.get_by_text("06-12345678").count() == 0
    await page.get_by_role("button", name="Neem dit over").first.click()
    await page.get_by_text("Jij hebt dit").wait_for()
    await fits_everywhere(page)


async def test_reported_prolonged_covered_by_a_colleague_and_back(visit: Visit) -> None:
    there, _ = await world()
    esra, ilse = await visit(there.esra, proved=False), await visit(there.ilse)
    await reports(esra)
    await esra.get_by_role("button", name="Twee dagen langer").click()
    until = local(now()).date() + 2 * DAY
    await esra.get_by_text(f"{written(until, 'd MMMM', 'nl')} →").first.wait_for()
    [row] = await Absence.objects()
    assert row.expected_until == until
    await takes_over(ilse, there)

    await esra.reload()
    await esra.get_by_text("Ilse heeft dit").wait_for()
    await esra.get_by_role("button", name="Morgen terug").click()
    await esra.get_by_role("heading", name="Je bent afwezig").wait_for()
    await esra.get_by_text("Je nummer en adres zijn gewist.").wait_for()
    await fits_everywhere(esra)
    [row] = await Absence.objects()
    assert (row.phone, row.recovered_on) == ("", local(now()).date() + DAY)
    await ilse.reload()
    await ilse.get_by_role("button", name="Het is terug").click()
    await ilse.get_by_text("terug sinds").wait_for()
    assert await AbsenceWork.count().where(AbsenceWork.returned_on.is_not_null()) == 1
    await esra.get_by_role("button", name="Toch niet terug").click()
    await esra.get_by_role("heading", name="Ben je er weer?").wait_for()


async def test_nothing_that_is_typed_about_an_absence_stays_on_the_device(visit: Visit) -> None:
    """Drafts of other forms do; and where the connection fails, what was typed stays on the screen."""
    there, _ = await world()
    page = await visit(there.esra, proved=False)
    await page.goto("/")
    await page.evaluate(
        "me => { localStorage[`draft ${me} /ik/afwezig work`] = 'oud'; localStorage[`draft ${me} /elders x`] = 'x' }",
        str(there.esra.id),
    )
    await page.goto("/ik/afwezig")
    work = page.get_by_label("Wat moet er overgenomen worden?")
    assert await work.input_value() == ""
    await work.fill("Avonddienst vrijdag")
    await page.get_by_label("Hoe wil je contact?").fill("bellen na tienen")
    await page.get_by_text("Ander adres").click()
    await page.get_by_label("Waar verblijf je").fill("een zorginstelling")
    assert await page.evaluate("Object.keys(localStorage)") == [f"draft {there.esra.id} /elders x"]
    await page.route("**/ik/afwezig", lambda route: route.fulfill(status=408, body=""))  # such as a proxy gives
    await page.get_by_role("button", name="Meld me afwezig").click()
    await page.get_by_text("Misschien is dit niet aangekomen.").wait_for()
    assert await work.input_value() == "Avonddienst vrijdag"
    await fits_everywhere(page)
    await page.unroute("**/ik/afwezig")
    await page.get_by_role("button", name="Meld me afwezig").click()
    await page.get_by_role("heading", name="Je bent afwezig").wait_for()
    assert await page.evaluate("Object.keys(localStorage)") == [f"draft {there.esra.id} /elders x"]


async def long_ago(there: Alkmaar, days: int) -> int:
    act = await ago(there.esra, days)
    absence = await service.report(act, Report(act.today, phone="06-12345678", work=("Schoolgesprek",)))
    await service.confirm(await ago(there.karim, days), absence)
    return absence


async def test_a_long_absence_goes_to_hr_and_the_coordinator_reads_only_that(visit: Visit) -> None:
    """The clock of the server is the real one: it was reported 29 days ago, which makes this day 30."""
    there, anita = await world()
    absence = await long_ago(there, 29)
    karim = await visit(there.karim)
    await karim.goto("/")
    await karim.locator(".wait", has_text="Een afwezigheid gaat naar personeelszaken").get_by_role("link").click()
    await karim.get_by_text("dag 30").first.wait_for()
    await karim.get_by_text("06-12345678").wait_for()
    await fits_everywhere(karim)
    await karim.get_by_role("button", name="Er was vandaag contact").click()
    await karim.get_by_text("Er was vandaag contact.").wait_for()
    await karim.get_by_role("button", name="We hebben vooruitgekeken").click()
    await karim.get_by_text("Gedaan op").wait_for()
    await karim.get_by_label("Wie houdt contact?").select_option(label="Ilse")
    await karim.get_by_role("button", name="Spreek dit af").click()
    await karim.goto(f"/teams/{there.team.id}/verzuim")
    await fits_everywhere(karim)

    assert await jobs.prepare_handovers(system(now())) == "1 absences for HR"
    look = (local(now()) + 20 * DAY).date()
    await guidance_service.hand_over(await ago(anita, 0), absence, near=there.ilse.id, look_again_on=look)
    await karim.goto(f"/verzuim/{absence}")
    await karim.get_by_text("Overgedragen: personeelszaken begeleidt.").wait_for()
    assert await karim.get_by_text("06-12345678").count() == await karim.get_by_text("dag 30").count() == 0
    await fits_everywhere(karim)
    ilse = await visit(there.ilse)
    await ilse.goto(f"/teams/{there.team.id}/afwezig")
    await ilse.get_by_text("Ilse houdt namens het team contact.").wait_for()
    esra = await visit(there.esra)
    await esra.goto("/ik/afwezig")
    await esra.get_by_text("Anita van personeelszaken, als jouw casemanager.").wait_for()
    await fits_everywhere(esra)


async def test_somebody_phones_and_a_colleague_notes_it_without_javascript(visit: Visit) -> None:
    there, _ = await world()
    ilse = await visit(there.ilse, on=NO_JAVASCRIPT)
    await ilse.goto(f"/teams/{there.team.id}/afwezig")
    await ilse.get_by_role("link", name="Meld een collega afwezig").click()
    await ilse.get_by_label("Wie?").select_option(label="Esra")
    await ilse.get_by_label("Wat moet er overgenomen worden?").fill("Kookavond")
    await accessible(ilse, javascript=False)
    await ilse.get_by_role("button", name="Leg deze afwezigheid vast").click()
    await ilse.get_by_role("heading", name="Esra").wait_for()
    await accessible(ilse, javascript=False)
    await ilse.get_by_text("Gebeld?").click()
    await ilse.get_by_role("button", name="Een dag langer").click()
    await ilse.get_by_text("(verwacht)").wait_for()
