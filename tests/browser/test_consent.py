"""A consent round in a team of three, each on a phone: an objection, how it is met, and the decision."""

import pytest
from playwright.async_api import Page

from teamhub.decisions.rules import Stance
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding.round_service import Wanted
from tests.browser.alkmaar import LATER, Alkmaar, ago, alkmaar, fits_everywhere, opens, shared
from tests.browser.conftest import Visit

WHY = "Op zondag is er geen tweede begeleider in huis."
HARM = "Dan staan cliënten er bij een crisis alleen voor."
SAFE = "Alleen op zondagen met een volle bezetting."
MET = "We kijken op vrijdag naar het rooster; zonder tweede begeleider gaat het niet door."
CONCERN = "De oven is oud."


async def puts_to_the_team(esra: Page, idea: int) -> None:
    await esra.goto(f"/ideen/{idea}")
    await esra.get_by_role("link", name="Vraag je team om consent").click()
    await esra.locator(".ruling", has_text="Het team beslist met consent").wait_for()
    await esra.get_by_label("Wat leg je voor aan je team?").fill("Elke zondag bakken we samen.")
    await esra.get_by_label("Wanneer evalueer je het?").fill(LATER.isoformat())
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Leg het voor aan je team").click()
    await esra.get_by_role("region", name="Consentronde").wait_for()


async def talks_it_over(esra: Page, ilse: Page) -> None:
    """A question and its answer; then the owner leads from one phase to the next."""
    await opens(ilse, "Je team vormt een beeld")
    await ilse.get_by_label("Je vraag").fill("Wie koopt het meel?")
    await ilse.get_by_role("button", name="Stel deze vraag").click()
    await ilse.get_by_text("Wie koopt het meel?").wait_for()
    await esra.goto(ilse.url)
    await esra.get_by_text("Antwoord", exact=True).click()
    await esra.get_by_label("Je antwoord").fill("Ik, uit het potje.")
    await esra.get_by_role("button", name="Geef Ilse antwoord").click()
    await esra.get_by_text("Ik, uit het potje.").wait_for()
    await esra.get_by_role("button", name="Door naar de reacties").click()
    await esra.get_by_role("button", name="Door naar het besluit").click()
    await esra.get_by_role("heading", name="Is het veilig genoeg om te proberen?").wait_for()


async def objects(ilse: Page) -> None:
    """In three parts, and not with fewer."""
    await ilse.reload()
    await ilse.get_by_text("Het is nog niet veilig genoeg").click()
    await ilse.get_by_label("Wat zie je gebeuren?").fill(WHY)
    await ilse.get_by_label("Wat schaadt dat, van waar we voor staan?").fill(HARM)
    press = ilse.get_by_role("button", name="Maak bezwaar, met deze reden")
    await press.click()
    missing = ilse.get_by_label("Wat maakt het veilig genoeg om te proberen?")
    assert await missing.evaluate("field => !field.checkValidity()")
    assert await ilse.get_by_text("Je zei:").count() == 0
    await missing.fill(SAFE)
    await press.click()
    await ilse.get_by_text("Je zei:").wait_for()


async def stays_hidden(page: Page) -> None:
    """That she objects is seen by all, and why by nobody yet."""
    assert "Ilse" in await page.locator("figcaption .objection").inner_text()
    sent = await (await page.request.get(page.url)).text()
    assert not any(words in sent for words in (WHY, HARM, SAFE))


async def is_met(esra: Page, ilse: Page) -> None:
    for words in (WHY, HARM, SAFE):
        await esra.get_by_text(words).wait_for()
    await esra.get_by_label("Hoe kan dit verwerkt worden?").fill(MET)
    await esra.get_by_role("button", name="Leg dit voor aan Ilse").click()
    await esra.get_by_text("wacht op Ilse").wait_for()
    await opens(ilse, "verwerkt")
    await ilse.get_by_text(MET).wait_for()
    await fits_everywhere(ilse)
    await ilse.get_by_role("button", name="Hiermee is mijn bezwaar verwerkt").click()
    await ilse.get_by_text("bezwaar, verwerkt").wait_for()


async def test_an_objection_is_met_and_the_team_consents(visit: Visit) -> None:
    there = await alkmaar()
    idea = await shared(there.esra, title="Bakken op zondag", amount=900)
    esra, ilse, karim = [await visit(one) for one in (there.esra, there.ilse, there.karim)]
    await puts_to_the_team(esra, idea.id)
    await talks_it_over(esra, ilse)
    await objects(ilse)
    await opens(karim, "spreek je uit")
    await stays_hidden(karim)
    await fits_everywhere(karim)
    await karim.get_by_role("button", name="Ik geef consent").click()
    await karim.get_by_role("img", name="Ronde tafel: 2 van 3 spraken zich uit").wait_for()
    await esra.reload()
    await stays_hidden(esra)
    await esra.get_by_text("Ik heb een zorg").click()
    await esra.get_by_label("Wat is je zorg?").fill(CONCERN)
    await esra.get_by_role("button", name="Consent, met deze zorg").click()
    await is_met(esra, ilse)
    await esra.goto(f"/ideen/{idea.id}")
    decided = esra.get_by_role("region", name="Besloten")
    await decided.get_by_text("Elke zondag bakken we samen.").wait_for()
    await decided.get_by_role("link", name="Begin de pilot").wait_for()
    await fits_everywhere(esra)


async def a_round(there: Alkmaar, days: float) -> int:
    """Called so many days ago; each phase as long as usual, seven days in all. Esra and Karim consented in advance."""
    idea = await shared(there.esra, days=days + 1, title="Bakken op zondag", amount=900)
    wanted = Wanted(text="Elke zondag bakken we samen.", evaluate_on=LATER)
    round_id = await rounds.call_round(await ago(there.esra, days), idea.id, wanted)
    for member in (there.esra, there.karim):
        await rounds.speak(await ago(member, days - 0.5), idea.id, round_id, Stance.CONSENT)
    return idea.id


@pytest.mark.parametrize(("days", "over"), [(6.5, False), (7.5, True)], ids=["on its last day", "the day after"])
async def test_a_round_ends_at_its_hour_while_nothing_runs_that_ends_it(visit: Visit, days: float, over: bool) -> None:
    there = await alkmaar()
    idea = await a_round(there, days)
    ilse = await visit(there.ilse)
    await ilse.goto(f"/ideen/{idea}")
    await ilse.get_by_role("img", name="Ronde tafel: 2 van 3 spraken zich uit").wait_for()
    assert await ilse.get_by_role("button", name="Ik geef consent").count() == int(not over)
    assert await ilse.get_by_text("aangenomen", exact=True).count() == int(over)
