"""A long absence: guided by the team, handed over to HR, steps done, hours as the company doctor advised, and back.

Everything is done on screens, on phones; the days pass because the journey moves the clock of the server.
"""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.absence import service
from teamhub.absence.service import Report
from teamhub.absence.tables import Absence, AbsenceContact, StepDone, WorkedHours
from teamhub.core.act import Office
from teamhub.people.tables import Person
from tests.browser.alkmaar import Alkmaar, ago, alkmaar, fits_everywhere, opens
from tests.browser.conftest import NO_JAVASCRIPT, Days, Visit, accessible
from tests.factories import a_person, a_role, holds

LAST = 40  # the day until which it is expected to last, once that was prolonged


async def world() -> tuple[Alkmaar, Person]:
    """Karim is absence coordinator, Anita is of HR."""
    there = await alkmaar()
    await a_role(there.karim, there.team, "verzuim")
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    return there, anita


async def reports(page: Page) -> None:
    await page.goto("/ik/afwezig")
    await page.get_by_label("Waar ben je te bereiken?").fill("06-12345678")
    await page.get_by_label("Hoe wil je contact?").fill("bellen na tienen")
    await page.get_by_label("Hoe vaak?").select_option(label="om de drie dagen")
    await page.get_by_label("Wat moet er overgenomen worden?").fill("Avonddienst vrijdag")
    await page.get_by_role("button", name="Meld me afwezig").click()
    await page.get_by_role("heading", name="Je bent afwezig").wait_for()


async def confirms(page: Page) -> None:
    await opens(page, "Een melding van afwezigheid wacht op jouw bevestiging")
    await page.get_by_role("button", name="Bevestig deze melding").click()
    await page.get_by_role("button", name="Bevestig deze melding").wait_for(state="detached")


async def passes_on(page: Page) -> None:
    await opens(page, "Geef door aan de arbodienst: Esra")
    await page.get_by_role("button", name="Het is vandaag doorgegeven").click()
    await page.get_by_text("Bij het team", exact=True).wait_for()


async def prolongs(page: Page, days: Days) -> None:
    """And has contact less often from now on."""
    await page.goto("/ik/afwezig")
    await page.get_by_label("Tot en met").fill(days.on(LAST).isoformat())
    await page.get_by_role("button", name="Verwacht deze dag").click()
    await page.get_by_text("(verwacht)").first.wait_for()
    await page.get_by_text("Hoe je te bereiken bent").click()
    await page.get_by_label("Hoe vaak?").select_option(label="één keer per week")
    await page.get_by_role("button", name="Leg dit vast").click()
    await page.get_by_role("button", name="Leg dit vast").wait_for(state="hidden")


async def has_contact(page: Page) -> None:
    await opens(page, "Het is tijd voor contact met een afwezige collega")
    await page.get_by_text("één keer per week; bellen na tienen").wait_for()
    await page.get_by_role("button", name="Er was vandaag contact").click()
    await page.get_by_text("Er was vandaag contact.").wait_for()


async def looks_ahead(page: Page) -> None:
    await opens(page, "Kijk vooruit met een afwezige collega en personeelszaken")
    await page.get_by_role("button", name="We hebben vooruitgekeken").click()
    await page.get_by_text("Gedaan op").wait_for()


async def hands_over(page: Page, days: Days) -> None:
    """Day 29 has come: to somebody of HR, who receives it."""
    await opens(page, "Een afwezigheid gaat naar personeelszaken")
    await page.get_by_text("dag 29").first.wait_for()
    await page.get_by_label("Wie van personeelszaken ontvangt het?").select_option(label="Anita")
    await page.get_by_label("Wie van het team houdt contact?").select_option(label="Ilse")
    await page.get_by_label("Wanneer kijkt het team opnieuw?").fill(days.on(28).isoformat())
    await page.get_by_role("button", name="Draag het over aan personeelszaken").click()
    await page.get_by_text("Kies vandaag of een latere dag.").wait_for()
    await page.get_by_label("Wanneer kijkt het team opnieuw?").fill(days.on(50).isoformat())
    await accessible(page)
    await page.get_by_role("button", name="Draag het over aan personeelszaken").click()
    await page.get_by_text("Overgedragen: personeelszaken begeleidt.").wait_for()
    assert "06-12345678" not in await page.content() and "dag 29" not in await page.content()


async def works_on_it(page: Page, days: Days, day: int) -> None:
    await page.goto("/verzuim/dossiers")
    await page.get_by_role("link", name="Esra").click()
    await page.get_by_label("Welke stap?").select_option(label="Probleemanalyse")
    await page.get_by_label("Op welke dag?").fill(days.on(day + 1).isoformat())
    await page.get_by_role("button", name="Zet het in het dossier").click()
    await page.get_by_text("deze dag moet nog komen").wait_for()
    await page.get_by_label("Op welke dag?").fill(days.on(day).isoformat())
    await page.get_by_role("button", name="Zet het in het dossier").click()
    await page.get_by_role("button", name="Neem het terug Probleemanalyse").wait_for()
    await page.get_by_text("Vul een advies van de bedrijfsarts in").click()
    await page.get_by_label("Uren per week").fill("7,5")
    await page.get_by_label("Vanaf welke dag?").first.fill(days.on(day).isoformat())
    await page.get_by_label("Dag van het advies").fill(days.on(day).isoformat())
    await page.get_by_role("button", name="Zet deze uren in het dossier").click()
    await page.get_by_text("beschikbaar: 7,5 uur/week").wait_for()
    await fits_everywhere(page)


