"""The main path on a phone: from a thought of one's own to a decision, with JavaScript and without."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Page, Route

from teamhub.ideas.tables import Idea
from tests.browser.alkmaar import LATER, Alkmaar, alkmaar, fits_everywhere, opens, shared
from tests.browser.conftest import NO_JAVASCRIPT, PHONE, Visit

MATTERS = "Niet drie keer hetzelfde vertellen op de slechtste dag van je leven."
TITLE = "Eén formulier bij de intake"
PROPOSAL = "Eén formulier van twee pagina's, dat we samen met de cliënt invullen."
ADVICE = "Laat de vraag over geld weg: die komt later vanzelf."
REPLY = "Goed punt, die vraag gaat eruit."
DECISION = "We werken drie maanden met één formulier."


async def signs_out_and_in(page: Page, name: str) -> None:
    await page.get_by_label(f"Menu van {name}").click()
    await page.get_by_role("button", name="Afmelden").click()
    await page.wait_for_url("**/aanmelden")
    await page.get_by_role("button", name=name).click()
    await page.get_by_role("heading", name="Jouw gedachten").wait_for()


async def shares(page: Page) -> None:
    await page.get_by_text("De feiten die bepalen wie beslist").click()
    await page.get_by_label("Uren die het kost").fill("10")
    await page.get_by_label("Je team", exact=True).check()
    await page.get_by_role("button", name="Deel dit idee").click()
    await page.get_by_role("heading", name=TITLE, level=1).wait_for()


async def asks_advice(page: Page, of: str) -> None:
    await page.get_by_role("region", name="Wie beslist dit?").get_by_role("link", name="Vraag advies").click()
    await page.get_by_label("Je vraag, in één zin").fill("Wat mis je, en wat kan eruit?")
    await page.get_by_text("Wie raakt dit nog meer?").click()
    await page.get_by_label(of, exact=True).check()
    await page.get_by_role("button", name="Vraag hun advies").click()
    await page.locator("#advies").get_by_text("Wat mis je, en wat kan eruit?").wait_for()


async def advises(page: Page) -> None:
    await opens(page, "vraagt je advies")
    await page.get_by_label("Je advies").fill(ADVICE)
    await page.get_by_role("button", name="Geef dit advies").click()
    await page.locator("#advies .said", has_text=ADVICE).wait_for()


async def replies(page: Page, to: str) -> None:
    await opens(page, "gaf je advies")
    await page.get_by_label("Ja, ik volg het").check()
    await page.get_by_label("Waarom? In een zin").fill(REPLY)
    await page.get_by_role("button", name=f"Geef {to} antwoord").click()
    await page.locator("#advies summary", has_text="Afgehandeld").click()
    await page.locator("blockquote", has_text=REPLY).wait_for()


async def decides(page: Page) -> None:
    await page.get_by_role("link", name="Neem het besluit").click()
    await page.locator(".ruling", has_text="De eigenaar beslist na advies").wait_for()
    await page.get_by_label("Wat besluit je?").fill(DECISION)
    await page.get_by_label("Wanneer evalueer je het?").fill(LATER.isoformat())
    await page.get_by_role("button", name="Besluit dit").click()
    decided = page.get_by_role("region", name="Besloten")
    await decided.get_by_text(DECISION).wait_for()
    await decided.locator(".ruling", has_text="De eigenaar beslist na advies").wait_for()


async def written_with_javascript(page: Page, there: Alkmaar) -> None:
    """Nothing is pressed: it is kept while typing, also through a reload and on another day."""
    await page.goto("/gedachten/nieuw")
    await page.get_by_label("Wat is voor cliënten belangrijk?").fill(MATTERS)
    await page.get_by_text("Bewaard. Alleen jij ziet dit.").wait_for()
    await page.reload()
    assert await page.get_by_label("Wat is voor cliënten belangrijk?").input_value() == MATTERS
    await page.get_by_label("Wat stel ik voor?").fill(PROPOSAL)
    await signs_out_and_in(page, there.esra.name)  # at once: what was typed last is not kept yet
    await page.get_by_role("link", name="Nog zonder titel").click()
    assert await page.get_by_label("Wat is voor cliënten belangrijk?").input_value() == MATTERS
    assert await page.get_by_label("Wat stel ik voor?").input_value() == PROPOSAL
    await page.get_by_label("Hoe noem je het?").press_sequentially(TITLE)
    await page.locator("#alike").get_by_role("link", name="Eén intakeformulier").wait_for()
    await page.get_by_text("Bewaard. Alleen jij ziet dit.").wait_for()


async def written_without(page: Page, there: Alkmaar) -> None:
    """Kept by its button, and what looks like it is on the page that comes back."""
    await page.goto("/gedachten/nieuw")
    await page.get_by_label("Wat is voor cliënten belangrijk?").fill(MATTERS)
    await page.get_by_role("button", name="Bewaar voor jezelf").click()
    await signs_out_and_in(page, there.esra.name)
    await page.get_by_role("link", name="Nog zonder titel").click()
    assert await page.get_by_label("Wat is voor cliënten belangrijk?").input_value() == MATTERS
    await page.get_by_label("Hoe noem je het?").fill(TITLE)
    await page.get_by_label("Wat stel ik voor?").fill(PROPOSAL)
    await page.get_by_role("button", name="Bewaar voor jezelf").click()
    await page.locator("#alike").get_by_role("link", name="Eén intakeformulier").wait_for()


async def nothing_to_look_at(_: Page) -> None:
    """Axe is a script itself."""


ON = {
    "on a phone": (PHONE, written_with_javascript, fits_everywhere),
    "without JavaScript": (NO_JAVASCRIPT, written_without, nothing_to_look_at),
}


@pytest.mark.parametrize(("on", "writes", "look"), ON.values(), ids=ON)
async def test_first_thought_to_decision(visit: Visit, on: dict[str, Any], writes: Any, look: Any) -> None:
    there = await alkmaar()
    await shared(there.lotte)
    esra, ilse = await visit(there.esra, on=on), await visit(there.ilse, on=on)
    await writes(esra, there)
    await look(esra)
    assert await Idea.count() == 1  # nobody can tell that it exists
    await shares(esra)
    await look(esra)
    await asks_advice(esra, there.ilse.name)
    await advises(ilse)
    await replies(esra, there.ilse.name)
    await look(esra)
    await decides(esra)
    await look(esra)


async def test_what_is_typed_while_it_is_being_kept_does_not_come_back_in_the_next_thought(visit: Visit) -> None:
    there = await alkmaar()
    page = await visit(there.esra)
    typed_on = asyncio.Event()

    async def slow(route: Route) -> None:
        await typed_on.wait()
        await route.continue_()

    await page.route("**/gedachten", slow)
    await page.goto("/gedachten/nieuw")
    matters = page.get_by_label("Wat is voor cliënten belangrijk?")
    async with page.expect_request("**/gedachten"):
        await matters.fill(MATTERS[:20])
    await matters.fill(MATTERS)
    async with page.expect_response("**/gedachten/*"):
        typed_on.set()
    await page.get_by_text("Bewaard. Alleen jij ziet dit.").wait_for()
    await page.reload()
    assert await matters.input_value() == MATTERS
    await page.goto("/gedachten/nieuw")
    assert await matters.input_value() == ""
