"""Absence in figures, in a real browser: for a team, for HR and for an MPP; on a phone, and without JavaScript."""

from datetime import timedelta
from typing import Any

import pytest

from teamhub.core import clock
from teamhub.core.act import Office
from teamhub.core.months import quarter_after
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.absence.figures.there import a_team_of, away
from tests.browser.conftest import DARK, DESKTOP, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.factories import a_person, holds, system

DAY = timedelta(days=1)
SCREENS = pytest.mark.parametrize("on", [PHONE, DESKTOP, DARK], ids=["phone", "desktop", "dark"])


async def a_real_team() -> tuple[Team, Person, Person, Person]:
    """Last quarter one of seven was absent for twenty days of its ninety or so; a small team besides."""
    harmen, anita = await a_person("Harmen Dijksterhuis", language="nl"), await a_person("Anita", language="nl")
    await holds(anita, Office.HR)
    team, members = await a_team_of(7, "Team Alkmaar", mpp=harmen)
    _, [jolijn, *_] = await a_team_of(4, "Kinderteam", mpp=harmen)
    first = quarter_after(system(clock.now()).today, -1)
    await away(members[0], first, first + 20 * DAY)
    await away(members[1], first - 400 * DAY, first - 300 * DAY)
    await away(jolijn, first - 10 * DAY)
    await Person.update(language="nl").where(Person.id == members[2].id)
    return team, members[2], harmen, anita


@SCREENS
async def test_a_team_its_mpp_and_hr_read_their_figures(visit: Visit, on: dict[str, Any]) -> None:
    team, ilse, harmen, anita = await a_real_team()
    for who, paths in (
        (ilse, (f"/teams/{team.id}/cijfers",)),
        (harmen, ("/verzuim/cijfers", f"/teams/{team.id}/cijfers")),
        (anita, ("/verzuim/cijfers", f"/teams/{team.id}/cijfers", "/instellingen", "/instellingen/absence.classes")),
    ):
        page = await visit(who, on=on)
        for path in paths:
            await page.goto(path)
            for summary in await page.locator("main summary").all():
                await summary.click()
            await accessible(page)


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["phone", "no javascript"])
async def test_from_the_team_to_its_figures_and_to_another_period(visit: Visit, on: dict[str, Any]) -> None:
    team, ilse, *_ = await a_real_team()
    page = await visit(ilse, on=on)
    await page.goto(f"/teams/{team.id}")
    await page.get_by_role("link", name="Naar de cijfers").click()
    await page.get_by_role("heading", name="Verzuimcijfers").wait_for()
    await page.get_by_text("20,0 dagen").first.wait_for()
    await page.get_by_label("Periode").select_option("12")
    await page.get_by_role("button", name="Toon deze").click()
    await page.wait_for_url("**periode=12*")
    assert await page.locator("option:checked").inner_text() != ""
    await page.get_by_text("12 maanden tot en met").first.wait_for(state="attached")


async def test_hr_sets_another_number_and_takes_it_back(visit: Visit) -> None:
    *_, anita = await a_real_team()
    page = await visit(anita, on=PHONE)
    await page.goto("/instellingen")
    await page.get_by_role("link", name="Verzuim met minder tijd ertussen").click()
    await page.get_by_label("Dagen").fill("42")
    await page.get_by_label("Geldt vanaf").fill((system(clock.now()).today + 30 * DAY).isoformat())
    await page.get_by_label("Waarom").fill("De wet verandert dan.")
    await page.get_by_role("button", name="Zet dit getal").click()
    await page.get_by_role("heading", name="Wat er komt").wait_for()
    await accessible(page)
    await page.get_by_role("button", name="Neem dit terug").click()
    await page.get_by_role("heading", name="Wat er komt").wait_for(state="detached")
    await page.get_by_text("nam terug dat dit getal").wait_for()
