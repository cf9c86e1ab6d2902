"""`teamhub doctor`: is everything as it must be, and if not, what to do. Exit status 1 when something is not."""

import argparse
import asyncio
import os
import shutil
import stat
from datetime import datetime
from urllib.parse import urlsplit

import aiosmtplib

from teamhub.cli.database import against
from teamhub.cli.words import say
from teamhub.core import clock, schema
from teamhub.core.clock import local
from teamhub.core.db import rows, version
from teamhub.core.delivery import smtp
from teamhub.core.errors import Refused
from teamhub.core.i18n import gettext as _
from teamhub.core.lazily import dataclass
from teamhub.privacy import queries as privacy
from teamhub.privacy.rules import is_late
from teamhub.settings import Settings, unknown

SKEW = 2.0  # seconds that our clock and that of the database may differ
ROOM = 500_000_000  # bytes that must be free on the disk
VARIETY = 12  # different characters that a secret from a generator has at the least


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    todo: str = ""  # empty: all is well

    @property
    def well(self) -> bool:
        return not self.todo


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    examining = commands.add_parser("doctor", help=_("check that everything is as it must be"))
    examining.set_defaults(run=run)


def run(_typed: argparse.Namespace, settings: Settings) -> int:
    findings = [*environment(settings), folder(settings), secret(settings), *database(settings), mail(settings)]
    for finding in findings:
        say(("✓ " if finding.well else "✗ ") + finding.what, "green" if finding.well else "red")
        if finding.todo:
            say(f"  {finding.todo}")
    return int(not all(finding.well for finding in findings))


def environment(settings: Settings) -> list[Finding]:
    strange = ", ".join(unknown())
    lost = _("Unknown: %(names)s. “teamhub settings” lists the ones there are.") % {"names": strange}
    secure = settings.url.startswith("https:")
    return [
        Finding(_("Settings"), lost if strange else ""),
        Finding(
            _("Address: %(url)s") % {"url": settings.url},
            _("Set TEAMHUB_HTTPS=on when the address begins with https, and off when not.")
            if secure != settings.https
            else "",
        ),
        second_factor(settings),
    ]


def second_factor(settings: Settings) -> Finding:
    """Says when it is not asked of everybody; outside the demo that cannot be, and the start is refused."""
    if not settings.second_factor_grace:
        return Finding(_("Second factor: asked again after %(hours)s hours") % {"hours": settings.second_factor_hours})
    what = _("Second factor: taken for granted of people of the demo who have none (TEAMHUB_SECOND_FACTOR_GRACE is on)")
    return Finding(what, "" if settings.demo else _("Set TEAMHUB_SECOND_FACTOR_GRACE=off: this is no demo."))


def folder(settings: Settings) -> Finding:
    what = _("Data folder: %(folder)s") % {"folder": settings.data}
    there = next(path for path in (settings.data, *settings.data.parents) if path.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        return Finding(what, _("We may not write there: change its owner, or set TEAMHUB_DATA."))
    if shutil.disk_usage(there).free < ROOM:
        return Finding(what, _("The disk is almost full: make room."))
    return Finding(what)


def secret(settings: Settings) -> Finding:
    what, kept = _("Secret"), settings.data / "secret"
    if settings.secret:
        weak = len(set(settings.secret)) < VARIETY
        return Finding(what, _("It is easy to guess: make one with “openssl rand -base64 48”.") if weak else "")
    if kept.exists() and stat.S_IMODE(kept.stat().st_mode) & 0o077:
        return Finding(what, _("Others can read it: chmod 600 %(file)s") % {"file": kept})
    return Finding(what)


def database(settings: Settings) -> list[Finding]:
    try:
        return against(settings, lambda: _database(settings))
    except Refused as refusal:
        return [Finding(_("Database"), refusal.said(_))]


async def _database(settings: Settings) -> list[Finding]:
    return [Finding(_("Database: PostgreSQL %(version)s") % {"version": await version()}), *await _inside(settings)]


async def _inside(settings: Settings) -> list[Finding]:
    missing = await schema.pending()
    behind = _("%(number)s are missing: make a backup, then run “teamhub migrate”.") % {"number": len(missing)}
    asked = clock.now()
    theirs = (await rows("SELECT clock_timestamp()"))[0][0]
    answered = clock.now()
    skew = (theirs - asked - (answered - asked) / 2).total_seconds()
    apart = _("They are %(seconds)s seconds apart: let both machines set their clocks by NTP.") % {
        "seconds": round(skew)
    }
    return [
        Finding(_("Migrations"), behind if missing else ""),
        Finding(_("Clocks of this computer and of the database"), apart if abs(skew) > SKEW else ""),
        await _zone(settings, answered),
        await _erasing(answered),
    ]


async def _erasing(at: datetime) -> Finding:
    """What is due goes each night. Where it never has, the first night is yet to come."""
    last = await privacy.last_run()
    what = _("Erasing what is due: last on %(day)s") % {"day": local(last.at).date().isoformat() if last else "…"}
    if last and last.failed:
        return Finding(what, _("Something could not be erased: the log says what and why."))
    if last and is_late(last.at, at):
        return Finding(what, _("It has not run for two days: let a process run the jobs (TEAMHUB_JOBS=on)."))
    return Finding(what)


async def _zone(settings: Settings, at: datetime) -> Finding:
    """Both must know the zone, and know the same of it: the database computes with it too."""
    what = _("Time zone: %(zone)s") % {"zone": settings.timezone}
    known = await rows("SELECT 1 FROM pg_timezone_names WHERE name = $1", str(settings.timezone))
    there = (await rows("SELECT $1::timestamptz AT TIME ZONE $2", at, str(settings.timezone)))[0][0] if known else None
    same = there == at.astimezone(settings.timezone).replace(tzinfo=None)
    return Finding(what, "" if same else _("The database knows another time there: update its time zone data."))


def mail(settings: Settings) -> Finding:
    if not settings.mail:
        return Finding(_("Mail"), _("None is sent: set TEAMHUB_MAIL, or nobody can be invited."))
    if settings.mail == "file":
        return Finding(_("Mail: to files in %(folder)s") % {"folder": settings.data / "mail"})
    server = urlsplit(settings.mail)
    what = _("Mail: %(host)s") % {"host": server.hostname}
    try:
        asyncio.run(_greets(settings.mail))
    except (aiosmtplib.SMTPException, OSError) as failed:
        return Finding(what, _("It does not let us in: %(why)s. Check TEAMHUB_MAIL.") % {"why": failed})
    return Finding(what)


async def _greets(address: str) -> None:
    """Connects and signs in, as for a mail, and sends none."""
    async with aiosmtplib.SMTP(**smtp(address), timeout=10):
        pass
