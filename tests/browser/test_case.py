"""A long absence: handed over to HR, steps done, hours as the company doctor advised, and back to the team."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.absence import service
from teamhub.absence.service import Report
from teamhub.absence.tables import Absence, StepDone, WorkedHours
from teamhub.core.act import Office
from teamhub.core.clock import local, now
from teamhub.people.tables import Person
from tests.browser.alkmaar import Alkmaar, ago, alkmaar, fits_everywhere
from tests.browser.conftest import NO_JAVASCRIPT, Visit, accessible
from tests.factories import a_person, holds

DAYS = 40  # since the first day


async def away_long() -> tuple[Alkmaar, Person, int]:
    there = await alkmaar()
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    act = await ago(there.esra, DAYS)
    absence = await service.report(act, Report(act.today, expected_until=act.today + timedelta(days=9)))
    return there, anita, absence


async def takes_over(page: Page) -> None:
    """Day 29 has come: it waits on home, and stands first in the list."""
    await page.goto("/")
    await page.locator(".wait", has_text="Neem over van het team: Esra").get_by_role("link").click()
    await page.get_by_role("button", name="Het is vandaag doorgegeven").click()
    await fits_everywhere(page)
    await page.get_by_label("Wie van het team houdt contact?").select_option(label="Ilse")
    await page.get_by_role("button", name="Neem het over").click()
    await page.get_by_text("Bij personeelszaken", exact=True).wait_for()


async def works_on_it(page: Page) -> None:
    day = local(now()).date()
    await page.get_by_label("Welke stap?").select_option(label="Probleemanalyse")
    await page.get_by_label("Op welke dag?").fill((day + timedelta(days=1)).isoformat())
    await page.get_by_role("button", name="Zet het in het dossier").click()
    await page.get_by_text("deze dag moet nog komen").wait_for()
    await page.get_by_label("Op welke dag?").fill(day.isoformat())
    await page.get_by_role("button", name="Zet het in het dossier").click()
    await page.get_by_role("button", name="Neem het terug Probleemanalyse").wait_for()
    await page.get_by_text("Vul een advies van de bedrijfsarts in").click()
    await page.get_by_label("Uren per week").fill("7,5")
    await page.get_by_label("Vanaf welke dag?").first.fill(day.isoformat())
    await page.get_by_label("Dag van het advies").fill(day.isoformat())
    await fits_everywhere(page)
    await page.get_by_role("button", name="Zet deze uren in het dossier").click()
    await page.get_by_text("beschikbaar: 7,5 uur/week").wait_for()
    await fits_everywhere(page)


async def test_handed_over_to_hr_and_back(visit: Visit) -> None:
    there, anita, absence = await away_long()
    hr, esra, ilse = await visit(anita), await visit(there.esra), await visit(there.ilse)
    await takes_over(hr)
    await works_on_it(hr)

    await esra.goto("/ik/afwezig")
    await esra.get_by_role("heading", name="Je Poortwachterlijn").wait_for()
    await esra.get_by_text("Je casemanager is Anita.").wait_for()
    await fits_everywhere(esra)
    await ilse.goto(f"/teams/{there.team.id}")
    await ilse.get_by_text("beschikbaar: 7,5 uur/week").wait_for()
    assert "Probleemanalyse" not in await ilse.content() and "20 %" not in await ilse.content()
    refused = await ilse.goto(f"/verzuim/dossiers/{absence}")
    assert refused and refused.status == 404

    await hr.get_by_text("Het team begeleidt de laatste opbouw").click()
    await hr.get_by_role("button", name="Geef het terug aan het team").click()
    await hr.get_by_text("Personeelszaken houdt de Poortwachterlijn bij.").wait_for()
    await hr.goto("/verzuim/dossiers")
    await hr.get_by_text("terug bij het team").wait_for()
    await fits_everywhere(hr)
    row = await Absence.objects().get(Absence.id == absence)
    assert row and row.handed_back_on == local(now()).date() and row.recovered_on is None
    assert await StepDone.count().where(StepDone.step == "problem analysis") == 1 and await WorkedHours.count() == 1


async def test_a_file_is_closed_without_javascript(visit: Visit) -> None:
    _, anita, absence = await away_long()
    hr = await visit(anita, on=NO_JAVASCRIPT)
    await hr.goto(f"/verzuim/dossiers/{absence}")
    await accessible(hr, javascript=False)
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
