"""What a colleague saw, from the one screen to the other; and how gladly somebody takes a role, in one tap."""

from typing import Any

import pytest

from teamhub.people import service as people
from tests.browser.conftest import DARK, DESKTOP, ENLARGED, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.factories import a_person, a_team, acting

WORDS = "Je vroeg door waar ik stil viel, en toen kwam het verhaal."


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["phone", "no javascript"])
async def test_words_of_a_colleague_come_on_a_page_when_who_they_are_about_wants_it(
    visit: Visit, on: dict[str, Any]
) -> None:
    ilse = await a_person("Ilse Veldkamp", language="nl")
    karim, nour = await a_person("Karim Bouzid", language="nl"), await a_person("Nour Haddadi", language="nl")
    await a_team(ilse, karim, name="Team Alkmaar")
    await a_team(nour, name="Team Haarlem")
    javascript = on is PHONE

    karims = await visit(karim, on=on)
    await karims.goto(f"/mensen/{ilse.id}")
    await karims.get_by_label("Wat zag je Ilse goed doen?").fill(WORDS)
    await karims.get_by_role("button", name="Geef deze woorden aan Ilse").click()
    await karims.get_by_text("alleen jullie tweeën kunnen dit lezen").wait_for()
    await accessible(karims, javascript)

    ilses = await visit(ilse, on=on)
    await ilses.goto("/")
    await ilses.get_by_text("Karim Bouzid zag iets wat jij goed doet").wait_for()
    await ilses.get_by_role("link", name="Lees het").click()
    await ilses.get_by_role("button", name="Zet dit op mijn pagina").wait_for()
    await accessible(ilses, javascript)
    await ilses.get_by_role("button", name="Zet dit op mijn pagina").click()
    await ilses.get_by_text("gezien door Karim Bouzid").wait_for()
    await accessible(ilses, javascript)

    nours = await visit(nour, on=on)
    await nours.goto("/talenten")
    await nours.get_by_role("searchbox", name="Waar zoek je iemand voor?").fill("verhaal")
    await nours.get_by_role("button", name="Zoek", exact=True).click()
    await nours.get_by_text(WORDS).wait_for()
    await accessible(nours, javascript)
    await nours.get_by_role("link", name="Ilse Veldkamp").click()
    await nours.get_by_text(WORDS).wait_for()

    await ilses.get_by_role("button", name=f"Haal van mijn pagina: {WORDS}").click()
    await ilses.get_by_text("Wat collega’s schreven en niet op je pagina staat").wait_for()
    await nours.goto(f"/mensen/{ilse.id}")
    assert await nours.get_by_text(WORDS).count() == 0


@pytest.mark.parametrize("on", [PHONE, DESKTOP, DARK, ENLARGED, NO_JAVASCRIPT],
                         ids=["phone", "desktop", "dark", "enlarged", "no javascript"])  # fmt: skip
async def test_a_role_gladly_or_not_this_quarter(visit: Visit, on: dict[str, Any]) -> None:
    ilse, karim = await a_person("Ilse Veldkamp", language="nl"), await a_person("Karim Bouzid", language="nl")
    team = await a_team(ilse, karim, name="Team Alkmaar")
    await people.name_talent(await acting(ilse), ilse.id, "Schrijft helder")
    page = await visit(ilse, on=on)
    await page.goto("/ik")
    await page.get_by_role("button", name="liever niet").click()
    await page.locator("button[aria-pressed=true]", has_text="liever niet").wait_for()
    await page.get_by_role("button", name="Dit kwartaal geen rol").click()
    await page.get_by_text("Daarna weer: liever niet.").wait_for()
    await accessible(page, on is not NO_JAVASCRIPT)

    karims = await visit(karim, on=on)
    await karims.goto(f"/teams/{team.id}")
    await karims.get_by_text("dit kwartaal geen rol").wait_for()
    await accessible(karims, on is not NO_JAVASCRIPT)

    await page.get_by_role("button", name="Toch weer een rol nemen").click()
    await page.locator("button[aria-pressed=true]", has_text="liever niet").wait_for()
    await karims.goto(f"/teams/{team.id}")
    await karims.get_by_text("een rol: liever niet").wait_for()
