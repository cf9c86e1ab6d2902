"""Letters without names on which two differ, a rejection, and a talk: each on a phone."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.core import clock
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import letter_service
from teamhub.hiring.selecting.procedure import Given
from teamhub.hiring.selecting.rules import Outcome, Round
from teamhub.hiring.selecting.tables import SelectionLetter, TalkScore, TalkSlot
from teamhub.hiring.tables import Applicant
from tests.browser.alkmaar import fits_everywhere, opens
from tests.browser.conftest import Visit
from tests.factories import acting
from tests.hiring.selecting.committee import Committee, a_committee

TODAY = clock.local(clock.now()).date()


async def now(there: Committee, who: str) -> object:
    return await acting(there.people[who], clock.now())


async def scores(page: Page, *given: int) -> None:
    rows = page.locator("fieldset.scored")
    for number, value in enumerate(given):
        await rows.nth(number).locator(f".scale input[value='{value}']").check()


async def letters_laid_out_and_scored(visit: Visit, there: Committee) -> None:
    esra, ilse, nour = [await visit(there.people[who]) for who in ("esra", "ilse", "nour")]
    await opens(esra, "3 brieven binnen")
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Leg de brieven klaar voor de commissie").click()
    await esra.get_by_text("Daarom geef je geen punten").first.wait_for()

    await opens(ilse, "3 brieven wachten op jouw punten")
    await fits_everywhere(ilse)
    await ilse.get_by_role("link", name="Brief A").click()
    await ilse.get_by_text("Ik ben [naam].").wait_for()
    await scores(ilse, 4, 3, 5)
    await ilse.get_by_label("Wat zag of hoorde je? Dit mag leeg blijven.").first.fill("Vertelt een casus.")
    await fits_everywhere(ilse)
    await ilse.get_by_role("button", name="Geef deze punten").click()
    await ilse.get_by_text("Je gaf je punten").first.wait_for()

    await nour.goto(f"/vacatures/{there.vacancy.id}/brieven")
    await nour.get_by_role("link", name="Brief A").click()
    await nour.get_by_text("Iemand gaf al punten.").wait_for()
    assert await nour.get_by_text("Vertelt een casus.").count() == 0
    await scores(nour, 2, 3, 2)
    await nour.get_by_role("button", name="Geef deze punten").click()
    await nour.get_by_text("Vertelt een casus.").wait_for()
    await nour.get_by_text("ver uiteen: praat erover").first.wait_for()
    await fits_everywhere(nour)
    await nour.get_by_label("Niet uitnodigen").check()
    await nour.get_by_label("Om welk criterium?").select_option(index=1)
    await nour.get_by_label("Een zin aan de sollicitant, over dat criterium").fill("Je brief ging niet over crisis.")
    await nour.get_by_role("button", name="Leg dit besluit vast").click()
    await nour.locator(".head").get_by_text("niet uitnodigen").wait_for()


async def the_other_letters(there: Committee) -> None:
    given = {key: Given(4) for key in there.criteria}
    for row in await SelectionLetter.objects().where(SelectionLetter.outcome.is_null()):
        for who in ("ilse", "nour"):
            await letter_service.score(await now(there, who), there.vacancy.id, row.id, given)  # type: ignore[arg-type]
        await letter_service.decide(await now(there, "nour"), there.vacancy.id, row.id, Outcome.INVITE)  # type: ignore[arg-type]


async def names_are_shown(visit: Visit, there: Committee) -> None:
    for who in ("ilse", "samira"):
        page = await visit(there.people[who])
        await opens(page, "Over alle brieven is een besluit")
        await page.get_by_role("button", name="Ik ben akkoord met deze besluiten").click()
    await page.get_by_role("heading", name="Wie is uitgenodigd").wait_for()
    esra = await visit(there.people["esra"])
    await opens(esra, "3 sollicitanten wachten op antwoord")
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Mail ze allemaal").click()
    await esra.get_by_text("Iedereen over wie is besloten, heeft antwoord.").wait_for()


async def a_talk(visit: Visit, there: Committee) -> Applicant:
    """One was held an hour ago; another moment is offered."""
    first = await Applicant.objects().where(Applicant.standing == Standing.INVITED).order_by(Applicant.id).first()
    assert first
    held = {"starts_at": clock.now() - timedelta(hours=1), "minutes": 45, "place": "De Wetering 3"}
    about = {"vacancy": there.vacancy.id, "round": Round.FIRST, "applicant": first.id, "by": there.people["esra"].id}
    ilse = await visit(there.people["ilse"])
    await ilse.goto(f"/vacatures/{there.vacancy.id}/gesprekken")
    await ilse.get_by_text("Schrijf een vraag").click()
    await ilse.get_by_label("De vraag, zoals je haar stelt").fill("Waarin bracht jij rust?")
    await ilse.get_by_label("Over welk criterium gaat het?").select_option(index=1)
    await ilse.get_by_role("button", name="Zet deze vraag op de lijst").click()
    await ilse.get_by_text("Waarin bracht jij rust?").first.wait_for()
    await ilse.get_by_label("Dag", exact=True).fill((TODAY + timedelta(days=3)).isoformat())
    await ilse.get_by_label("Vanaf hoe laat?").fill("10:30")
    await ilse.get_by_label("Waar", exact=True).fill("De Wetering 3")
    await ilse.get_by_role("button", name="Bied dit moment aan").click()
    await ilse.get_by_role("button", name="Plan en mail").wait_for()
    await fits_everywhere(ilse)
    await TalkSlot(**about, **held).save()
    await opens(ilse, "geef punten op de criteria")
    await scores(ilse, 5, 4, 4)
    await fits_everywhere(ilse)
    await ilse.get_by_role("button", name="Geef deze punten").click()
    await ilse.get_by_text("Je gaf je punten.").first.wait_for()
    return first


async def test_letters_far_apart_and_a_talk(visit: Visit) -> None:
    """The choice, the terms and the start are in test_vacancy.py."""
    there = await a_committee()
    await letters_laid_out_and_scored(visit, there)
    await the_other_letters(there)
    await names_are_shown(visit, there)
    first = await a_talk(visit, there)
    assert await TalkScore.count().where(TalkScore.applicant == first.id) == 3
