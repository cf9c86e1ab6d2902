"""The clock of a contract on phones: HR records days, the team advises without whom it is about, the MPP decides."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.core.act import Office
from teamhub.joining.contracts.tables import ContractReview
from tests.browser.alkmaar import Alkmaar, alkmaar, fits_everywhere, opens
from tests.browser.conftest import Days, accessible
from tests.decisions.about import adopt
from tests.factories import a_person, holds

ENDS = 200  # the last day of the contract; ten weeks before it the advice is due, and it waits four weeks earlier


async def recorded(page: Page, days: Days) -> None:
    await page.goto("/contracten")
    await page.get_by_role("link", name="Contract vastleggen").click()
    await page.get_by_label("Van wie is het contract?").select_option(label="Karim")
    await page.get_by_label("Eerste dag").fill((days.on(1) - timedelta(days=200)).isoformat())
    await page.get_by_label("Laatste dag").fill(days.on(ENDS).isoformat())
    await accessible(page)
    await page.get_by_role("button", name="Leg dit contract vast").click()
    await page.get_by_role("link", name="Karim").first.wait_for()
    await fits_everywhere(page)


async def sentences(days: Days, there: Alkmaar) -> None:
    for person, words in ((there.ilse, "Zijn rust op vrijdagavond."), (there.esra, "Hij ziet wie stil wordt.")):
        page = await days.visit(person)
        await opens(page, "Wat zou je missen als Karim weggaat?")
        await page.get_by_label("Je zin").fill(words)
        await page.get_by_role("button", name="Geef mijn zin").click()
        await page.get_by_text(words).first.wait_for()
    await fits_everywhere(page)
    await page.get_by_label("verder, met een vast contract").check()
    await page.get_by_label("Waarom, in je eigen woorden?").fill("We willen met hem verder, en hij met ons.")
    await page.get_by_role("button", name="Leg dit advies voor aan het team").click()
    await page.get_by_text("Er ligt een advies bij het team.").wait_for()


async def advised(days: Days, there: Alkmaar) -> None:
    """Whom it is about reads along, and is not asked."""
    karim = await days.visit(there.karim)
    await karim.goto("/contracten")
    await karim.get_by_role("link", name="Karim").first.click()
    await karim.get_by_text("Zijn rust op vrijdagavond.").wait_for()
    assert await karim.get_by_label("Je zin").count() == 0
    await karim.goto("/wacht")
    assert await karim.get_by_text("vraagt je consent").count() == 0
    for person in (there.esra, there.ilse):
        page = await days.visit(person)
        await opens(page, "vraagt je consent")
        await page.get_by_role("button", name="Ik geef consent").click()
        await page.get_by_text("Je zei:").or_(page.locator(".notice.ok")).first.wait_for()


async def test_the_clock_of_a_contract_from_hr_to_the_decision(days: Days) -> None:
    there = await alkmaar()
    await adopt("KAD-14")
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    await recorded(await days.visit(anita), days)
    days.go(ENDS - 70 - 27)
    await sentences(days, there)
    await advised(days, there)
    harmen = await days.visit(there.harmen)
    await opens(harmen, "Het team adviseerde over het contract van Karim")
    assert "Zijn rust op vrijdagavond." not in await harmen.content()  # the sentences stay in the team
    await fits_everywhere(harmen)
    await harmen.get_by_label("blijft", exact=True).check()
    await harmen.get_by_label("Je reden").fill("Het team wil het, en de uren zijn er.")
    await harmen.get_by_role("button", name="Beslis").click()
    await harmen.get_by_text("Het team wil het, en de uren zijn er.").wait_for()
    hr = await days.visit(anita)
    await opens(hr, "Karim blijft: leg het nieuwe contract vast")
    await accessible(hr)
    [row] = await ContractReview.select(ContractReview.advice, ContractReview.outcome)
    assert row == {"advice": "go on, with a permanent contract", "outcome": "stays"}
