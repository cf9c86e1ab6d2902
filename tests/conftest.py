"""Fixtures everybody shares: one database for the session, emptied for each test, a stopped clock, a browser."""

import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response
from hypothesis import settings as examples
from litestar import Litestar
from piccolo.apps.migrations.commands.forwards import run_forwards
from piccolo.engine.postgres import PostgresEngine

from teamhub.app import create_app
from teamhub.core import i18n
from teamhub.core.db import DB, connected
from teamhub.core.embedded import server
from teamhub.features import TABLES
from teamhub.people.tables import Person
from teamhub.settings import Settings
from teamhub.sign_in import service as sign_in
from teamhub.sign_in.middleware import COOKIE
from teamhub.sign_in.tables import Session

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DELETES = "; ".join(f"DELETE FROM {table._meta.tablename}" for table in TABLES)
EMPTY = f"BEGIN; SET LOCAL session_replication_role = replica; {DELETES}; COMMIT"


examples.register_profile("hub", deadline=None)  # how fast a machine is says nothing about a rule
examples.load_profile("hub")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
async def database() -> AsyncIterator[str]:
    """Its address. A generator, so that one event loop, and with it one pool, serves the whole session."""
    folder = Path(tempfile.mkdtemp(prefix="teamhub-test-"))
    folder.chmod(0o755)
    with server(folder) as dsn:
        async with connected(dsn):
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                await DB.run_ddl(f"ALTER SYSTEM SET {setting} = off")
            await DB.run_ddl("SELECT pg_reload_conf()")
            await run_forwards(app_name="teamhub")
            yield dsn
    shutil.rmtree(folder)


@pytest.fixture
async def db(database: str) -> str:
    """Empty. One message to the server, foreign keys asleep meanwhile, instead of one for each table in order."""
    await at_once(EMPTY)
    i18n.current_locale.set("en")  # all tests share one context, and the last one may have read Dutch
    return database


async def at_once(statements: str) -> None:
    """Several statements in one message."""
    assert DB.pool
    async with DB.pool.acquire() as connection:
        await connection.execute(statements)


class Browser:
    """A person at a browser without JavaScript: carries cookies and the token of the last form it saw."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client

    async def sign_in(self, person: Person, *, proved: bool = True) -> None:
        """Also somebody who has left: their cookie is as old as it would be. With their second factor, or without."""
        token = secrets.token_urlsafe(32)
        lasts = {"started_at": NOON, "last_used_at": NOON, "ends_at": NOON + sign_in.LASTS}
        shown = NOON if proved else None
        await Session(token_hash=sign_in.hashed(token), person=person.id, proved_at=shown, **lasts).save()
        self.client.cookies.set(COOKIE, token)

    async def get(self, url: str, **kw: Any) -> Response:
        return await self.client.get(url, **kw)

    async def post(self, url: str, data: dict[str, Any] | None = None, **kw: Any) -> Response:
        if "csrftoken" not in self.client.cookies:
            await self.client.get("/aanmelden")
        token = self.client.cookies["csrftoken"]
        if "json" in kw:
            return await self.client.post(url, headers={"x-csrftoken": token}, **kw)
        return await self.client.post(url, data={"_csrf_token": token, **(data or {})}, **kw)


@pytest.fixture(scope="session")
def app() -> Litestar:
    return create_app(Settings(secret="only for tests", run_jobs=False, demo=True), clock=lambda: NOON)


@pytest.fixture
async def browser(db: str, app: Litestar) -> AsyncIterator[Browser]:
    """In our own event loop: Litestar's AsyncTestClient runs the app in another thread, away from the pool."""
    english = {"accept-language": "en"}
    async with AsyncClient(transport=ASGITransport(app), base_url="http://teamhub.test", headers=english) as client:
        yield Browser(client)


@contextmanager
def counting() -> Iterator[list[str]]:
    """What is asked of the database while the block lasts, transactions themselves not counted."""
    asked: list[str] = []
    run = PostgresEngine.run_querystring

    async def counted(self: PostgresEngine, querystring: Any, *args: Any, **kw: Any) -> Any:
        asked.append(str(querystring))
        return await run(self, querystring, *args, **kw)

    with pytest.MonkeyPatch.context() as watching:
        watching.setattr(PostgresEngine, "run_querystring", counted)
        yield asked
