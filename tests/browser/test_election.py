"""An open election in a meeting, each on a phone: what was seen in each other, a change of mind, and consent."""

import re

from playwright.async_api import Page

from tests.browser.alkmaar import Alkmaar, alkmaar, fits_everywhere, opens
from tests.browser.conftest import NO_JAVASCRIPT, Visit, accessible
from tests.decisions.about import adopt
from tests.factories import a_team_role

ILSE_SEES = "Vat samen zonder te sturen."
KARIM_SEES = "Ziet wie nog niets zei."
CHANGED = "Durft te zeggen dat de tijd om is."
LIVE = 25_000  # milliseconds: a page that waits looks again every ten seconds


async def starts(esra: Page, role: int) -> None:
    await esra.goto(f"/rollen/{role}")
    await esra.get_by_role("link", name="Start een open verkiezing").click()
    await esra.locator(".ruling", has_text="Het team beslist met consent").wait_for()
    await esra.get_by_label("Wie zoeken jullie").fill("Iemand die rust brengt en de tijd bewaakt.")
    await esra.get_by_label("In het teamoverleg").check()
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Start de verkiezing").click()
    await esra.get_by_role("heading", name="Wie nomineer je?").wait_for()


async def nominates(page: Page, whom: str, reason: str) -> None:
    await page.get_by_label(re.compile(f"^{whom}")).check()
    await page.get_by_label("Wat zag je deze collega doen?").fill(reason)
    await page.get_by_role("button", name="Nomineer", exact=True).click()


async def is_silent(page: Page) -> None:
    """Her own words are not sent to anybody else, nor whom they are about."""
    sent = await (await page.request.get(page.url)).text()
    assert ILSE_SEES not in sent and "van 3 hebben genomineerd" not in sent


async def changes(karim: Page) -> None:
    """His page showed the nominations by itself; nothing was pressed."""
    await karim.get_by_role("heading", name="Wisselronde").wait_for(timeout=LIVE)
    await karim.get_by_text(ILSE_SEES).wait_for()
    await fits_everywhere(karim)
    await karim.get_by_text("Ik nomineer nu iemand anders").click()
    await karim.get_by_label("Ilse").check()
    await karim.get_by_label("Wat zag of hoorde je").fill(CHANGED)
    await karim.get_by_role("button", name="Wijzig mijn nominatie").click()
    await karim.get_by_text("in de wisselronde", exact=False).first.wait_for()


async def proposes(esra: Page) -> None:
    await esra.get_by_role("button", name="Sluit de wisselronde").click()
    await esra.get_by_role("heading", name="Wie draag je voor?").wait_for()
    await fits_everywhere(esra)
    await esra.get_by_label("Ilse").check()
    await esra.get_by_label("Waarom deze collega").fill("Omdat ze de tijd durft te bewaken.")
    await esra.get_by_role("button", name="Draag voor aan het team").click()
    await esra.get_by_role("heading", name="Ilse wordt gespreksleider").wait_for()


async def consents(page: Page, then: str = "Je zei:") -> None:
    await opens(page, "vraagt je consent")
    await page.get_by_role("button", name="Ik geef consent").click()
    await page.get_by_text(then).first.wait_for()


async def test_an_election_over_several_peoples_screens(visit: Visit) -> None:
    there: Alkmaar = await alkmaar()
    await adopt("KAD-11")
    role = await a_team_role(there.team, "gespreksleider")
    esra, ilse, karim = [await visit(one) for one in (there.esra, there.ilse, there.karim)]
    await starts(esra, role.id)
    for page, whom, reason in ((karim, "Karim", KARIM_SEES), (ilse, "Karim", ILSE_SEES)):
        await opens(page, "Wie nomineer je voor deze rol?")
        await fits_everywhere(page)
        await nominates(page, whom, reason)
        await page.get_by_role("heading", name="Je nominatie is binnen").wait_for()
    await is_silent(karim)
    await fits_everywhere(ilse)
    await nominates(esra, "Ilse", "Is goed voorbereid.")
    await esra.get_by_role("heading", name="Wisselronde").wait_for()
    await changes(karim)
    await esra.get_by_text(CHANGED).first.wait_for(timeout=LIVE)
    await proposes(esra)
    for page in (esra, karim):
        await consents(page)
    await consents(ilse, then="Met consent besloten en uitgevoerd")
    await karim.goto(f"/rollen/{role.id}")
    assert "Ilse" in await karim.locator(".rings").inner_text()
    await karim.goto(f"/rollen/{role.id}/verkiezingen")
    await karim.get_by_role("heading", name="Ilse is gekozen").wait_for()
    await fits_everywhere(karim)


async def test_somebody_says_not_me_without_javascript(visit: Visit) -> None:
    there = await alkmaar()
    await adopt("KAD-11")
    role = await a_team_role(there.team, "gespreksleider")
    esra, karim = await visit(there.esra), await visit(there.karim, on=NO_JAVASCRIPT)
    await starts(esra, role.id)
    await nominates(esra, "Karim", KARIM_SEES)
    await opens(karim, "Wie nomineer je voor deze rol?")
    await karim.get_by_text("Niet mij deze keer", exact=True).click()
    await karim.get_by_role("button", name="Zeg: niet mij deze keer").click()
    await karim.get_by_text("Je zei: niet mij deze keer.").wait_for()
    await accessible(karim, javascript=False)
    await esra.get_by_text("Karim wil deze rol nu niet.").wait_for(timeout=LIVE)
    assert await esra.get_by_label(re.compile("^Karim")).count() == 0
