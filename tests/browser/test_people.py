"""Teams, people and the personnel pages in a real browser: accessible, and usable on a phone and without JavaScript."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.core import clock
from teamhub.core.act import Office
from teamhub.people import service
from teamhub.people.tables import Person
from teamhub.roles.tables import RoleTemplate
from teamhub.teams.tables import Team
from tests.browser.conftest import DARK, DESKTOP, ENLARGED, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.factories import a_person, a_role, a_team, acting, holds, joins, system

SCREENS = pytest.mark.parametrize("on", [PHONE, DESKTOP, DARK, ENLARGED], ids=["phone", "desktop", "dark", "enlarged"])
DAY = timedelta(days=1)


def today() -> date:
    return system(clock.now()).today


async def a_real_team() -> tuple[Team, Person]:
    """With everything that its page can show: long words, a role that ends, a vacant one, and who joins later."""
    ilse = await a_person("Ilse Veldkamp", language="nl", function_nl="Aandachtsfunctionaris huiselijk geweld")
    karim, dewi = await a_person("Karim Bouzid"), await a_person("Dewi Saptorini", joined_on=today() + 9 * DAY)
    team = await a_team(ilse, karim, mpp=await a_person("Harmen Dijksterhuis"), name="Team Alkmaar")
    description = {"focus_nl": "Opvang en ambulante nazorg", "meeting_day": "tuesday", "caseload_norm": 8}
    await Team.update(**description).where(Team.id == team.id)
    await joins(dewi, team, from_on=today() + 9 * DAY)
    await service.change_hours(system(), ilse.id, Decimal("28.5"), from_on=date(2024, 1, 1))
    await service.name_talent(await acting(ilse), ilse.id, "Schrijft helder en legt moeilijke dingen simpel uit")
    await a_role(ilse, team, "aandachtsfunctionaris-kinderen", until_on=today() + 300 * DAY)
    await a_role(karim, team, "gespreksleider", until_on=today() + 10 * DAY)
    penningmeester = {"name_nl": "Penningmeester", "name_en": "Budget holder", "term_months": 12, "core": True}
    await RoleTemplate(key="penningmeester", **penningmeester).save()
    return team, ilse


@SCREENS
async def test_a_team_and_its_people_are_for_everybody_to_read(visit: Visit, on: dict[str, Any]) -> None:
    team, ilse = await a_real_team()
    page = await visit(ilse, on=on)
    for path in ("/teams", "/team", f"/teams/{team.id}", f"/mensen/{ilse.id}"):
        await page.goto(path)
        await accessible(page)


@SCREENS
async def test_the_personnel_pages_are_for_every_hr_to_use(visit: Visit, on: dict[str, Any]) -> None:
    _, ilse = await a_real_team()
    anita = await a_person("Anita Groothuizen", language="nl")
    await holds(anita, Office.HR)
    page = await visit(anita, on=on)
    for path in ("/personeel", "/personeel/nieuw", f"/personeel/{ilse.id}", f"/personeel/{anita.id}"):
        await page.goto(path)
        for summary in await page.locator("main summary").all():
            await summary.click()
        await accessible(page)


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["phone", "no javascript"])
async def test_naming_a_talent_and_a_successor(visit: Visit, on: dict[str, Any]) -> None:
    _, ilse = await a_real_team()
    page = await visit(ilse, on=on)
    await page.goto("/ik")
    await page.get_by_label("Iets waar je goed in bent").fill("Rotsvast in crisisgesprekken")
    await page.get_by_role("button", name="Voeg dit talent toe").click()
    await page.get_by_text("Rotsvast in crisisgesprekken").wait_for()
    await page.get_by_label("Collega", exact=True).select_option(label="Karim Bouzid · Team Alkmaar")
    async with page.expect_response(lambda answer: answer.url.endswith(f"/mensen/{ilse.id}")):
        await page.get_by_role("button", name="Wijs deze collega aan").click()
    await page.goto("/ik")
    assert await page.locator("option:checked", has_text="Karim Bouzid").count() == 1
    await page.get_by_role("button", name="Neem terug: Rotsvast in crisisgesprekken").click()
    await page.get_by_text("Rotsvast in crisisgesprekken").wait_for(state="detached")


@pytest.mark.parametrize("on", [DESKTOP, NO_JAVASCRIPT], ids=["desktop", "no javascript"])
async def test_from_welcome_to_the_last_day(visit: Visit, on: dict[str, Any]) -> None:
    await a_real_team()
    anita = await a_person("Anita Groothuizen", language="nl")
    await holds(anita, Office.HR)
    page = await visit(anita, on=on)
    await page.goto("/personeel")
    await page.get_by_role("link", name="Verwelkom iemand").click()
    await page.get_by_label("Naam", exact=True).fill("Nour Haddadi")
    await page.get_by_label("Contracturen per week").fill("veel")
    await page.get_by_label("Team", exact=True).select_option(label="Team Alkmaar")
    await page.get_by_role("button", name="Verwelkom deze collega").click()
    await page.get_by_text("Vul uren per week in, zoals 28,5.").wait_for()
    assert await page.get_by_label("Naam", exact=True).input_value() == "Nour Haddadi"
    await page.get_by_label("Contracturen per week").fill("28,5")
    await page.get_by_role("button", name="Verwelkom deze collega").click()

    await page.get_by_role("heading", name="Nour Haddadi").wait_for()
    await page.get_by_text("Andere uren").click()
    await page.get_by_label("Contracturen per week").fill("32")
    await page.get_by_role("button", name="Leg deze uren vast").click()
    await page.get_by_role("definition").filter(has_text="32").wait_for()
    await page.get_by_label("Laatste dag", exact=True).fill((today() + 30 * DAY).isoformat())
    await page.locator("aside").get_by_role("button", name="Leg deze laatste dag vast").click()
    await page.get_by_role("button", name="Blijft toch").click()
    await page.get_by_role("button", name="Blijft toch").wait_for(state="detached")
