"""Somebody suggests, and only the owner's answer changes anything: on a phone."""

from playwright.async_api import Page

from teamhub.ideas.rules import fields_of
from teamhub.ideas.tables import Idea
from tests.browser.alkmaar import alkmaar, fits_everywhere, opens, shared
from tests.browser.conftest import DESKTOP, Visit

PROPOSAL = "Eén formulier van twee pagina's, dat we samen met de cliënt invullen."
MANAGED = "Eén formulier van twee pagina's, dat we vóór het gesprek zelf invullen."
BETTER = "Eén formulier van twee pagina's, dat we samen met de cliënt en op haar tempo invullen."
NO = "Samen invullen is nu juist waar het om gaat."
YES = "Mooi, dat tempo hoort erbij."


async def suggests(page: Page, idea: Idea, text: str) -> None:
    await page.goto(f"/ideen/{idea.id}")
    await page.get_by_role("link", name="Stel een wijziging voor").click()
    await page.get_by_label("Wat stel ik voor?").fill(text)
    await page.get_by_label("Waarom?").fill("Zo zie ik het gebeuren.")
    await page.get_by_role("button", name="Stel dit de eigenaar voor").click()
    await page.get_by_text("wacht op antwoord").wait_for()


async def as_written(page: Page, idea: Idea, version: int) -> bytes:
    return await (await page.request.get(f"/ideen/{idea.id}/versies/{version}.txt")).body()


async def current(idea: Idea) -> Idea:
    now = await Idea.objects().get(Idea.id == idea.id)
    assert now
    return now


async def test_declined_with_a_sentence_and_the_text_stays_the_owners_to_the_byte(visit: Visit) -> None:
    there = await alkmaar()
    idea = await shared(there.esra, proposal=PROPOSAL)
    harmen, esra = await visit(there.harmen, on=DESKTOP), await visit(there.esra)
    before = await as_written(esra, idea, 1)
    await suggests(harmen, idea, MANAGED)
    steps = harmen.get_by_role("region", name="Wie beslist dit?")
    await steps.wait_for()
    assert await steps.get_by_role("button").or_(steps.locator("a.button")).count() == 0

    await opens(esra, "stelt een wijziging voor")
    change = esra.get_by_role("article").filter(has_text="Zo zie ik het gebeuren.")
    await change.wait_for()
    assert await change.locator(".diff del").all_inner_texts() == ["samen met de cliënt "]
    assert await change.locator(".diff ins").all_inner_texts() == ["vóór het gesprek zelf "]
    await fits_everywhere(esra)
    await esra.get_by_label("Je antwoord aan Harmen, in een zin").fill(NO)
    await esra.get_by_role("button", name="Laat mijn tekst zoals hij is").click()
    await change.get_by_text("De tekst bleef die van de eigenaar, tot op de letter.").wait_for()
    await fits_everywhere(esra)

    now = await current(idea)
    assert (fields_of(now), now.version, now.owner) == (fields_of(idea), 1, there.esra.id)
    assert await as_written(harmen, idea, 1) == before
    await harmen.reload()
    await harmen.locator("blockquote", has_text=NO).wait_for()
    await change.get_by_role("link", name="controleer").click()
    await esra.get_by_text("dit zijn de woorden die geschreven zijn").wait_for()


async def test_taken_with_thanks(visit: Visit) -> None:
    there = await alkmaar()
    idea = await shared(there.esra, proposal=PROPOSAL)
    ilse, esra = await visit(there.ilse), await visit(there.esra)
    await suggests(ilse, idea, BETTER)
    await opens(esra, "stelt een wijziging voor")
    await esra.get_by_label("Je antwoord aan Ilse, in een zin").fill(YES)
    await esra.get_by_role("button", name="Neem het over, met dank aan Ilse").click()
    await esra.get_by_role("link", name="Het werd versie 2").click()
    await esra.get_by_text("met dank aan Ilse").wait_for()
    await esra.get_by_text(BETTER).first.wait_for()
    await fits_everywhere(esra)
    now = await current(idea)
    assert (now.proposal, now.version, now.owner) == (BETTER, 2, there.esra.id)
