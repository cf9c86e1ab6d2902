"""A real Chromium at a real `teamhub serve`. A journey asks for `visit` and says as whom and on what:

    async def test_something(visit: Visit) -> None:
        page = await visit(esra, on=PHONE)
        await page.goto("/ideen")
        await accessible(page)

Whatever Chromium complains about meanwhile, in the console or because a script broke, fails the journey at its end.
"""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from granian.constants import Interfaces
from granian.server.embed import Server
from httpx import AsyncClient, HTTPError
from playwright.async_api import Browser, Locator, Page, async_playwright

from teamhub.app import create_app
from teamhub.core import clock
from teamhub.core.clock import Clock
from teamhub.people.tables import Person
from teamhub.settings import Settings
from teamhub.sign_in import service as sign_in
from teamhub.sign_in.middleware import COOKIE
from teamhub.sign_in.tables import Session
from tests.browser.chromium import arguments, executable
from tests.conftest import EMPTY, NOON, at_once
from tests.factories import a_person, a_team
from tests.html import valid_html

SECRET = "only for tests, and long enough to be taken for a secret"
STARTS = 120  # seconds; on a machine with much else to do it takes half a minute
QUIETLY = [*arguments(), "--disable-background-networking", "--disable-quic"]

PHONE = {"viewport": {"width": 375, "height": 740}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1360, "height": 900}}
DARK = {**PHONE, "color_scheme": "dark"}
NARROW = {"viewport": {"width": 320, "height": 640}}
ENLARGED = {"viewport": {"width": 680, "height": 450}}  # a desktop at 200 %
# Chromium tells when it skips a transition between two pages, and without a script nobody can hear it: so, none.
NO_JAVASCRIPT = {**PHONE, "java_script_enabled": False, "reduced_motion": "reduce"}

Visit = Callable[..., Awaitable[Page]]
EXPECTED = ("the server responded with a status of 4",)  # refusals are pages, and journeys meet them on purpose

