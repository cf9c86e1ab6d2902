"""One mail a day, at the hour that somebody chose: what waits for them at that moment, and what is new.

It is worded when it is made, from what waits then, so that nobody is reminded of what they have done.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from teamhub.core import i18n, mail, words
from teamhub.core.act import Act, Actor
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import filled
from teamhub.core.i18n import gettext as _
from teamhub.core.i18n import ngettext
from teamhub.core.trouble import placed
from teamhub.core.waiting import Waiting, everything
from teamhub.notices import queries, rules
from teamhub.notices.queries import Shown
from teamhub.notices.tables import Digest, Notice
from teamhub.people.tables import Person
from teamhub.settings import Settings
from teamhub.sign_in import service as sign_in

logger = logging.getLogger(__name__)
Link = Callable[[str, Mapping[str, Any]], str]  # the path of a route with these parameters

FITS = 20  # of each kind; the rest is counted
USELESS_AFTER = timedelta(hours=6)  # a mail that could not be sent until then tells of another morning

CANDIDATES = """
    SELECT p.id, p.name, p.email, p.language, p.digest_hour, (
        SELECT max(d.on) FROM notice_digest d WHERE d.person = p.id) AS seen_to
    FROM person p WHERE p.email IS NOT NULL AND p.digest_hour <= {} AND p.joined_on <= {}
    AND (p.left_on IS NULL OR p.left_on >= {}) ORDER BY p.id
"""


async def send_due(act: Act, link: Link) -> str:
    """The mails of whoever's hour it is, each once a day, however many workers look."""
    here = local(act.at)
    rows = await Person.raw(CANDIDATES, here.hour, act.today, act.today)
    due = [row for row in rows if rules.digest_is_due(here, row["digest_hour"], row["seen_to"])]
    sent = 0
    for person in due:
        try:
            sent += await _see_to(act, person, link)
        except Exception as trouble:
            logger.error("no digest could be made for person %s: %s", person["id"], placed(trouble))
    return f"{sent} of {len(due)} digests" if due else ""


async def _see_to(act: Act, person: dict[str, Any], link: Link) -> bool:
    """Whether a mail was made. The row of the day and the mail are committed together, or not at all."""
    async with writing():
        today = Digest(person=person["id"], on=act.today, at=act.at, sent=False)
        if not await Digest.insert(today).on_conflict(action="DO NOTHING").returning(Digest.id):
            return False
        for actor in await sign_in.actors(act, [person["id"]]):
            return await _made(Act(by=actor, at=act.at), person, link)
    return False


async def _made(act: Act, person: dict[str, Any], link: Link) -> bool:
    waiting = await everything(act)
    news = [notice for notice in await queries.unmailed(act) if notice.place]
    if not news and not rules.worth_a_mail(waiting, act.today):
        return False
    language = person["language"] or Settings().language
    before = i18n.current_locale.set(language)
    try:
        params = worded(act, waiting, news, link)
    finally:
        i18n.current_locale.reset(before)
    until = act.at + USELESS_AFTER
    await mail.post(act, to=person["email"], template="digest", language=language, useless_at=until, **params)
    if news:
        told = Notice.id.is_in([notice.id for notice in news])
        await Notice.update({Notice.mailed_at: act.at}).where(told)
    this = (Digest.person == act.by.id) & (Digest.on == act.today)
    await Digest.update({Digest.sent: True}).where(this)
    return True


def worded(act: Act, waiting: Sequence[Waiting], news: Sequence[Shown], link: Link) -> dict[str, Any]:
    """The parameters of the template, in the language of now: plain text, because JSON keeps them."""
    return {
        "subject": _line(subject(waiting, news)),
        "name": _first(act.by),
        "waiting": [_waits(item, act, link) for item in waiting[:FITS]],
        "more_waiting": max(len(waiting) - FITS, 0),
        "news": [_news(notice, link) for notice in news[:FITS]],
        "more_news": max(len(news) - FITS, 0),
        "choices": link("notices.choices", {}),
    }


def subject(waiting: Sequence[Waiting], news: Sequence[Shown]) -> str:
    """Names what is owed: "2 rounds wait for your voice, and 3 more things"."""
    if not waiting:
        return ngettext("%(num)s new notice", "%(num)s new notices", len(news)) % {"num": len(news)}
    first, count = rules.grouped(waiting)[0]
    if count == 1 or not first.many:
        owed, left = said(first), len(waiting) - 1
    else:
        owed, left = _(first.many) % {"count": count}, len(waiting) - count
    more = ngettext("%(owed)s, and %(num)s more thing", "%(owed)s, and %(num)s more things", left)
    return more % {"owed": owed, "num": left} if left else owed


def said(item: Waiting) -> str:
    return filled(_(item.said), item.names, _)


def _waits(item: Waiting, act: Act, link: Link) -> dict[str, str]:
    return {
        "said": said(item),
        "quote": item.quote.strip(),
        "when": words.soon(item.due, act.today).striptags(),
        "path": link(item.route, item.params) + (f"#{item.anchor}" if item.anchor else ""),
    }


def _news(notice: Shown, link: Link) -> dict[str, str]:
    assert notice.place
    return {
        "said": notice.told.said(_),
        "title": notice.place.title,
        "others": also_told(notice.others),
        "path": link("notices.open", {"notice_id": notice.id}),
    }


def also_told(others: Sequence[str]) -> str:
    if len(others) > queries.NAMED:
        names = ", ".join(others[:3])
        return _("also told: %(names)s and %(count)s others") % {"names": names, "count": len(others) - 3}
    return _("also told: %(names)s") % {"names": ", ".join(others)} if others else ""


def _first(actor: Actor) -> str:
    return actor.name.split()[0]


def _line(text: str) -> str:
    """One line, whatever a name or a title holds: the subject ends where the line does."""
    return " ".join(text.split())
