"""What somebody gets who asked for what is not there, or met a fault: a page in their language that says what to do."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from asyncpg import CannotConnectNowError
from httpx import ASGITransport, AsyncClient
from litestar import Litestar, get, post

from teamhub.app import create_app
from teamhub.core.errors import Invalid, NotAllowed, Stale
from teamhub.core.forms import FormData
from teamhub.settings import Settings
from tests.conftest import NOON, Browser
from tests.html import said, valid_html

DUTCH = {"accept-language": "nl-NL"}


@get("/stuk", exclude_from_auth=True)
async def breaks() -> None:
    raise RuntimeError("geheim")


@get("/weg", exclude_from_auth=True)
async def database_gone() -> None:
    raise CannotConnectNowError("the database system is starting up")


@post("/te-laat", exclude_from_auth=True)
async def stale(data: FormData) -> None:
    raise Stale("Somebody else moved this idea first. Please look again.")


@get("/api/fout", exclude_from_auth=True)
async def wrong() -> None:
    raise Invalid("Please choose one of the options.")


@get("/api/stuk", exclude_from_auth=True)
async def breaks_too() -> None:
    raise RuntimeError("geheim")


@get("/niet", exclude_from_auth=True)
async def not_yours() -> None:
    raise NotAllowed("There is no such page.")


@pytest.fixture(scope="module")
def broken_app() -> Iterator[Litestar]:
    app = create_app(Settings(secret="only for tests", run_jobs=False), clock=lambda: NOON)
    for handler in (breaks, database_gone, stale, wrong, breaks_too, not_yours):
        app.register(handler)
    yield app


@pytest.fixture
async def browser(db: str, broken_app: Litestar) -> AsyncIterator[Browser]:
    transport = ASGITransport(broken_app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://teamhub.test", headers=DUTCH) as client:
        yield Browser(client)


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/nergens", 404, "Hier is niets te vinden"),
        ("/niet", 403, "Dit is aan iemand anders"),
        ("/stuk", 500, "Er ging hier iets mis"),
        ("/weg", 503, "TeamHub kan nu even niet bij de gegevens"),
        ("/te-laat", 405, "Dat is niet gebeurd"),
    ],
)
async def test_a_page_in_their_language(browser: Browser, path: str, status: int, heading: str) -> None:
    answer = await browser.get(path)
    page = valid_html(answer.text)
    assert answer.status_code == status
    assert said(page.find(".//h1")) == heading  # type: ignore[arg-type]
    assert page.get("lang") == "nl" and "geheim" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_what_was_typed_comes_back_but_no_secret_and_no_choice(browser: Browser) -> None:
    typed = {"why": "Niet drie keer <b>hetzelfde</b>", "password": "een lang geheim", "stance": "consent", "id": "7"}
    answer = await browser.post("/te-laat", typed, headers={"referer": "http://elders.test/ideen/7?x=1"})
    page = valid_html(answer.text)
    assert answer.status_code == 409
    assert "Iemand was je net voor" in answer.text
    assert [said(p) for p in page.iter("p") if "typed" in p.get("class", "")] == ["Niet drie keer <b>hetzelfde</b>"]
    assert [a.get("href") for a in page.iter("a") if said(a) == "Terug naar waar je was"] == ["/ideen/7"]


async def test_a_form_without_its_token_is_refused_with_what_to_do(browser: Browser) -> None:
    answer = await browser.client.post("/te-laat", data={"why": "Een hele zin."})
    assert answer.status_code == 403
    assert "laad de pagina opnieuw" in answer.text


@pytest.mark.parametrize(("path", "status"), [("/api/fout", 422), ("/api/stuk", 500), ("/api/nergens", 404)])
async def test_a_program_gets_json(browser: Browser, path: str, status: int) -> None:
    answer = await browser.get(path)
    assert answer.status_code == status and set(answer.json()) == {"refused"}


async def test_a_fault_is_logged_without_what_was_typed(browser: Browser, caplog: Any) -> None:
    await browser.get("/stuk?q=mevrouw+Jansen")
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("teamhub", "litestar"))]
    assert ours and not any("Jansen" in message for message in ours)
