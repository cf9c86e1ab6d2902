"""Setting the second factor up on a phone, and coming back with it; and with a code from paper."""

import re
from typing import Any

import pyotp
import pytest

from teamhub.core.act import Office
from tests.browser.conftest import DARK, DESKTOP, ENLARGED, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.factories import a_person, holds


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["phone", "no javascript"])
async def test_set_up_on_the_way_to_a_page_and_shown_in_the_next_browser(visit: Visit, on: dict[str, Any]) -> None:
    anita, roel = await a_person("Anita Groothuizen", language="nl"), await a_person("Roel Bosman", language="nl")
    await holds(anita, Office.HR)
    javascript = on is PHONE
    wanted = f"/personeel/{roel.id}/tweede-factor"

    page = await visit(anita, on=on, proved=False)
    await page.goto(wanted)
    await page.get_by_role("heading", name="Stel je tweede factor in").wait_for()
    await accessible(page, javascript)
    await page.get_by_role("button", name="Begin").click()
    await page.get_by_role("img", name="Een plaatje voor je app").wait_for()
    await page.get_by_text("typ dit over").click()
    secret = (await page.locator("code.secret").inner_text()).replace(" ", "")
    await accessible(page, javascript)
    await page.get_by_label("Zes cijfers").fill("123")
    await page.get_by_role("button", name="Stel in").click()
    await page.get_by_text("Deze code klopt niet").wait_for()
    await page.get_by_label("Zes cijfers").fill(pyotp.TOTP(secret).now())
    await page.get_by_role("button", name="Stel in").click()
    await page.get_by_role("heading", name="Bewaar deze tien herstelcodes").wait_for()
    codes = await page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    if javascript:
        await page.wait_for_timeout(100)
        assert await page.evaluate("Object.values(localStorage)") == []  # no code is kept as a draft
    await page.get_by_role("link", name="Ik heb ze bewaard").click()
    await page.get_by_role("heading", name="Tweede factor van Roel Bosman").wait_for()

    other = await visit(anita, on=on, proved=False)
    await other.goto(wanted)
    await other.get_by_label("De code die je app nu laat zien").wait_for()
    await accessible(other, javascript)
    await other.get_by_text("Geen telefoon bij de hand?").click()
    await other.get_by_label("Een van je herstelcodes").fill(codes[3].upper())
    await other.get_by_role("button", name="Gebruik deze herstelcode").click()
    await other.get_by_role("heading", name="Tweede factor van Roel Bosman").wait_for()
    await accessible(other, javascript)

    await other.goto("/ik/aanmeldingen")
    await other.get_by_text("nog 9 herstelcodes").wait_for()
    await accessible(other, javascript)
    await other.get_by_role("link", name="Beheer hem").click()
    await other.get_by_text("Hem uitzetten").click()
    await other.locator("#code-off").fill(codes[4])
    await other.get_by_role("button", name="Zet de tweede factor uit").click()
    await other.get_by_role("heading", name="Stel je tweede factor in").wait_for()
    assert re.search("/ik/tweede-factor$", other.url)


@pytest.mark.parametrize("on", [DESKTOP, DARK, ENLARGED], ids=["desktop", "dark", "enlarged"])
async def test_its_pages_fit(visit: Visit, on: dict[str, Any]) -> None:
    esra = await a_person("Esra Yildiz", language="nl")
    page = await visit(esra, on=on, proved=False)
    await page.goto("/ik/tweede-factor")
    await accessible(page)
    await page.get_by_role("button", name="Begin").click()
    await page.get_by_text("typ dit over").click()
    secret = (await page.locator("code.secret").inner_text()).replace(" ", "")
    await accessible(page)
    await page.get_by_label("Zes cijfers").fill(pyotp.TOTP(secret).now())
    await page.get_by_role("button", name="Stel in").click()
    await page.get_by_role("heading", name="Bewaar deze tien herstelcodes").wait_for()
    await page.goto("/ik/tweede-factor")
    for summary in ("Tien nieuwe maken", "Een andere telefoon of app gebruiken", "Hem uitzetten"):
        await page.get_by_text(summary).click()
    await accessible(page)
