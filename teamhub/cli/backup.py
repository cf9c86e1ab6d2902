"""`teamhub backup` and `teamhub restore`: everything TeamHub knows, in one file, with the programs it brings."""

import argparse
import os
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from teamhub.cli.database import at
from teamhub.cli.words import say
from teamhub.core.db import rows
from teamhub.core.embedded import address
from teamhub.core.errors import Refused
from teamhub.core.i18n import gettext as _
from teamhub.core.postgres import programs
from teamhub.settings import Settings


class NoBackup(Refused):
    """It was not made, or not put back; nothing was changed."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, run, does in (
        ("backup", backup, _("write everything to a file; people can go on working")),
        ("restore", restore, _("put a backup into an empty database")),
    ):
        made = commands.add_parser(name, help=does)
        made.add_argument("file", type=Path)
        made.set_defaults(run=run)


def backup(typed: argparse.Namespace, settings: Settings) -> int:
    """As everything was at one moment. The file is for nobody else to read: it has people's words in it."""
    try:
        os.close(os.open(typed.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as taken:
        raise NoBackup("%(file)s cannot be written: %(why)s", file=typed.file, why=taken.strerror) from None
    with address(settings) as dsn:
        _run("pg_dump", dsn, "--format=custom", "--no-owner", f"--file={typed.file}")
    size = f"{typed.file.stat().st_size / 1e6:.1f}"
    say(_("%(file)s: %(size)s MB. Keep it where this computer's disk is not.") % {"file": typed.file, "size": size})
    return 0


def restore(typed: argparse.Namespace, settings: Settings) -> int:
    if not typed.file.is_file():
        raise NoBackup("%(file)s cannot be read: %(why)s", file=typed.file, why=os.strerror(2))
    with address(settings) as dsn:
        at(dsn, _refuse_unless_empty)
        _run("pg_restore", dsn, "--no-owner", "--single-transaction", "--exit-on-error", str(typed.file))
    say(_("It is back. Now run “teamhub migrate” and “teamhub verify”."))
    return 0


async def _refuse_unless_empty() -> None:
    if await rows("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1"):
        raise NoBackup("There is something in this database already: restore into an empty one.")


def _run(program: str, dsn: str, *arguments: str) -> None:
    """The password goes by environment: the words of a command are there for every user of the computer to read."""
    parts = urlsplit(dsn)
    whom, _at, where = parts.netloc.rpartition("@")
    bare = parts._replace(netloc=f"{whom.partition(':')[0]}@{where}" if whom else where).geturl()
    secret = {"PGPASSWORD": unquote(parts.password)} if parts.password else {}
    command = [str(programs() / program), f"--dbname={bare}", *arguments]
    done = subprocess.run(command, env=os.environ | secret, capture_output=True, text=True)
    if done.returncode:
        raise NoBackup("%(program)s failed: %(why)s", program=program, why=done.stderr.strip())
