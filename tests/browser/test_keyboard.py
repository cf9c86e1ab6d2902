"""With keys alone, and with a thumb: one walk over pages of every part of TeamHub, each as somebody who works there."""

from pathlib import Path
from types import ModuleType

from playwright.async_api import Page

import tests.absence.cases.matrix as cases
import tests.absence.figures.matrix as figures
import tests.absence.matrix as absence
import tests.frameworks.drafts.matrix as drafts
import tests.hiring.applying.matrix as applying
import tests.hiring.matrix as hiring
import tests.hiring.selecting.matrix as selecting
import tests.joining.matrix as joining
import tests.leave.matrix as leave
import tests.roles.elections.matrix as elections
import tests.roles.handovers.matrix as handovers
import tests.takeovers.matrix as takeovers
import tests.training.certificates.matrix as certificates
import tests.training.matrix as training
from tests.browser.conftest import PHONE, Days, Visit
from tests.cast import a_cast
from tests.conftest import EMPTY, at_once
from tests.factories import a_person, a_team

LOOKS = (Path(__file__).parent / "looks.js").read_text()
WIDE = {"width": 1360, "height": 900}
NARROW = {"width": 375, "height": 740}
WALKS: list[tuple[ModuleType, str, tuple[str, ...]]] = [
    (absence, "teammate", ("/afwezig/melden", "/teams/{team}/afwezig", "/teams/{team}/verzuim", "/verzuim/{absence}")),
    (cases, "hr", (cases.FILE, "/verzuim/zwangerschapsverlof", "/personeel", "/instellingen")),
    (figures, "owner", ("/teams/{team}/cijfers",)),
    (hiring, "owner", ("/vacatures", "/vacatures/{vacancy}", "/teams/{team}/vacature")),
    (selecting, "teammate", tuple(f"/vacatures/{one}" for one in (
        "{letters}/brieven/{letter}", "{talks}/gesprekken", "{talks}/gesprekken/{talked}", "{chosen}/keuze",
    ))),
    (applying, "visitor", ("/werken-bij", "/werken-bij/{vacancy}", "/sollicitatie/{token}")),
    (joining, "hr", ("/inwerken/{plan}", "/contracten")),
    (leave, "owner", ("/", "/verlof", "/verlof/nieuw", "/teams/{team}/aanwezig", "/teams/{team}", "/ik/gegevens")),
    (elections, "owner", ("/rollen", "/rollen/{role}", "/verkiezingen/{open}")),
    (handovers, "owner", ("/overdrachten/{handover}",)),
    (drafts, "practice", (drafts.ONE,)),
    (takeovers, "owner", ("/overnames", "/overnames/nieuw")),
    (training, "owner", ("/leren", "/leren/behoeften/{need}", "/teams/{team}/leren", "/leren/plannen/{plan}")),
    (certificates, "owner", ("/teams/{team}/bekwaamheden", "/ik/certificaten")),
]  # fmt: skip


async def test_keys_and_thumbs_find_everything_in_the_order_of_reading(days: Days) -> None:
    found: list[str] = []
    for part, who, paths in WALKS:
        await at_once(EMPTY)
        cast = await a_cast()
        there = await part.prepare(cast)
        page = await days.visit(None if who == "visitor" else cast[who], on=PHONE)
        for path in paths:
            answer = await page.goto(path.format(**there))
            assert answer and answer.status == 200, f"{path} as {who}: {answer and answer.status}"
            found += [f"{path}: {wrong}" for wrong in await looked_at(page)]
    assert not found, "\n".join(found)


async def looked_at(page: Page) -> list[str]:
    """What is wrong: for a thumb, for who tabs through it on a phone, and for who does so in the dark on a desk."""
    await page.evaluate(LOOKS)
    await page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    wrong: list[str] = await page.evaluate("small()")
    wrong += await walked(page)
    await page.set_viewport_size(WIDE)
    await page.emulate_media(color_scheme="dark")
    wrong += [f"in the dark: {one}" for one in await page.evaluate("wrongOnTheWay()")]
    await page.set_viewport_size(NARROW)
    await page.emulate_media(color_scheme="light")
    return wrong


async def walked(page: Page) -> list[str]:
    """Past the navigation, which home alone is asked for, and to the end: no stop stands above the one before it."""
    wrong, last = [], None
    await page.keyboard.press("Tab")
    if await page.evaluate("document.activeElement.getAttribute('href')") != "#main":
        wrong.append("the first stop does not lead past the navigation")
    if not page.url.endswith("/"):
        await page.keyboard.press("Enter")
        assert await page.evaluate("document.activeElement.id") == "main"
    for _ in range(200):
        await page.keyboard.press("Tab")
        now = await page.evaluate("stop()")
        if now is None:
            return wrong
        wrong += [one for one in now["wrong"] if one not in wrong]
        if last and last["main"] and now["main"] and now["bottom"] < last["top"] and now["left"] <= last["left"]:
            wrong.append(f"{now['called']} is reached after {last['called']}, and stands above it")
        last = now
    return [*wrong, "the way through it has no end"]


async def test_after_what_is_refused_and_what_is_sent_one_knows_where_one_is(visit: Visit) -> None:
    esra = await a_person("Esra")
    await a_team(esra, name="Team Alkmaar")
    page = await visit(esra, on=PHONE)
    await page.goto("/verlof/nieuw")
    await page.get_by_label("Eerste dag").fill("2100-03-09")
    await page.get_by_label("Laatste dag").fill("2100-03-02")
    await page.get_by_role("button", name="Vraag het je collega’s").click()
    await page.locator("main :is([aria-invalid=true], [role=alert]):focus").wait_for()

    await page.goto(f"/mensen/{esra.id}")
    await page.get_by_label("Iets waar je goed in bent").fill("Blijft rustig")
    await page.keyboard.press("Enter")
    await page.locator("#told", has_text="Het is binnen. De pagina is bijgewerkt.").wait_for(state="attached")
    await page.locator("main p.said", has_text="Blijft rustig").wait_for()
    assert await page.evaluate("document.activeElement.name") == "text"

    await page.goto("/berichten")
    await page.locator("main a[href='/berichten/instellingen']").first.click()
    await page.wait_for_url("**/berichten/instellingen")
    await page.locator("#told", has_text=await page.title()).wait_for(state="attached")
    assert await page.evaluate("document.activeElement.id") == "main"
