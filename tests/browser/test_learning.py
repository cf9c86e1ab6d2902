"""A training on a phone: from a need, over the choice and the booking with its transfer, to passed on."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.core import clock
from teamhub.core.clock import local
from teamhub.training import service as catalogue
from teamhub.training.plans import booking_service, service
from teamhub.training.plans.rules import Transfer
from teamhub.training.plans.tables import Plan
from teamhub.training.rules import Fit
from tests.browser.alkmaar import Alkmaar, ago, alkmaar, fits_everywhere, opens
from tests.browser.conftest import NO_JAVASCRIPT, Visit, accessible
from tests.decisions.about import adopt
from tests.factories import a_role
from tests.training.world import a_training, from_budget, hours

QUESTION = "Rust brengen aan de deur als iemand schreeuwt."
SOON = local(clock.now()).date() + timedelta(days=21)


async def world() -> tuple[Alkmaar, int]:
    there = await alkmaar()
    await adopt("KAD-04")
    for person in (there.esra, there.ilse, there.karim):
        await hours(person, 24)
    await a_role(there.esra, there.team, "ontwikkelaar")
    return there, await a_training(await ago(there.esra, 10), title_nl="De-escalatie", team=there.team.id)


async def looked_at(there: Alkmaar, training: int) -> None:
    """The method steward says that it fits: then the team may choose by itself."""
    await a_role(there.karim, there.team, "methodiek")
    await catalogue.judge(await ago(there.karim, 5), training, Fit.FITS, "Gaat uit van wat iemand kan.")


async def test_from_a_need_to_a_booked_training_with_its_transfer(visit: Visit) -> None:
    there, training = await world()
    await looked_at(there, training)
    esra, ilse = await visit(there.esra), await visit(there.ilse)
    await esra.goto("/leren")
    await fits_everywhere(esra)
    await esra.get_by_role("link", name="Wat Team Alkmaar leert").click()
    await fits_everywhere(esra)
    await esra.get_by_role("link", name="Schrijf een behoefte op").click()
    await esra.get_by_label("Wat kunnen we daarna dat we nu niet kunnen?").fill(QUESTION)
    await esra.get_by_label("een incident").check()
    await esra.get_by_label("Weet je er een training voor?").select_option(label="De-escalatie")
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Schrijf het op").click()
    await esra.get_by_role("heading", name=QUESTION).wait_for()
    await fits_everywhere(esra)

    await ilse.goto(f"/teams/{there.team.id}/leren")
    await ilse.get_by_role("link", name=QUESTION).click()
    await ilse.get_by_role("button", name="Ik wil dit ook leren").click()
    await ilse.get_by_text("Jij wilt dit ook leren.").wait_for()

    await esra.reload()
    await esra.get_by_role("link", name="Plan er een training voor").click()
    await esra.get_by_label("Ilse").wait_for()
    assert await esra.get_by_label("Ilse").is_checked()
    await esra.get_by_label("Dag 1").fill(SOON.isoformat())
    await esra.get_by_label("Wat kost het in totaal?").fill("€ 1.250,50")
    await esra.get_by_role("button", name="Bekijk eerst wat het betekent").click()
    await esra.get_by_text("€ 249,50").first.wait_for()  # of €1.500 for two fte
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Stel het voor aan het team").click()
    await esra.get_by_role("button", name="Kies dit zelf").wait_for()
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Kies dit zelf").click()
    await esra.get_by_role("button", name="Boek de training").click()
    await esra.get_by_text("Eerst zegt ieder die gevraagd is of die gaat.").wait_for()
    await fits_everywhere(esra)

    await opens(ilse, "Esra vraagt of je naar een training gaat")
    await fits_everywhere(ilse)
    await ilse.get_by_role("button", name="Ja, ik ga").click()
    await ilse.get_by_text("gaat").first.wait_for()

    await opens(esra, "Je team koos een training")
    await esra.get_by_role("button", name="Boek de training").click()
    await esra.get_by_text("Plan eerst de kennisoverdracht").wait_for()
    await opens(esra, "Je team koos een training")
    await esra.get_by_label("uitleg aan elkaar").check()
    await esra.get_by_label("Aan wie?").fill("Het hele team")
    await esra.get_by_label("Hoe, in je eigen woorden?").fill("We spelen twee situaties na in het overleg.")
    await esra.get_by_role("button", name="Plan het zo").click()
    await esra.get_by_text("Plan het anders").wait_for()
    await esra.get_by_role("button", name="Boek de training").click()
    await esra.get_by_text("De training is geboekt.").first.wait_for()
    await fits_everywhere(esra)


async def test_after_it_what_is_different_on_monday_and_passed_on_late(visit: Visit) -> None:
    there, training = await world()
    await looked_at(there, training)
    then = await ago(there.ilse, 100)
    days = [then.today + timedelta(days=14)]
    plan = await service.make(
        then, there.team.id, training=training, cost=from_budget(100).total, split=from_budget(100),
        people=[there.ilse.id], days=days,
    )  # fmt: skip
    await service.choose(then, plan)
    how = {"transfer": Transfer.PEERS, "to": "Het team", "how": "In het overleg."}
    await booking_service.plan_transfer(then, plan, **how)  # type: ignore[arg-type]
    await booking_service.book(then, plan)

    karim, ilse = await visit(there.karim), await visit(there.ilse, on=NO_JAVASCRIPT)
    await karim.goto(f"/teams/{there.team.id}")
    await karim.locator("#learning").wait_for()
    assert await karim.get_by_text("Wat in 1 training is geleerd, is nog niet bij het team.").count() == 1
    await fits_everywhere(karim)
    await ilse.goto(f"/leren/plannen/{plan}")
    await accessible(ilse, javascript=False)
    await ilse.get_by_label("Wat doe je vanaf maandag anders, en waar stop je mee?").fill("Ik doe een stap opzij.")
    await ilse.get_by_role("button", name="Deel dit met het team").click()
    await ilse.get_by_text("Ik doe een stap opzij.").first.wait_for()
    await ilse.get_by_text("Ik heb het certificaat").click()
    await ilse.get_by_role("button", name="Leg mijn certificaat vast").click()
    await ilse.get_by_text("certificaat", exact=True).wait_for()
    await karim.goto(f"/leren/plannen/{plan}")
    await karim.get_by_label("Wie is bereikt, en wat hebben ze nu?").fill("Alle drie, in het overleg van dinsdag.")
    await karim.get_by_role("button", name="Leg vast dat het is doorgegeven").click()
    await karim.get_by_text("Gevolgd, en aan het team doorgegeven op").wait_for()
    await fits_everywhere(karim)
    row = await Plan.objects().get(Plan.id == plan)
    assert row and row.passed_on == local(clock.now()).date()
    await passes_it_on(ilse, there, training)
    await karim.goto(f"/leren/trainingen/{training}/doorgeven")
    mine = karim.locator(".spread li", has_text="Team Alkmaar")
    await mine.get_by_text("2 van 3").wait_for()
    assert await mine.get_by_text("1 met certificaat, 1 geleerd van een collega").count() == 1
    certified, taught = mine.locator("rect.certified"), mine.locator("rect.taught")
    assert (await certified.get_attribute("width"), await taught.get_attribute("width")) == ("33.3", "33.3")
    await fits_everywhere(karim)


async def passes_it_on(page: Page, there: Alkmaar, training: int) -> None:
    """To one colleague, without JavaScript."""
    await page.goto(f"/leren/trainingen/{training}/doorgeven")
    await page.get_by_text("Ik leid hierin").click()
    await page.get_by_label("mijn eigen team").check()
    await page.get_by_role("button", name="Zeg het").click()
    await page.get_by_label("Karim").check()
    await page.get_by_role("button", name="Leg vast wie ik heb opgeleid").click()
    await page.get_by_text("leidde op: Karim").wait_for()
    await accessible(page, javascript=False)
