"""A role passes from one to the other, each on a phone: the list, the tip, two signatures. And its checklist."""

import re
from datetime import timedelta

from playwright.async_api import Page

from teamhub.core import clock
from teamhub.roles import service as roles
from teamhub.roles.checklists import service as checklists
from teamhub.roles.checklists.rules import Rhythm
from teamhub.roles.tables import TeamRole
from tests.browser.alkmaar import Alkmaar, ago, alkmaar, fits_everywhere, opens
from tests.browser.conftest import NO_JAVASCRIPT, Visit
from tests.factories import a_role, a_team_role, system
from tests.roles.handovers.factories import a_planner as a_planner_role

TIP = "Begin met de nachten, dan volgt de rest vanzelf."
DAY = timedelta(days=1)


async def a_planner(here: Alkmaar) -> TeamRole:
    """Esra was the planner until yesterday, and has put something on the checklist; from today it is Ilse."""
    today = clock.local(clock.now()).date()
    role = await a_planner_role(here.team)
    await a_role(here.esra, here.team, "planner", from_on=today - 300 * DAY, until_on=today - DAY)
    act = await ago(here.esra, 30)
    await checklists.write(act, role.id, text="Rooster staat vier weken vooruit", rhythm=Rhythm.WEEKLY)
    await roles.appoint(system(clock.now()), role.id, here.ilse.id, from_on=today)
    return role


async def hands_over(esra: Page) -> None:
    await opens(esra, "Je draagt een rol over aan Ilse")
    await esra.get_by_role("button", name="overgedragen: Maakt het rooster").click()
    await esra.get_by_text("overgedragen, zegt Esra").wait_for()
    await esra.get_by_text("Iets toevoegen").click()
    await esra.get_by_label("Wat moet er nog meer overgedragen worden?").fill("Toegang roostersysteem")
    await esra.get_by_label("toegang en spullen").check()
    await esra.get_by_role("button", name="Op de lijst zetten").click()
    await esra.get_by_role("heading", name="Toegang en spullen").wait_for()
    await esra.get_by_label("Wat had je graag van tevoren geweten?").fill(TIP)
    await esra.get_by_role("button", name="Tip bewaren").click()
    await esra.locator("blockquote", has_text=TIP).wait_for()
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Teken: ik heb het overgedragen").click()
    await esra.get_by_text("Nu tekent Ilse ook.").wait_for()


async def takes_over(ilse: Page) -> None:
    await opens(ilse, "Je neemt een rol over van Esra")
    await ilse.locator("blockquote", has_text=TIP).wait_for()
    await ilse.get_by_role("button", name="overgedragen: Rooster staat vier weken vooruit").click()
    await ilse.get_by_text("overgedragen, zegt Ilse").wait_for()
    await ilse.get_by_role("button", name=re.compile("Niet nodig.*Regelt vervanging")).click()
    await ilse.get_by_text("niet nodig, zegt Ilse").wait_for()
    await ilse.get_by_role("button", name="Teken: ik heb het overgenomen").click()
    await ilse.get_by_text("Allebei hebben ze getekend. 1 ding van de overdracht staat nog open.").wait_for()
    await fits_everywhere(ilse)


async def ticks(page: Page, here: Alkmaar) -> None:
    """In the meeting, one press each; the other button takes it back."""
    await page.goto(f"/teams/{here.team.id}/checklists")
    done = page.get_by_role("button", name=re.compile("^Gedaan.*Rooster staat"))
    other = page.get_by_role("button", name=re.compile("^Niet gedaan.*Rooster staat"))
    await done.click()
    await page.get_by_text("1 van de 1 afgevinkt").wait_for()
    assert await done.get_attribute("aria-pressed") == "true"
    await other.click()
    await page.locator("button.no[aria-pressed=true]").wait_for()
    assert await done.get_attribute("aria-pressed") == "false"


async def test_a_handover(visit: Visit) -> None:
    here = await alkmaar()
    role = await a_planner(here)
    esra, ilse = await visit(here.esra), await visit(here.ilse)
    await hands_over(esra)
    await takes_over(ilse)
    await esra.goto(f"/teams/{here.team.id}/checklists")
    await ticks(ilse, here)
    await esra.get_by_text("afgevinkt door Ilse").wait_for()  # by itself, on her own phone
    await fits_everywhere(ilse)
    await ilse.goto(f"/rollen/{role.id}")
    await ilse.get_by_text("1 ding van de overdracht staat nog open").wait_for()
    await fits_everywhere(ilse)
    await ilse.goto(f"/rollen/{role.id}/checklist")
    await fits_everywhere(ilse)


async def test_the_checklists_are_ticked_without_javascript(visit: Visit) -> None:
    here = await alkmaar()
    await a_planner(here)
    await ticks(await visit(here.karim, on=NO_JAVASCRIPT), here)


async def test_a_role_that_nobody_wants_is_bought_in(visit: Visit) -> None:
    here = await alkmaar()
    today = clock.local(clock.now()).date()
    role = await a_team_role(here.team, "huismeester", core=True, opened_on=today - 60 * DAY)
    esra, harmen = await visit(here.esra), await visit(here.harmen)
    await opens(esra, "Een kernrol van Team Alkmaar is vacant")
    await esra.goto(f"/rollen/{role.id}/uitwegen")
    await fits_everywhere(esra)
    await esra.get_by_role("link", name="Vraag de MPP om in te kopen").click()
    await esra.get_by_label("Wat wil je inkopen?").fill("Klein onderhoud, anderhalf uur per week.")
    await esra.get_by_label("Van wie?").fill("facilitair")
    await esra.get_by_label("Tot en met welke dag?").fill((today + 60 * DAY).isoformat())
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Vraag het aan Harmen").click()
    await esra.get_by_text("Wacht op antwoord van Harmen.").wait_for()
    await opens(harmen, "Team Alkmaar vraagt om een rol tijdelijk in te kopen")
    await harmen.get_by_label("Je reden").fill("Facilitair heeft ruimte tot de zomer.")
    await fits_everywhere(harmen)
    await harmen.get_by_role("button", name="Akkoord: koop het in").click()
    await harmen.get_by_text("Facilitair heeft ruimte tot de zomer.").wait_for()
    await esra.goto(f"/rollen/{role.id}/uitwegen")
    await esra.get_by_text("ingekocht tot en met").wait_for()
    assert await esra.get_by_role("heading", name="Kleiner maken").count() == 0
