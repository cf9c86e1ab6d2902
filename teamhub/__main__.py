"""`teamhub serve | demo | migrate | verify`: how an operator runs it."""

import argparse
import asyncio
import os
import secrets
import sys
from collections.abc import Awaitable, Callable
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from granian import Granian
from granian.constants import Interfaces
from litestar import Litestar
from piccolo.apps.migrations.commands.forwards import run_forwards

from teamhub.app import create_app
from teamhub.core.db import connected
from teamhub.core.embedded import address
from teamhub.journal import queries as journal
from teamhub.settings import Settings


async def migrate() -> int:
    await run_forwards(app_name="teamhub")
    return 0


async def verify() -> int:
    """Exit status 1, and one line each, if a chain of the journal does not hold."""
    breaks = await journal.breaks()
    for link in breaks:
        print(f"{link.subject}: entry {link.number} ({link.what}) does not fit the one before it.")
    print("The journal does not hold." if breaks else "The journal holds.")
    return int(bool(breaks))


def serve(dsn: str, typed: argparse.Namespace, settings: Settings) -> int:
    """Everything the workers must agree on goes to them by environment: they share no memory with us."""
    database(dsn, migrate)
    os.environ["TEAMHUB_DATABASE_URL"] = dsn
    os.environ["TEAMHUB_SECRET"] = settings.secret or kept_secret(settings.data)
    print(f"TeamHub is at http://{typed.host}:{typed.port}", flush=True)
    Granian(
        "teamhub.__main__:worker",
        factory=True,
        interface=Interfaces.ASGI,
        address=typed.host,
        port=typed.port,
        workers=typed.workers,
        websockets=False,
        workers_kill_timeout=10,
    ).serve()
    return 0


def worker() -> Litestar:
    """The app, in a process that ends with `serve`, even when that one was killed and could not say so."""

    def end_with_parent() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=end_with_parent, daemon=True).start()
    return create_app()


def kept_secret(data: Path) -> str:
    """The same after a restart, so that forms which are open now still work then."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "secret"
    if not path.exists():
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()


def database(dsn: str, command: Callable[[], Awaitable[int]]) -> int:
    async def with_pool() -> int:
        async with connected(dsn, connections=2):
            return await command()

    return asyncio.run(with_pool())


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="teamhub", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--workers", type=int, default=2)
    for name in ("migrate", "verify"):
        commands.add_parser(name)
    return parser.parse_args()


def main() -> int:
    typed, settings = arguments(), Settings()
    with address(settings) as dsn:
        if typed.command == "serve":
            return serve(dsn, typed, settings)
        return database(dsn, {"migrate": migrate, "verify": verify}[typed.command])


if __name__ == "__main__":
    sys.exit(main())
