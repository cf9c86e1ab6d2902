"""An idea goes to the team next door, in a copy of its own; and two who press at once."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Page

from teamhub.decisions.rules import Stance
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding.round_service import Wanted
from teamhub.ideas.pilots import service as pilots
from teamhub.ideas.rules import fields_of
from teamhub.ideas.tables import Idea
from tests.browser.alkmaar import LATER, Alkmaar, ago, alkmaar, fits_everywhere, opens, shared
from tests.browser.conftest import DESKTOP, NO_JAVASCRIPT, PHONE, Visit
from tests.html import valid_html

OURS = "Eén formulier, en een tolk erbij."


async def embedded(there: Alkmaar) -> Idea:
    """What Alkmaar consented to six weeks ago, and has made its normal practice."""
    idea = await shared(there.esra, days=60)
    wanted = Wanted(text="Eén formulier.", evaluate_on=LATER)
    round_id = await rounds.call_round(await ago(there.esra, 50), idea.id, wanted)
    for member in (there.esra, there.ilse, there.karim):
        await rounds.speak(await ago(member, 45), idea.id, round_id, Stance.CONSENT)
    return await pilots.embed(await ago(there.esra, 40), idea.id)


async def offers(page: Page, idea: Idea) -> None:
    await page.goto(f"/ideen/{idea.id}")
    await page.get_by_role("link", name="Bied het andere teams aan").click()
    await page.get_by_label("Team Haarlem").check()
    await page.get_by_label("Wat wil je ze vertellen?").fill("Neem wat past.")
    await page.get_by_role("button", name="Bied het deze teams aan").click()
    await page.get_by_text("aangeboden", exact=True).wait_for()


async def ready_to_answer(page: Page, idea: Idea, words: str) -> None:
    await page.goto(f"/ideen/{idea.id}")
    await page.get_by_role("link", name="Antwoord namens je team").click()
    await page.get_by_label("Neem het aangepast over").check()
    await page.get_by_label("In een zin").fill(words)


async def makes_it_theirs(page: Page) -> None:
    await page.get_by_role("link", name="Wijzig de tekst").click()
    await page.get_by_label("Wat stel ik voor?").fill(OURS)
    await page.get_by_role("button", name="Maak er versie 2 van").click()
    await page.get_by_text(OURS).first.wait_for()


async def test_adopted_with_changes_in_a_copy_that_names_its_originator(visit: Visit) -> None:
    there = await alkmaar()
    idea = await embedded(there)
    esra, lotte = await visit(there.esra), await visit(there.lotte)
    await offers(esra, idea)
    original = await Idea.objects().get(Idea.id == idea.id)
    await opens(lotte, "aangeboden")
    await ready_to_answer(lotte, idea, "Bij ons is er vaak een tolk bij.")
    await lotte.get_by_role("button", name="Antwoord namens je team").click()
    await lotte.get_by_text("Naar een idee van Esra").first.wait_for()
    await makes_it_theirs(lotte)
    await fits_everywhere(lotte)

    await esra.reload()
    lineage = esra.get_by_role("region", name="In andere teams")
    await lineage.get_by_text("aangepast overgenomen").first.wait_for()
    await fits_everywhere(esra)
    await lineage.get_by_text("Wat 1 team erbij zei").click()
    await lineage.get_by_role("link", name="hun eigen kopie").click()
    await esra.get_by_text("Naar een idee van Esra").first.wait_for()
    await esra.get_by_text(OURS).first.wait_for()
    steps = esra.get_by_role("region", name="Wie beslist dit?")
    await steps.wait_for()
    assert await steps.get_by_role("button").or_(steps.locator("a.button")).count() == 0
    assert await esra.get_by_role("link", name="Wijzig de tekst").count() == 0
    now = await Idea.objects().get(Idea.id == idea.id)
    assert original and now and fields_of(now) == fields_of(original) and now.version == original.version


async def press(page: Page) -> tuple[str, str]:
    """What the server says, and the page as it was sent."""
    async with page.expect_response(lambda answer: "/overname" not in answer.url or answer.status >= 400) as answered:
        await page.get_by_role("button", name="Antwoord namens je team").click()
    await page.get_by_role("heading", level=1).filter(has_not_text="Wat doet je team ermee?").wait_for()
    return await page.get_by_role("heading", level=1).inner_text(), await (await answered.value).text()


@pytest.mark.parametrize("on", [PHONE, DESKTOP, NO_JAVASCRIPT], ids=["phone", "desktop", "without JavaScript"])
async def test_two_press_at_once(visit: Visit, on: dict[str, Any]) -> None:
    """One wins. The other reads what happened, with their words kept."""
    there = await alkmaar()
    idea = await embedded(there)
    words = {"Lotte": "Met een tolk erbij.", "Bram": "Met een tekening erbij."}
    pages = {"Lotte": await visit(there.lotte, on=on), "Bram": await visit(there.bram, on=on)}
    for name, page in pages.items():
        await ready_to_answer(page, idea, words[name])
    answers = dict(zip(pages, await asyncio.gather(*map(press, pages.values())), strict=True))

    [winner] = [name for name, (heading, _) in answers.items() if heading == idea.title]
    [second] = pages.keys() - {winner}
    heading, sent = answers[second]
    assert heading == "Dat kan nu niet"
    await pages[second].get_by_text("Je team heeft al een eigen kopie van dit idee.").wait_for()
    await pages[second].locator(".typed", has_text=words[second]).wait_for()
    valid_html(sent)
    if on is PHONE:
        await fits_everywhere(pages[second])
    assert await Idea.count().where(Idea.origin == idea.id) == 1
