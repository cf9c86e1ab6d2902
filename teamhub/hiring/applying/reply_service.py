"""Mails to applicants, in the words of the team, the organisation or the usual ones; each with its own link."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed
from teamhub.core.lazily import dataclass
from teamhub.core.mail import post
from teamhub.core.words import written
from teamhub.hiring import policy, replies
from teamhub.hiring.applying import events
from teamhub.hiring.applying.events import subject
from teamhub.hiring.applying.queries import Applicant, read
from teamhub.hiring.queries import ROWS as VACANCIES
from teamhub.hiring.queries import Seen, seen
from teamhub.hiring.replies import USUAL, Reply, Text
from teamhub.hiring.tables import Applicant as Row
from teamhub.hiring.tables import ApplicantLink, ReplyText, Vacancy
from teamhub.journal.service import record
from teamhub.people.tables import Organisation
from teamhub.sign_in.service import hashed


@dataclass(frozen=True, slots=True)
class Kept:
    """The text that counts, and whose it is: the team's own, the organisation's, or the usual one."""

    kind: Reply
    text: Text
    of_team: bool = False
    of_organisation: bool = False


TEXTS = """
    SELECT DISTINCT ON (kind) kind, team, text_nl, text_en FROM reply_text WHERE team IS NULL OR team = {}
    ORDER BY kind, team NULLS LAST, id DESC
"""


async def texts(team: int | None) -> dict[Reply, Kept]:
    """Of every kind the text that counts for this team; without a team, for the whole organisation."""
    found = {kind: Kept(kind, USUAL[kind]) for kind in Reply}
    for row in await ReplyText.raw(TEXTS, team or 0):
        ours = row["team"] is not None
        text = Text(row["text_nl"], row["text_en"])
        found[Reply(row["kind"])] = Kept(Reply(row["kind"]), text, of_team=ours, of_organisation=not ours)
    return found


async def change_text(act: Act, team: int | None, kind: Reply, text_nl: str, text_en: str) -> None:
    """A team's recruiter or HR writes a mail anew; that of the whole organisation is HR's."""
    async with writing():
        _require(act, team)
        for language, text in (("nl", text_nl), ("en", text_en)):
            replies.require(kind, language, text)
        await _forget(team, kind)
        words: dict[str, Any] = {"text_nl": text_nl.strip(), "text_en": text_en.strip()}
        await ReplyText(team=team, kind=kind, by=act.by.id, at=act.at, **words).save()


async def reset_text(act: Act, team: int | None, kind: Reply) -> None:
    """Back to the organisation's text, or to the usual one."""
    async with writing():
        _require(act, team)
        await _forget(team, kind)


def _require(act: Act, team: int | None) -> None:
    if not policy.changes_texts(act.by, team):
        raise NotAllowed("The recruiter of the team changes its mails, and HR those of the organisation.")


async def _forget(team: int | None, kind: Reply) -> None:
    whose = ReplyText.team.is_null() if team is None else ReplyText.team == team
    await ReplyText.delete().where(whose & (ReplyText.kind == kind))


async def reply(
    act: Act,
    applicant_id: int,
    kind: Reply,
    *,
    reason: str = "",
    when: str = "",
    where: str = "",
    day: date | None = None,
) -> None:
    """Sends somebody the mail of this kind, in the language in which they applied. Nothing where they were erased.

    Whoever calls this has said who may; `reason`, `when` and `where` are words for the applicant.
    """
    async with writing():
        [one] = await read(act, "a.id = {}", applicant_id)
        if one.erased:
            return
        about = await vacancy_of(act, one)
        values = await said(about, one.name, one.language, reason=reason, when=when, where=where, day=day)
        for name in replies.NEEDED.get(kind, ()):
            if not values[name].strip():
                raise Invalid("This mail has to say why, or when. Write that first.")
        text = (await texts(about.team))[kind].text.of(one.language)
        await send(act, one, about, replies.filled(text, one.language, values))
        await record(act, events.ApplicantWritten(subject=subject(one.id), kind=kind))


async def vacancy_of(act: Act, one: Applicant) -> Seen:
    [row] = await Vacancy.raw(f"{VACANCIES} WHERE v.id = {{}}", one.vacancy)
    return seen(row, act.today)


async def said(
    about: Seen, name: str, language: str, *, reason: str = "", when: str = "", where: str = "", day: date | None = None
) -> Mapping[str, str]:
    """What stands for the words of a text."""
    organisation = await Organisation.select(Organisation.name).first()
    shown = day or about.closes_on
    return {
        "name": name,
        "vacancy": about.title_nl if language == "nl" else about.title_en,
        "team": about.team_name,
        "organisation": organisation["name"] if organisation else "TeamHub",
        "reason": reason,
        "when": when,
        "where": where or about.place,
        "day": written(shown, "d MMMM y", language) if shown else "",
    }


async def send(act: Act, one: Applicant, about: Seen, text: str, template: str = "hiring_reply") -> None:
    """A mail with a new link. Its subject says nothing of what came of it."""
    token = secrets.token_urlsafe(24)
    await ApplicantLink(applicant=one.id, token_hash=hashed(token), made_at=act.at).save()
    organisation = await Organisation.select(Organisation.name).first()
    await post(
        act, to=one.email, template=template, language=one.language, applicant=str(one.id), text=text, token=token,
        organisation=organisation["name"] if organisation else "TeamHub",
    )  # fmt: skip


async def noticed(one: Applicant, on: date) -> None:
    told: dict[Column | str, Any] = {"noticed_on": on}
    await Row.update(told).where(Row.id == one.id)
