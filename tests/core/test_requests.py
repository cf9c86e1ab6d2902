"""What is written down of a request, what every answer carries, and what a browser may keep."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from httpx import ASGITransport, AsyncClient
from litestar import Litestar, get
from litestar.params import FromPath

from teamhub.app import LARGEST, create_app
from teamhub.core import log
from teamhub.core.db import DB, rows
from teamhub.core.requests import nameless
from teamhub.core.web import POLICY, VERSIONS, static
from teamhub.settings import Settings
from tests.conftest import NOON, Browser
from tests.factories import a_person
from tests.html import valid_html
from tests.sign_in.factories import GOOD, a_password

SECRET = "only for tests, and long enough to be taken for a secret"


@get("/stuk/{name:str}", exclude_from_auth=True)
async def breaks(name: FromPath[str]) -> None:
    raise RuntimeError(f"mevrouw {name}")


@asynccontextmanager
async def at(**settings: Any) -> AsyncIterator[Browser]:
    """A browser at an installation with these settings."""
    app = create_app(Settings(secret=SECRET, run_jobs=False, **settings), clock=lambda: NOON)
    app.register(breaks)
    transport = ASGITransport(app, raise_app_exceptions=False)
    base = "https://hub.test" if settings.get("https") else "http://hub.test"
    async with AsyncClient(transport=transport, base_url=base, headers={"accept-language": "nl"}) as client:
        yield Browser(client)


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    told = ("method", "route", "status", "ms", "person")
    return [
        {name: record.__dict__[name] for name in told if name in record.__dict__}
        for record in caplog.records
        if record.name == "teamhub.requests"
    ]


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


async def test_a_line_tells_the_route_and_not_the_address(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    esra = await a_person()
    await browser.sign_in(esra)
    await browser.get("/ik/aanmeldingen?q=mevrouw+Jansen")
    await browser.get("/wachtwoord/een-geheim-token")
    await browser.get("/nergens/7")
    caplog.records[:] = [record for record in caplog.records if record.name != "httpx"]
    told = lines(caplog)
    assert [(line["method"], line["route"], line["status"]) for line in told] == [
        ("GET", "/ik/aanmeldingen", 200),
        ("GET", "/wachtwoord/{token}", 404),
        ("GET", "-", 404),
    ]
    assert told[0]["person"] == nameless("only for tests", esra.id) and "person" not in told[2]
    assert all(line["ms"] >= 0 for line in told)
    said = " ".join(str(record.__dict__) for record in caplog.records)
    assert not any(secret in said for secret in ("Jansen", "een-geheim-token", "Esra", "nergens"))


async def test_what_programs_ask_all_day_is_not_told(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    for path in ("/health", "/ready", static("hub.css")):
        assert (await browser.get(path)).status_code == 200
    assert lines(caplog) == []
    await browser.get("/static/nergens.css")
    assert [line["status"] for line in lines(caplog)] == [404]


def test_a_person_in_the_log_is_the_same_each_time_and_cannot_be_counted_out() -> None:
    assert nameless(SECRET, 7) == nameless(SECRET, 7)
    assert len({nameless(SECRET, 7), nameless(SECRET, 8), nameless("another", 7)}) == 3


async def test_a_fault_has_a_number_on_the_page_and_in_the_log_but_not_its_words(
    db: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        log.configure("json")
        async with at() as browser:
            answer = await browser.get("/stuk/Jansen", headers={"x-request-id": "of-somebody-else"})
    finally:
        root.handlers, root.level = before[0], before[1]
    number = answer.headers["x-request-id"]
    valid_html(answer.text)
    assert answer.status_code == 500
    assert f"<code>{number}</code>" in answer.text and number != "of-somebody-else"
    assert "Jansen" not in answer.text
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    fault, request = (line for line in told if line["logger"].startswith("teamhub"))
    assert fault["request"] == request["request"] == number
    assert fault["trouble"][-1] == "RuntimeError" and any("test_requests.py" in place for place in fault["trouble"])
    assert (request["event"], request["level"], request["status"]) == ("request", "error", 500)
    assert "Jansen" not in json.dumps(told)


def test_for_people_a_line_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        log.configure("console")
        logging.getLogger("teamhub").info("job %s: %s", "mail", "2 of 2 sent")
    finally:
        root.handlers, root.level = before[0], before[1]
    said = capsys.readouterr().err
    assert "job mail: 2 of 2 sent" in said and not said.startswith("{")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/aanmelden", 200),
        ("GET", "/", 303),
        ("GET", "/nergens", 404),
        ("GET", "/stuk/x", 500),
        ("GET", "/static/hub.css", 200),
        ("GET", "/static/nergens.css", 404),
        ("GET", "/afmelden", 405),
        ("POST", "/aanmelden", 403),
        ("GET", "/health", 200),
    ],
)
async def test_every_answer_is_guarded_and_none_is_kept(db: str, method: str, path: str, status: int) -> None:
    async with at(https=True) as browser:
        answer = await browser.client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY and "form-action 'self'" in POLICY and "default-src 'none'" in POLICY
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == ("public, max-age=300" if path == "/static/hub.css" else "no-store")
    if answer.headers.get("content-type", "").startswith("text/html"):
        valid_html(answer.text)


async def test_a_file_is_kept_for_as_long_as_it_is_the_same(db: str) -> None:
    async with at() as browser:
        page = await browser.get("/aanmelden")
        assert f'href="{static("hub.css")}"' in page.text and f'src="{static("hub.js")}"' in page.text
        assert "strict-transport-security" not in page.headers
        kept = await browser.get(static("hub.css"))
        assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
        old = await browser.get("/static/hub.css?v=0123456789")
        assert old.headers["cache-control"] == "public, max-age=300"
    assert all(len(version) == 10 for version in VERSIONS.values())


async def test_over_https_cookies_go_no_other_way(db: str) -> None:
    await a_password(await a_person())
    async with at(https=True) as browser:
        form = await browser.get("/aanmelden")
        token = browser.client.cookies["__Host-csrftoken"]
        typed = {"_csrf_token": token, "email": "esra@oeverlicht.test", "password": GOOD}
        signed_in = await browser.client.post("/aanmelden", data=typed)
        assert (await browser.get("/ik/aanmeldingen")).status_code == 200
    for set_cookie, name in ((form, "__Host-csrftoken="), (signed_in, "__Host-teamhub_session=")):
        cookie = set_cookie.headers["set-cookie"]
        assert cookie.startswith(name)
        assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
        assert "Domain" not in cookie


async def test_too_much_at_once_is_refused_on_a_page(browser: Browser) -> None:
    answer = await browser.post("/aanmelden", {"email": "e" * LARGEST}, headers={"accept-language": "nl"})
    assert answer.status_code == 413 and "Stuur minder." in answer.text
    assert answer.headers["content-security-policy"] == POLICY


async def test_a_form_that_was_open_for_too_long_gives_back_what_was_typed(browser: Browser) -> None:
    typed = {"_csrf_token": "of gisteren", "why": "Een lange zin over intake.", "password": "geheim en lang"}
    answer = await browser.client.post("/ik/taal", data=typed)
    assert answer.status_code == 403
    assert "Een lange zin over intake." in answer.text and "geheim" not in answer.text


class TestWithoutADatabase:
    """A pool that points at where no server is: what a stopped database looks like from here."""

    @pytest.fixture(autouse=True)
    async def stopped(self, db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        nowhere = await asyncpg.create_pool(host=str(tmp_path), user="nobody", database="none", min_size=0)
        monkeypatch.setattr(DB, "pool", nowhere)

    async def test_people_get_a_page_that_says_so(self, app: Litestar, caplog: pytest.LogCaptureFixture) -> None:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://hub.test") as client:
            client.cookies.set("teamhub_session", "somebody")
            answer = await client.get("/", headers={"accept-language": "nl"})
        assert answer.status_code == 503 and answer.headers["retry-after"] == "30"
        assert "kan nu even niet bij de gegevens" in answer.text
        assert "Traceback" not in answer.text and "FileNotFound" not in answer.text
        assert answer.headers["content-security-policy"] == POLICY
        assert [line["status"] for line in lines(caplog)] == [503]

    async def test_what_was_typed_is_given_back_also_to_who_is_signed_in(self, app: Litestar) -> None:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://hub.test") as client:
            client.cookies.set("teamhub_session", "somebody")
            client.cookies.set("csrftoken", "of gisteren")
            token = (await client.get("/health")).cookies.get("csrftoken", "")
            typed = {"_csrf_token": token, "remark": "Naar mijn zus, en terug over zee.", "password": "een lang geheim"}
            client.cookies.set("csrftoken", token)
            answer = await client.post("/verlof", data=typed)
        assert answer.status_code == 503
        assert "terug over zee" in answer.text and "geheim" not in answer.text

    async def test_it_lives_and_is_not_ready(self, app: Litestar) -> None:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://hub.test") as client:
            assert (await client.get("/health")).status_code == 200
            answer = await client.get("/ready")
        assert (answer.status_code, answer.json()["ready"]) == (503, "no")


async def test_tables_that_are_behind_are_not_ready(browser: Browser) -> None:
    assert (await browser.get("/ready")).json() == {"ready": "yes"}
    newest = (await rows("DELETE FROM migration WHERE id = (SELECT max(id) FROM migration) RETURNING name"))[0]["name"]
    try:
        answer = await browser.get("/ready")
        assert answer.status_code == 503 and answer.json() == {"ready": "no", "because": "migrations", "missing": 1}
    finally:
        await rows("INSERT INTO migration (name, app_name) VALUES ($1, 'teamhub')", newest)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/aanmelden", "GET, OPTIONS, POST"), ("/afmelden", "OPTIONS, POST"), ("/health", "GET, OPTIONS")],
)
async def test_an_address_says_what_it_takes(browser: Browser, path: str, allowed: str) -> None:
    esra = await a_person("Esra")
    await browser.sign_in(esra)
    answer = await browser.client.request("OPTIONS", path)
    assert (answer.status_code, answer.headers["allow"], answer.text) == (204, allowed, "")
