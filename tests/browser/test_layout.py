"""What holds on every page: navigation, the menu under one's face, drafts, and that it fits where it is read."""

from typing import Any

import pytest

from tests.browser.conftest import DARK, DESKTOP, ENLARGED, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.factories import a_person, a_team

# The file of icons came, and has each of those in the bar of a phone.
ICONS = """() => {
    const drawn = [...document.querySelectorAll("nav li:not(.more) use")].map((use) => use.getBBox().width > 0);
    return drawn.length === 5 && drawn.every(Boolean);
}"""
WINDOWS = {"phone": PHONE, "desktop": DESKTOP, "dark": DARK, "enlarged": ENLARGED}


@pytest.mark.parametrize("on", WINDOWS.values(), ids=WINDOWS)
async def test_home_fits_and_is_accessible(visit: Visit, on: dict[str, Any]) -> None:
    esra = await a_person("Esra")
    await a_team(esra, name="Team Alkmaar")
    page = await visit(esra, on=on)
    await page.goto("/")
    await accessible(page)
    here = page.get_by_role("navigation", name="Hoofdmenu").locator("[aria-current=page]")
    assert await here.inner_text() == "Vandaag"
    await page.wait_for_function(ICONS)


async def test_on_a_phone_what_is_not_in_the_bar_is_in_the_menu(visit: Visit) -> None:
    esra = await a_person("Esra")
    await a_team(esra, name="Team Alkmaar")
    page = await visit(esra, on=PHONE)
    await page.goto("/")
    bar = page.get_by_role("navigation", name="Hoofdmenu")
    assert await bar.get_by_role("link").count() == 5
    await page.get_by_label("Menu van Esra").click()
    assert await page.locator(".menu").get_by_role("link").count() >= 4
    await accessible(page)
    await page.keyboard.press("Escape")
    assert await page.locator(".menu[open]").count() == 0


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["with JavaScript", "without"])
async def test_signing_out_from_the_menu(visit: Visit, on: dict[str, Any]) -> None:
    esra = await a_person("Esra")
    page = await visit(esra, on=on)
    await page.goto("/")
    await page.get_by_label("Menu van Esra").click()
    await page.get_by_role("button", name="Afmelden").click()
    await page.wait_for_url("**/aanmelden")
    assert await page.get_by_role("navigation").count() == 0


async def test_the_first_tab_leads_past_the_navigation(visit: Visit) -> None:
    page = await visit(await a_person("Esra"), on=DESKTOP)
    await page.goto("/")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    await page.keyboard.press("Enter")
    await page.wait_for_function("document.activeElement.id === 'main'")


async def test_drafts_are_the_persons_own_and_go_when_they_sign_out(visit: Visit) -> None:
    esra = await a_person("Esra")
    page = await visit(esra)
    await page.goto("/")
    await page.evaluate("localStorage.setItem('draft 999 /ideen/7 text', 'van een ander')")
    await page.evaluate(f"localStorage.setItem('draft {esra.id} /ideen/7 text', 'van mij')")
    await page.reload()
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('draft '))"
    assert await page.evaluate(kept) == [f"draft {esra.id} /ideen/7 text"]
    await page.get_by_label("Menu van Esra").click()
    await page.get_by_role("button", name="Afmelden").click()
    await page.wait_for_url("**/aanmelden")
    assert await page.evaluate(kept) == []


async def test_a_page_that_is_not_there(visit: Visit) -> None:
    page = await visit(await a_person("Esra"))
    await page.goto("/nergens")
    await accessible(page)
    await page.get_by_role("heading", name="Hier is niets te vinden").wait_for()
