"""Leave from asked to agreed, on phones: Karim asks, Esra wants to talk, they do, and the chart shows him away."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.async_api import Page

from teamhub.core.clock import local, now
from teamhub.core.workdays import is_workday
from teamhub.leave.tables import Leave
from tests.browser.alkmaar import Alkmaar, alkmaar, fits_everywhere
from tests.browser.conftest import DESKTOP, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.factories import system
from tests.leave.agreed import agree

SMALL = {"width": 360, "height": 740}
WORDS = "Dan is ook de intake. Kunnen we die dag verdelen?"


def week() -> tuple[date, date]:
    """Monday to Friday, one of the next weeks in which everybody works."""
    monday = local(now()).date() + timedelta(days=14)
    monday -= timedelta(days=monday.weekday())
    while not all(is_workday(monday + timedelta(days=n)) for n in range(5)):
        monday += timedelta(days=7)
    return monday, monday + timedelta(days=4)


async def world() -> Alkmaar:
    there = await alkmaar()
    await agree(now() - timedelta(days=400))
    return there


async def asks(page: Page, first: date, last: date) -> None:
    """Dutch days, first only to look; then for real."""
    await page.goto("/aanwezig")
    await fits_everywhere(page)
    await page.get_by_role("link", name="Vraag verlof").click()
    await fits_everywhere(page)
    await page.get_by_label("Eerste dag").fill(first.isoformat())
    await page.get_by_label("Laatste dag").fill(last.isoformat())
    await page.get_by_label("Iets wat je collega’s moeten weten?").fill("Naar de kust.")
    await page.get_by_role("button", name="Kijk eerst wie er dan is").click()
    await page.get_by_role("heading", name="Wie er dan ook afwezig is").wait_for()
    await (
        page.locator(".ruling", has_text="Het team beslist")
        .or_(page.locator(".ruling", has_text="KAD-05"))
        .first.wait_for()
    )
    await fits_everywhere(page)
    await page.get_by_role("button", name="Vraag het je collega’s").click()
    await page.get_by_text("gevraagd", exact=True).first.wait_for()
    await fits_everywhere(page)


async def test_asked_talked_over_and_away(visit: Visit) -> None:
    there = await world()
    first, last = week()
    karim, esra = await visit(there.karim), await visit(there.esra)
    await asks(karim, first, last)
    await esra.goto("/")
    waits = esra.locator(".wait", has_text="Karim wil graag verlof")
    await waits.get_by_role("link", name="Bekijk de dagen").click()
    await fits_everywhere(esra)
    await esra.get_by_label("Of: waar wil je over praten?").fill(WORDS)
    await esra.get_by_role("button", name="Laten we praten").click()
    await esra.get_by_text("Je zei: laten we praten").wait_for()
    await karim.goto("/")
    await karim.locator(".wait", has_text=WORDS).get_by_role("link").click()
    await fits_everywhere(karim)
    await karim.get_by_role("button", name="We hebben het besproken: het is afgesproken").click()
    await karim.get_by_text("Afgesproken. Voor je collega’s ben je deze dagen afwezig").wait_for()
    await fits_everywhere(karim)
    await esra.goto(f"/teams/{there.team.id}/aanwezig")
    await esra.evaluate("() => document.querySelectorAll('.wall-days details').forEach((one) => { one.open = true; })")
    await esra.locator(".wall-days li", has_text="afwezig Karim").first.wait_for()
    await fits_everywhere(esra)
    wide = await visit(there.esra, on=DESKTOP)
    await wide.goto(f"/teams/{there.team.id}/aanwezig")
    await wide.locator(".wall td.out").first.wait_for()
    await accessible(wide)


async def test_without_javascript_and_with_hours(visit: Visit) -> None:
    there = await world()
    first, _ = week()
    page = await visit(there.karim, on=NO_JAVASCRIPT)
    await page.goto(f"/verlof/nieuw?op={first}")
    await page.get_by_label("Alleen een paar uur van één dag?").fill("2,5")
    await page.get_by_role("button", name="Kijk eerst wie er dan is").click()
    await page.get_by_text("Deze dagen zijn 2,5 uur").wait_for()
    await page.get_by_role("button", name="Vraag het je collega’s").click()
    await page.get_by_role("link", name="Kies andere dagen").click()
    await page.get_by_label("Alleen een paar uur van één dag?").fill("1:30")
    await page.get_by_role("button", name="Verander het naar deze dagen").click()
    await page.get_by_role("button", name="Ongedaan maken: zoals het was").click()
    [row] = await Leave.select(Leave.hours, Leave.whole, Leave.round)
    assert (str(row["hours"]), row["whole"], row["round"]) == ("2.50", False, 1)
    await page.get_by_role("button", name="Ik kom toch").click()
    await page.get_by_text("Dit verlof is ingetrokken.").wait_for()


@pytest.mark.parametrize("on", [{**PHONE, "viewport": SMALL}, {**NO_JAVASCRIPT, "viewport": SMALL}], ids=["js", "none"])
async def test_the_wall_chart_under_a_thumb(visit: Visit, on: dict[str, Any]) -> None:
    """Today is first; a link leads to each week, and the names stay where they are."""
    there = await world()
    page = await visit(there.esra, on=on)
    await page.goto(f"/teams/{there.team.id}/aanwezig")
    await accessible(page, javascript="java_script_enabled" not in on)
    names, today = page.get_by_role("rowheader", name="Karim"), page.locator(".wall th[aria-current=date]")
    begin = await names.bounding_box()
    shown = await today.bounding_box()
    assert begin and shown and begin["x"] + begin["width"] <= shown["x"] + 1 <= SMALL["width"] - 20
    weeks = page.get_by_role("navigation", name="Naar een week op de kaart").get_by_role("link")
    assert await weeks.count() == len({(system(now()).today + timedelta(days=n)).isocalendar()[1] for n in range(42)})
    await weeks.nth(3).click()
    number = (await weeks.nth(3).inner_text()).split()[-1]
    monday = page.locator(f".wall th:has(#week-{number})")
    for _ in range(40):
        first = await monday.bounding_box()
        if first and first["x"] < SMALL["width"]:
            break
        await page.wait_for_timeout(50)
    kept = await names.bounding_box()
    assert kept and first and kept["x"] == begin["x"] and first["x"] >= kept["x"] + kept["width"] - 1
    sunday = page.locator(".wall thead tr:last-child th").nth(await _column(page, number) + 6)
    end, link = await sunday.bounding_box(), await weeks.nth(3).bounding_box()
    assert end and end["x"] + end["width"] <= SMALL["width"]  # the whole week at once
    assert link and 0 < link["y"] < first["y"] < SMALL["height"] - 100  # and the links above it, for the next one


async def _column(page: Page, week: str) -> int:
    """Which column of the chart the week begins in; the names are column nought."""
    heads = page.locator(".wall thead tr:last-child th")
    found = [await head.locator(f"#week-{week}").count() for head in await heads.all()]
    return found.index(1)


async def test_days_needed_and_calendar_pages(visit: Visit) -> None:
    there = await world()
    page = await visit(there.karim)
    for path in ("/verlof", "/ik/werkdagen", f"/teams/{there.team.id}/aanwezig/nodig", "/ik/agenda"):
        await page.goto(path)
        await fits_everywhere(page)
    await page.get_by_label("Ook wie er van mijn team afwezig is").check()
    await page.get_by_role("button", name="Maak mijn adres").click()
    await page.get_by_role("heading", name="Je adres: kopieer het nu").wait_for()
    await accessible(page)
