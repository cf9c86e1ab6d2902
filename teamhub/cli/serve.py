"""`teamhub serve`: the pages, in as many processes as the machine has use for."""

import argparse
import os
import secrets
import socket
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from teamhub.cli.database import at
from teamhub.cli.demo import load, sign_ins
from teamhub.cli.schema import bring_up_to_date, refuse_when_behind
from teamhub.cli.words import say
from teamhub.core.embedded import address, kept_running
from teamhub.core.errors import Refused
from teamhub.core.i18n import gettext as _
from teamhub.settings import Settings, refuse_grace


class Taken(Refused):
    """Somebody else listens there."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serving = commands.add_parser("serve", help=_("serve the pages"))
    serving.add_argument("--host", default="127.0.0.1", help=_("the address to listen on (127.0.0.1)"))
    serving.add_argument("--port", type=int, default=8000, help=_("the port to listen on (8000)"))
    serving.add_argument("--workers", type=int, default=2, help=_("how many processes (2)"))
    serving.add_argument("--migrate", action="store_true", help=_("bring the database up to date first"))
    serving.add_argument("--demo", action="store_true", help=_("the same, with the demo organisation in it"))
    serving.set_defaults(run=run)


def run(typed: argparse.Namespace, settings: Settings) -> int:
    """Everything the workers must agree on goes to them by environment: they share no memory with us."""
    refuse_grace(settings, demo=typed.demo or settings.demo)
    free(typed.host, typed.port)
    with address(settings) as dsn:
        people = at(dsn, lambda: prepare(typed))
        url = f"http://{typed.host}:{typed.port}"
        os.environ["TEAMHUB_DATABASE_URL"] = dsn
        os.environ["TEAMHUB_SECRET"] = settings.secret or kept_secret(settings.data)
        os.environ.setdefault("TEAMHUB_URL", url)
        say(_("TeamHub is at %(url)s") % {"url": url})
        if people:
            os.environ["TEAMHUB_DEMO"] = "on"
            os.environ.setdefault("TEAMHUB_SECOND_FACTOR_GRACE", "on")
            say(_("Sign in with one click, as:"))
            say("\n".join(f"  {person}" for person in people))
        with kept_running(settings):
            listen(typed)
    return 0


async def prepare(typed: argparse.Namespace) -> list[str]:
    """The database as this version wants it; in the demo, who may be signed in as."""
    if not (typed.migrate or typed.demo):
        await refuse_when_behind()
        return []
    await bring_up_to_date()
    if not typed.demo:
        return []
    await load()
    return await sign_ins()


def listen(typed: argparse.Namespace) -> None:
    """Until Ctrl-C or SIGTERM. A worker that dies is replaced; requests under way get ten seconds to end."""
    Granian(
        "teamhub.cli.worker:app",
        factory=True,
        interface=Interfaces.ASGI,
        address=typed.host,
        port=typed.port,
        workers=typed.workers,
        websockets=False,
        workers_kill_timeout=10,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


def free(host: str, port: int) -> None:
    """Before anything is started: a clear line instead of workers that fail one after the other."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as taken:
        raise Taken(
            "Port %(port)s on %(host)s cannot be had (%(why)s): choose another, such as --port %(next)s.",
            port=port,
            host=host,
            why=os.strerror(taken.errno or 0),
            next=port + 1,
        ) from None


def kept_secret(data: Path) -> str:
    """The same after a restart, so that forms which are open now still work then."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "secret"
    if not path.exists():
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
