"""Carries the outbox out: by SMTP, into a folder, or in the demo to the page that shows it."""

import json
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import aiosmtplib
from jinja2 import select_autoescape

from teamhub.core import i18n
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.jobs import Job
from teamhub.core.lazily import dataclass
from teamhub.core.mail import Mail
from teamhub.core.web import templates
from teamhub.settings import Settings

logger = logging.getLogger(__name__)

EVERY = timedelta(seconds=15)
AT_ONCE = 20
PATIENCE = 20  # seconds for one mail
KEPT = timedelta(days=30)  # how long the line stays that says something was sent
# How long to wait after the first, second, … attempt that failed; after the last of these it is given up.
BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
ENGINE = templates().engine.overlay(autoescape=select_autoescape(["html"]))  # the text is what it says

# Two that carry at once take different rows; one that dies meanwhile leaves them to the next, a little later.
CLAIM = """
    UPDATE mail SET tries = tries + 1, due_at = {}
    WHERE id IN (SELECT id FROM mail WHERE due_at <= {} ORDER BY due_at, id LIMIT {} FOR UPDATE SKIP LOCKED)
    RETURNING id, address, language, template, params::text AS params, made_at, tries
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in the words that its receiver reads."""

    language: str
    subject: str
    text: str
    html: str


def worded(template: str, language: str | None, params: Mapping[str, Any], settings: Settings) -> Letter:
    """The template is a text whose first line is the subject; the HTML is the same, with links to press."""
    language = language or settings.language
    before = i18n.current_locale.set(language)
    try:
        said = ENGINE.get_template(f"mail/{template}.txt").render(url=settings.url.rstrip("/"), **params)
        subject, _, text = said.strip().partition("\n")
        paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
        html = ENGINE.get_template("mail/frame.html").render(subject=subject, paragraphs=paragraphs)
    finally:
        i18n.current_locale.reset(before)
    return Letter(language, subject.strip(), text.strip() + "\n", html)


def message(mail: Mapping[str, Any], settings: Settings) -> EmailMessage:
    letter = worded(mail["template"], mail["language"], json.loads(mail["params"]), settings)
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = settings.mail_from, mail["address"], letter.subject
    made["Date"] = format_datetime(mail["made_at"])
    domain = parseaddr(settings.mail_from)[1].partition("@")[2] or "localhost"
    made["Message-ID"] = f"<teamhub-{mail['id']}@{domain}>"  # the same when it goes twice after a crash
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text)
    made.add_alternative(letter.html, subtype="html")
    return made


async def deliver(act: Act, settings: Settings | None = None) -> str:
    """Sends what is due and says how many. What fails waits longer each time; what is of no use any more is dropped."""
    settings = settings or Settings()
    await _tidy(act)
    if not (settings.mail or settings.demo):
        return ""  # they wait; `teamhub doctor` says that no mail is sent
    async with writing():
        mails = await Mail.raw(CLAIM, act.at + BACKOFF[0], act.at, AT_ONCE)
    sent = 0
    for mail in mails:
        sent += await _one(act, mail, settings)
    return f"{sent} of {len(mails)} sent" if mails else ""


async def _one(act: Act, mail: Mapping[str, Any], settings: Settings) -> bool:
    try:
        if settings.mail:
            await _carry(message(mail, settings), mail["id"], settings)
    except Exception as trouble:  # whatever is wrong with one mail, the others go out
        logger.warning("mail %s was not sent: %s", mail["id"], type(trouble).__name__)
        await _put_off(act, mail, type(trouble).__name__)
        return False
    await _done(mail["id"], sent_at=act.at, erase=bool(settings.mail))
    return True


async def _carry(letter: EmailMessage, number: int, settings: Settings) -> None:
    if settings.mail == "file":
        folder = settings.data / "mail"
        folder.mkdir(parents=True, exist_ok=True)
        Path(folder / f"{number}.eml").write_bytes(bytes(letter))
        return
    await aiosmtplib.send(letter, **smtp(settings.mail), timeout=PATIENCE)


def smtp(address: str) -> dict[str, Any]:
    """Where and how: `smtp://name:password@host:587`, or `smtps://…` for TLS from the first byte.

    Over smtp:// a name and password only go out after STARTTLS; without them it is used where it is offered.
    """
    parts = urlsplit(address)
    name, password = (unquote(part) if part else None for part in (parts.username, parts.password))
    tls = parts.scheme == "smtps"
    return {
        "hostname": parts.hostname,
        "port": parts.port or (465 if tls else 587 if name else 25),
        "username": name,
        "password": password,
        "use_tls": tls,
        "start_tls": False if tls else True if name else None,
    }


async def _put_off(act: Act, mail: Mapping[str, Any], trouble: str) -> None:
    if mail["tries"] > len(BACKOFF):
        await _done(mail["id"], sent_at=None, erase=True, trouble=trouble)
        return
    async with writing():
        later = act.at + BACKOFF[mail["tries"] - 1]
        await Mail.update({Mail.due_at: later, Mail.trouble: trouble[:60]}).where(Mail.id == mail["id"])


async def _done(number: int, *, sent_at: datetime | None, erase: bool, trouble: str = "") -> None:
    values: dict[Any, Any] = {Mail.due_at: None, Mail.sent_at: sent_at, Mail.trouble: trouble[:60]}
    async with writing():
        await Mail.update(values | ({Mail.params: "{}"} if erase else {})).where(Mail.id == number)


async def _tidy(act: Act) -> None:
    async with writing():
        useless = Mail.due_at.is_not_null() & (Mail.useless_at <= act.at)
        await Mail.update({Mail.due_at: None, Mail.params: "{}", Mail.trouble: "too late"}).where(useless)
        await Mail.delete().where(Mail.due_at.is_null() & (Mail.made_at <= act.at - KEPT))


JOBS = [Job("mail", EVERY, deliver)]