async def reads_along(esra: Page, ilse: Page, there: Alkmaar, absence: int) -> None:
    """The colleague reads their own file; the team only how many hours it can count on."""
    await esra.goto("/ik/afwezig")
    await esra.get_by_role("heading", name="Je Poortwachterlijn").wait_for()
    await esra.get_by_text("Je casemanager is Anita.").wait_for()
    await accessible(esra)
    await ilse.goto(f"/teams/{there.team.id}")
    await ilse.get_by_text("beschikbaar: 7,5 uur/week").wait_for()
    assert "Probleemanalyse" not in await ilse.content() and "20 %" not in await ilse.content()
    refused = await ilse.goto(f"/verzuim/dossiers/{absence}")
    assert refused and refused.status == 404


async def hands_back(page: Page) -> None:
    await page.goto("/verzuim/dossiers")
    await page.get_by_role("link", name="Esra").click()
    await page.get_by_text("Het team begeleidt de laatste opbouw").click()
    await page.get_by_role("button", name="Geef het terug aan het team").click()
    await page.get_by_text("Personeelszaken houdt de Poortwachterlijn bij.").wait_for()
    await page.goto("/verzuim/dossiers")
    await page.get_by_text("terug bij het team").wait_for()
    await accessible(page)


async def recovers(esra: Page, karim: Page) -> None:
    await esra.goto("/ik/afwezig")
    await esra.get_by_role("button", name="Vandaag terug").click()
    await esra.get_by_text("Je nummer en adres zijn gewist.").wait_for()
    await opens(karim, "Een collega is terug: vraag wat er nodig is")
    await karim.get_by_role("button", name="Ik heb dit gevraagd").click()
    await karim.get_by_role("button", name="Ik heb dit gevraagd").wait_for(state="detached")


async def test_guided_by_the_team_handed_over_to_hr_and_back(days: Days) -> None:
    there, anita = await world()
    await reports(await days.visit(there.esra, proved=False))
    await confirms(await days.visit(there.karim))
    await passes_on(await days.visit(anita))
    days.go(5)
    await prolongs(await days.visit(there.esra, proved=False), days)
    days.go(8)
    await has_contact(await days.visit(there.karim))
    days.go(21)
    await looks_ahead(await days.visit(there.karim))
    days.go(29)
    await hands_over(await days.visit(there.karim), days)
    [row] = await Absence.objects()
    assert (row.handed_over_on, row.case_manager, row.near) == (days.on(29), anita.id, there.ilse.id)

    days.go(34)
    await works_on_it(await days.visit(anita), days, 34)
    await reads_along(await days.visit(there.esra), await days.visit(there.ilse), there, row.id)
    days.go(38)
    await hands_back(await days.visit(anita))
    days.go(41)
    await recovers(await days.visit(there.esra, proved=False), await days.visit(there.karim))
    [row] = await Absence.objects()
    assert (row.first_day, row.precheck_on, row.handed_back_on) == (days.on(1), days.on(21), days.on(38))
    assert (row.recovered_on, row.welcomed_on, row.phone) == (days.on(41), days.on(41), "")
    assert await StepDone.count().where(StepDone.step == "problem analysis") == 1
    assert await WorkedHours.count() == await AbsenceContact.count() == 1


async def test_hr_takes_over_and_closes_a_file_without_javascript(visit: Visit) -> None:
    there, anita = await world()
    act = await ago(there.esra, 40)
    absence = await service.report(act, Report(act.today, expected_until=act.today + timedelta(days=9)))
    hr = await visit(anita, on=NO_JAVASCRIPT)
    await opens(hr, "Neem over van het team: Esra")
    await hr.get_by_role("button", name="Het is vandaag doorgegeven").click()
    await hr.get_by_label("Wie van het team houdt contact?").select_option(label="Ilse")
    await accessible(hr, javascript=False)
    await hr.get_by_role("button", name="Neem het over").click()
    await hr.get_by_text("Bij personeelszaken", exact=True).wait_for()
    await hr.goto(f"/verzuim/dossiers/{absence}")
    await hr.get_by_text("Volledig hersteld: sluit het dossier").click()
    await hr.get_by_role("button", name="Sluit het dossier").click()
    await hr.get_by_text("weer terug sinds", exact=False).or_(hr.locator(".chip.ok").first).first.wait_for()
    await hr.goto("/verzuim/zwangerschapsverlof")
    await hr.get_by_label("Wie?").select_option(label="Karim")
    await hr.get_by_label("Eerste dag").fill("2026-12-01")
    await hr.get_by_label("Laatste dag").fill("2027-03-22")
    await accessible(hr, javascript=False)
    await hr.get_by_role("button", name="Leg dit verlof vast").click()
    await hr.get_by_text("Andere dagen").wait_for()