# Wider than the window, or reaching out of it; what scrolls by itself and what is hidden on purpose may.
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const frame = element.parentElement.closest(".wall-frame, .scroll"); // which itself has to fit, and to scroll
    const scrolled = frame && ["auto", "scroll"].includes(getComputedStyle(frame).overflowX);
    return width && (right > wide + 1 || left < -1) && !scrolled && !element.closest(".skip, .unseen, .menu, .way");
  });
  return (document.documentElement.scrollWidth > wide ? ["the page scrolls sideways"] : [])
    .concat(out.map((element) => `${element.tagName}.${element.className}`));
}"""


@pytest.fixture(scope="session")
async def served(database: str) -> AsyncIterator[str]:
    """The address of one server for all journeys: it keeps nothing that the emptied database does not."""
    port = free_port()
    settings = os.environ | {
        "TEAMHUB_DATABASE_URL": database,
        "TEAMHUB_SECRET": SECRET,
        "TEAMHUB_JOBS": "off",
        "TEAMHUB_DEMO": "on",
    }
    command = (sys.executable, "-m", "teamhub", "serve", "--port", str(port), "--workers", "2")
    serving = await asyncio.create_subprocess_exec(*command, env=settings, stdout=asyncio.subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    await answers(address, lambda: serving.returncode is None)
    await warmed(address)
    yield address
    serving.terminate()
    assert await serving.wait() == 0


async def answers(address: str, runs: Callable[[], bool]) -> None:
    """Or the journey ends here: one that begins before anything answers would fail with something else."""
    async with AsyncClient() as client, asyncio.timeout(STARTS):
        while True:
            with suppress(HTTPError):
                if (await client.get(f"{address}/health")).is_success:
                    return
            assert runs(), "The server did not start: what it said is above"
            await asyncio.sleep(0.1)


async def warmed(address: str) -> None:
    """Both processes have shown what everybody opens first: no journey waits for what is loaded and planned once."""
    esra = await a_person("Esra")
    team = await a_team(esra)
    cookies = {COOKIE: await _session(esra, True, clock.now())}

    async def look(path: str) -> None:
        async with AsyncClient(base_url=address, cookies=cookies, timeout=STARTS) as client:
            assert (await client.get(path)).is_success

    for path in ("/", f"/teams/{team.id}", "/ideen", "/ik/afwezig", f"/teams/{team.id}/aanwezig"):
        await asyncio.gather(*(look(path) for _ in range(6)))
    await at_once(EMPTY)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable(), args=QUIETLY)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Locator, "click", pressed)
            yield browser
        await browser.close()


CLICK = Locator.click


async def pressed(what: Locator, **more: Any) -> None:
    """A click, until the page that it leads to is there: Playwright does so only for what the browser itself loads."""
    await CLICK(what, **more)
    await arrived(what.page)
    await what.page.wait_for_load_state("domcontentloaded")


@pytest.fixture
async def visit(db: str, served: str, chromium: Browser) -> AsyncIterator[Visit]:
    """`await visit(person, on=PHONE)` is a page of their own; without a person that of a visitor."""
    async with visiting(chromium, served, clock.now) as come:
        yield come


class Days:
    """The clock that a journey moves: `days.go(21)` is the noon of day 21. Day 1 is that of NOON.

    Nobody stays signed in for so long: on each day one comes with `days.visit`, as `visit` above.
    """

    visit: Visit

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at

    def go(self, day: int) -> None:
        self.at = NOON + timedelta(days=day - 1)

    def on(self, day: int) -> date:
        return clock.local(NOON).date() + timedelta(days=day - 1)


@pytest.fixture
async def days(db: str, chromium: Browser) -> AsyncIterator[Days]:
    """A server in our own process: it shares the clock with the journey, which says what day it is."""
    moving, port = Days(), free_port()
    app = create_app(Settings(secret=SECRET, run_jobs=False, demo=True), clock=moving)
    server = Server(app, port=port, interface=Interfaces.ASGI, websockets=False, log_enabled=False)
    serving = asyncio.create_task(server.serve())
    address = f"http://127.0.0.1:{port}"
    await answers(address, lambda: not serving.done())
    async with visiting(chromium, address, moving) as come:
        moving.visit = come
        yield moving
    server.stop()
    await serving


@asynccontextmanager
async def visiting(chromium: Browser, address: str, now: Clock) -> AsyncIterator[Visit]:
    problems: list[str] = []
    contexts = []

    async def come(
        person: Person | None = None, on: dict[str, Any] = PHONE, locale: str = "nl-NL", *, proved: bool = True
    ) -> Page:
        context = await chromium.new_context(**on, locale=locale, base_url=address)
        contexts.append(context)
        if person is not None:
            token = await _session(person, proved, now())
            await context.add_cookies([{"name": COOKIE, "value": token, "url": address}])
        page = await context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        return page

    yield come
    for context in contexts:
        await context.close()
    assert [problem for problem in problems if not any(expected in problem for expected in EXPECTED)] == []


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def _session(person: Person, proved: bool, now: datetime) -> str:
    """Signed in by a row: hashing a password would cost every journey a third of a second."""
    token = f"journey-of-{person.id}-{os.urandom(8).hex()}"
    lasts = {"started_at": now, "ends_at": now + sign_in.LASTS, "proved_at": now if proved else None}
    await Session(token_hash=sign_in.hashed(token), person=person.id, **lasts).save()
    return token


async def accessible(page: Page, javascript: bool = True) -> None:
    """The HTML is valid as it was sent, axe finds nothing, and nothing reaches out of the window."""
    await arrived(page)
    valid_html(await (await page.request.get(page.url)).text())
    if javascript:  # axe is a script itself: where scripts are off it never answers
        await fits(page)


async def arrived(page: Page) -> None:
    """The next page is there. A click waits for no page that hub.js fetches, and what is pressed meanwhile is lost."""
    await page.locator("[aria-busy=true]").first.wait_for(state="detached")


async def fits(page: Page) -> None:
    await arrived(page)
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert await page.evaluate(OUTSIDE) == []
