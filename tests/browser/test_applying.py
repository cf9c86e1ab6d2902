"""Somebody without an account applies on a phone, without JavaScript, and later sees, corrects and erases it all."""

import json
from datetime import timedelta

import pytest
from playwright.async_api import Page

from teamhub.core.clock import local, now
from teamhub.core.mail import Mail
from teamhub.hiring.tables import Applicant, Vacancy
from tests.browser.alkmaar import alkmaar, fits_everywhere
from tests.browser.conftest import NO_JAVASCRIPT, PHONE, Visit
from tests.hiring.agreed import agree
from tests.hiring.factories import PDF, a_vacancy

LETTER = "Ik werk zes jaar in de opvang en houd de kas van onze leefgroep bij."


async def world() -> Vacancy:
    there = await alkmaar()
    await agree(now() - timedelta(days=400))
    today = local(now()).date()
    days = {"opened_on": today - timedelta(days=3), "closes_on": today + timedelta(days=14)}
    return await a_vacancy(there.team, there.esra, **days)


async def writes(page: Page, *, letter: str) -> None:
    await page.get_by_label("Je naam").fill("Fien Roozendaal")
    await page.get_by_label("Je mailadres").fill("fien@post.example")
    await page.get_by_label("Je brief").fill(letter)
    await page.get_by_label("Hoe hoorde je hiervan?").select_option(label="Website")
    file = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF}
    await page.get_by_label("Documenten, zoals een cv").set_input_files(file)
    await page.get_by_role("button", name="Verstuur je sollicitatie").click()


async def link() -> str:
    mail = await Mail.objects().order_by(Mail.id, ascending=False).first()
    assert mail and mail.address == "fien@post.example"
    return "/sollicitatie/" + str(json.loads(mail.params)["token"])


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["phone", "without JavaScript"])
async def test_applying_and_taking_it_all_back(visit: Visit, on: dict[str, object]) -> None:
    await world()
    looks = on is PHONE  # axe needs JavaScript
    page = await visit(on=on)
    await page.goto("/werken-bij")
    if looks:
        await fits_everywhere(page)
    await page.get_by_role("link", name="Maatschappelijk werker").click()
    await page.get_by_role("heading", name="Wat we doen met wat je stuurt").wait_for()
    await page.get_by_role("link", name="Read this in English").click()
    await page.get_by_role("heading", name="Social worker").wait_for()
    await page.get_by_role("link", name="Lees dit in het Nederlands").click()
    if looks:
        await fits_everywhere(page)
    await writes(page, letter="Te kort, met een fout erin"[:12] + "        ")
    await page.get_by_text("Kies je bestanden opnieuw").wait_for()
    assert await page.get_by_label("Je naam").input_value() == "Fien Roozendaal"
    if looks:
        await fits_everywhere(page)
    await writes(page, letter=LETTER)
    await page.get_by_role("heading", name="Je sollicitatie is binnen").wait_for()
    if looks:
        await fits_everywhere(page)
    await page.goto(await link())
    await page.get_by_text("cv.pdf").first.wait_for()
    if looks:
        await fits_everywhere(page)
    await page.get_by_label("Je brief").fill(LETTER + " En ik wil graag een rol.")
    await page.get_by_role("button", name="Bewaar deze verbeteringen").click()
    await page.get_by_role("button", name="Ja, bewaar het een jaar").click()
    await page.get_by_text("Je vond het goed dat we het een jaar bewaren").wait_for()
    [one] = await Applicant.select(Applicant.letter, Applicant.consent_on)
    assert one["letter"].endswith("een rol.") and one["consent_on"]
    await page.get_by_label("Ik weet het zeker: wis alles").check()
    await page.get_by_role("button", name="Wis alles").click()
    await page.get_by_role("heading", name="Alles is gewist").wait_for()
    if looks:
        await fits_everywhere(page)
    [one] = await Applicant.select(Applicant.name, Applicant.letter, Applicant.erased_on)
    assert one["name"] == one["letter"] == "" and one["erased_on"]
