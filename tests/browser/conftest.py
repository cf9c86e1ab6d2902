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
from contextlib import suppress
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from httpx import AsyncClient, HTTPError
from playwright.async_api import Browser, Page, async_playwright

from teamhub.core import clock
from teamhub.people.tables import Person
from teamhub.sign_in import service as sign_in
from teamhub.sign_in.middleware import COOKIE
from teamhub.sign_in.tables import Session
from tests.browser.chromium import arguments, executable
from tests.html import valid_html

SECRET = "only for tests, and long enough to be taken for a secret"
QUIETLY = [*arguments(), "--disable-background-networking", "--disable-quic"]

PHONE = {"viewport": {"width": 375, "height": 740}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1360, "height": 900}}
DARK = {**PHONE, "color_scheme": "dark"}
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
    return width && (right > wide + 1 || left < -1) && !element.closest(".skip, .unseen, .menu, .way");
  });
  return (document.documentElement.scrollWidth > wide ? ["the page scrolls sideways"] : [])
    .concat(out.map((element) => `${element.tagName}.${element.className}`));
}"""


@pytest.fixture(scope="session")
async def served(database: str) -> AsyncIterator[str]:
    """The address of one server for all journeys: it keeps nothing that the emptied database does not."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = os.environ | {
        "TEAMHUB_DATABASE_URL": database,
        "TEAMHUB_SECRET": SECRET,
        "TEAMHUB_JOBS": "off",
        "TEAMHUB_DEMO": "on",
    }
    command = (sys.executable, "-m", "teamhub", "serve", "--port", str(port), "--workers", "2")
    serving = await asyncio.create_subprocess_exec(*command, env=settings, stdout=asyncio.subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    async with AsyncClient() as client:
        for _ in range(300):
            with suppress(HTTPError):
                if (await client.get(f"{address}/health")).is_success:
                    break
            assert serving.returncode is None, "`teamhub serve` did not start: what it said is above"
            await asyncio.sleep(0.1)
    yield address
    serving.terminate()
    assert await serving.wait() == 0


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable(), args=QUIETLY)
        yield browser
        await browser.close()


@pytest.fixture
async def visit(db: str, served: str, chromium: Browser) -> AsyncIterator[Visit]:
    """`await visit(person, on=PHONE)` is a page of their own; without a person that of a visitor."""
    problems: list[str] = []
    contexts = []

    async def come(
        person: Person | None = None, on: dict[str, Any] = PHONE, locale: str = "nl-NL", *, proved: bool = True
    ) -> Page:
        context = await chromium.new_context(**on, locale=locale, base_url=served)
        contexts.append(context)
        if person is not None:
            token = await _session(person, proved)
            await context.add_cookies([{"name": COOKIE, "value": token, "url": served}])
        page = await context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        return page

    yield come
    for context in contexts:
        await context.close()
    assert [problem for problem in problems if not any(expected in problem for expected in EXPECTED)] == []


async def _session(person: Person, proved: bool) -> str:
    """Signed in by a row: hashing a password would cost every journey a third of a second."""
    token, now = f"journey-of-{person.id}-{os.urandom(8).hex()}", clock.now()
    lasts = {"started_at": now, "ends_at": now + sign_in.LASTS, "proved_at": now if proved else None}
    await Session(token_hash=sign_in.hashed(token), person=person.id, **lasts).save()
    return token


async def accessible(page: Page, javascript: bool = True) -> None:
    """The HTML is valid as it was sent, axe finds nothing, and nothing reaches out of the window."""
    valid_html(await (await page.request.get(page.url)).text())
    if javascript:  # axe is a script itself: where scripts are off it never answers
        await fits(page)


async def fits(page: Page) -> None:
    await page.locator("main button[aria-busy=true]").first.wait_for(state="detached")  # the next page is coming
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert await page.evaluate(OUTSIDE) == []
