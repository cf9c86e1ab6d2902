"""Letters without names, talks, the choice, terms, filled: six people, each on a phone."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.core import clock
from teamhub.decisions.rules import Stance
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import letter_service, talk_service
from teamhub.hiring.selecting.procedure import Given
from teamhub.hiring.selecting.rules import Outcome, Round
from teamhub.hiring.selecting.tables import SelectionLetter, TalkSlot
from teamhub.hiring.tables import Applicant, Vacancy
from teamhub.proposals import service as putting
from teamhub.proposals.tables import Proposal
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


async def the_choice(visit: Visit, there: Committee, first: Applicant) -> None:
    esra, karim = await visit(there.people["esra"]), await visit(there.people["karim"])
    await esra.goto(f"/vacatures/{there.vacancy.id}/keuze")
    await esra.get_by_label("We vragen").select_option(label=first.name)
    await esra.get_by_label("Waarom, op de criteria?").fill(f"{first.name} bleef rustig.")
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Leg dit aan het team voor").click()
    await esra.get_by_text("Schrijf de naam van de kandidaat hier niet").wait_for()
    await esra.get_by_label("Waarom, op de criteria?").fill("De kandidaat bleef rustig.")
    await esra.get_by_role("button", name="Leg dit aan het team voor").click()
    await esra.get_by_text("Het team wordt nu gevraagd.").wait_for()
    put = await Proposal.objects().first()
    assert put
    for who in ("esra", "ilse"):
        await putting.speak(await now(there, who), put.id, Stance.CONSENT)  # type: ignore[arg-type]
    await karim.goto(f"/voorstellen/{put.id}")
    await karim.get_by_text(first.name).first.wait_for()
    await karim.get_by_role("button", name="Ik geef consent").click()
    await karim.locator(".notice.ok").wait_for()
    await karim.goto(f"/vacatures/{there.vacancy.id}/keuze")
    await karim.get_by_role("heading", name=first.name).wait_for()


async def terms_and_filled(visit: Visit, there: Committee, first: Applicant) -> None:
    harmen, anita = await visit(there.people["harmen"]), await visit(there.people["anita"])
    await opens(harmen, "Het team koos")
    await fits_everywhere(harmen)
    await harmen.get_by_label("Eerste dag").fill((TODAY + timedelta(days=30)).isoformat())
    await harmen.get_by_label("Contracturen per week").fill("28")
    await harmen.get_by_role("button", name="Schrijf op wat is afgesproken").first.click()
    await harmen.get_by_text("2 maanden").first.wait_for()

    other = await Applicant.objects().where(Applicant.standing == Standing.INVITED).first()
    assert other
    why = {"reason": there.criteria[0], "words": "Een ander paste beter bij de rol."}
    await talk_service.turn_down(await now(there, "ilse"), there.vacancy.id, other.id, **why)  # type: ignore[arg-type]
    await opens(anita, "HR kijkt naar de VOG")
    await anita.get_by_text("Ik heb het gezien").nth(0).click()
    await anita.get_by_label("Afgegeven op").fill((TODAY - timedelta(days=10)).isoformat())
    await fits_everywhere(anita)
    await anita.get_by_role("button", name="Schrijf op wat je zag").click()
    await anita.locator(".chip.ok", has_text="gezien").first.wait_for()
    await anita.get_by_text("Ik heb het gezien").nth(0).click()
    await anita.get_by_role("button", name="Schrijf op wat je zag").click()
    await anita.get_by_role("button", name="Vervul de vacature").click()
    await anita.get_by_role("link", name="Verwelkom deze collega").click()
    assert await anita.get_by_label("Naam").input_value() == first.name
    await fits_everywhere(anita)


async def test_from_letters_to_a_new_colleague(visit: Visit) -> None:
    there = await a_committee()
    await letters_laid_out_and_scored(visit, there)
    await the_other_letters(there)
    await names_are_shown(visit, there)
    first = await a_talk(visit, there)
    await the_choice(visit, there, first)
    await terms_and_filled(visit, there, first)
    row = await Vacancy.objects().get(Vacancy.id == there.vacancy.id)
    assert row and row.stage == "filled"
