import pytest

from teamhub.notices import service
from tests.browser.conftest import DARK, DESKTOP, ENLARGED, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.factories import a_person, a_team, acting, system
from tests.ideas.factories import an_idea

SCREENS = pytest.mark.parametrize("on", [PHONE, DESKTOP, DARK, ENLARGED], ids=["phone", "desktop", "dark", "enlarged"])


@SCREENS
async def test_told_opened_and_read(visit: Visit, on: dict[str, object]) -> None:
    """From the count in the header to the idea, and the count is gone."""
    esra, *others = [await a_person(name, language="nl") for name in ("Esra Yilmaz", "Ilse Visser", "Roel Dam")]
    await a_team(esra, *others)
    idea = await an_idea(await acting(esra), title="Eén intakeformulier in plaats van drie")
    await service.deliver(system())

    page = await visit(others[0], on=on)
    await page.goto("/")
    await accessible(page)
    await page.get_by_role("link", name="1 ongelezen bericht").click()
    await page.get_by_role("heading", name="Berichten").wait_for()
    await accessible(page)
    await page.get_by_role("link", name=idea.title).click()
    await page.get_by_role("heading", name=idea.title).wait_for()
    assert await page.get_by_role("link", name="ongelezen").count() == 0


@SCREENS
async def test_choosing_what_to_hear_of(visit: Visit, on: dict[str, object]) -> None:
    page = await visit(await a_person("Ilse Visser", language="nl"), on=on)
    await page.goto("/berichten/instellingen")
    await accessible(page)
    await page.get_by_role("group", name="Over mijn team").get_by_label("In mijn mail van de dag").uncheck()
    await page.get_by_label("Om welk uur").select_option("20:00")
    await page.get_by_role("button", name="Bewaar deze keuzes").click()
    await page.get_by_role("heading", name="Berichten").wait_for()
    await page.goto("/berichten/instellingen")
    ticked = page.get_by_role("group", name="Over mijn team").get_by_label("In mijn mail van de dag")
    assert not await ticked.is_checked()
    assert await page.get_by_label("Om welk uur").input_value() == "20"


async def test_marking_all_as_read_without_javascript(visit: Visit) -> None:
    esra, ilse = await a_person("Esra", language="nl"), await a_person("Ilse", language="nl")
    await a_team(esra, ilse)
    await an_idea(await acting(esra))
    await service.deliver(system())
    page = await visit(ilse, on=NO_JAVASCRIPT)
    await page.goto("/berichten")
    await accessible(page, javascript=False)
    await page.get_by_role("button", name="Ik heb deze gelezen").click()
    assert await page.get_by_text("nieuw", exact=True).count() == 0
