"""The mails to applicants: the words of a team or of the organisation, with an example, and back to the usual ones."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.core.words import written
from teamhub.hiring import policy, replies
from teamhub.hiring.applying import reply_service
from teamhub.hiring.applying.forms import TextForm
from teamhub.hiring.replies import Reply
from teamhub.people.policy import works_here
from teamhub.people.tables import Organisation
from teamhub.teams import queries as teams
from teamhub.teams.tables import Team

NOTHING: Filled[Any] = Filled()


async def _whose(act: Act, team_id: int) -> Team | None:
    """Nought: the whole organisation's."""
    works_here(act.by)
    team = await teams.team(act, team_id) if team_id else None
    if not policy.changes_texts(act.by, team_id or None):
        raise NotAllowed("The recruiter of the team changes its mails, and HR those of the organisation.")
    return team


def _kind(word: str) -> Reply:
    if word not in {str(kind) for kind in Reply}:
        raise NotFound("There is no such page.")
    return Reply(word)


@get("/vacatures/mails/{team_id:int}", name="applying.texts")
async def texts(act: CurrentAct, team_id: FromPath[int]) -> Template:
    async with reading():
        team = await _whose(act, team_id)
        kept = await reply_service.texts(team_id or None)
    return page("applying/texts.html", team=team, team_id=team_id, kept=[*kept.values()])


@get("/vacatures/mails/{team_id:int}/{kind:str}", name="applying.text")
async def text(act: CurrentAct, team_id: FromPath[int], kind: FromPath[str]) -> Template:
    return await _text(act, team_id, _kind(kind), NOTHING)


async def _text(
    act: Act, team_id: int, kind: Reply, filled: Filled[Any], status: int = 200, shown: dict[str, str] | None = None
) -> Template:
    async with reading():
        team = await _whose(act, team_id)
        kept = (await reply_service.texts(team_id or None))[kind]
        organisation = await Organisation.select(Organisation.name).first()
    example = shown or {language: kept.text.of(language) for language in ("nl", "en")}
    name = organisation["name"] if organisation else "TeamHub"
    values = {language: _example(act, team, name, language) for language in ("nl", "en")}
    return page(
        "applying/text.html", status=status, team=team, team_id=team_id, kept=kept, filled=filled,
        words={language: replies.words_for(kind, language) for language in ("nl", "en")},
        example={language: replies.filled(said, language, values[language]) for language, said in example.items()},
        own=kept.of_team if team_id else kept.of_organisation,
    )  # fmt: skip


def _example(act: Act, team: Team | None, organisation: str, language: str) -> dict[str, str]:
    """Nobody's: so that one sees how the mail will read."""
    dutch = language == "nl"
    return {
        "name": "Sam de Boer",
        "vacancy": "Maatschappelijk werker" if dutch else "Social worker",
        "team": team.name if team else "Team Voorbeeld" if dutch else "Team Example",
        "organisation": organisation,
        "reason": "We zoeken iemand met ervaring in de opvang." if dutch else "We look for experience in a shelter.",
        "when": "dinsdag om 10:00" if dutch else "Tuesday at 10:00",
        "where": team.place if team else "Alkmaar",
        "day": written(act.today, "d MMMM y", language),
    }


@post("/vacatures/mails/{team_id:int}/{kind:str}", name="applying.change_text")
async def change_text(
    request: WebRequest, act: CurrentAct, team_id: FromPath[int], kind: FromPath[str], data: FormData
) -> Response[Any] | Template:
    """Keeps it, or with the other button only shows how it would read."""
    await _whose(act, team_id)
    which, filled = _kind(kind), TextForm.read(data)
    if filled.value is None:
        return await _text(act, team_id, which, filled, 422)
    form = filled.value
    try:
        for language, said in (("nl", form.text_nl), ("en", form.text_en)):
            replies.require(which, language, said)
    except Invalid as refusal:
        return await _text(act, team_id, which, filled.refused(refusal, f"text_{language}"), 422)
    if "show" in data:
        shown = {"nl": form.text_nl, "en": form.text_en}
        return await _text(act, team_id, which, Filled(filled.typed), shown=shown)
    await reply_service.change_text(act, team_id or None, which, form.text_nl, form.text_en)
    return go(request, "applying.text", team_id=team_id, kind=kind)


@post("/vacatures/mails/{team_id:int}/{kind:str}/terug", name="applying.reset_text")
async def reset_text(
    request: WebRequest, act: CurrentAct, team_id: FromPath[int], kind: FromPath[str]
) -> Response[Any]:
    await _whose(act, team_id)
    await reply_service.reset_text(act, team_id or None, _kind(kind))
    return go(request, "applying.text", team_id=team_id, kind=kind)


handlers = [texts, text, change_text, reset_text]
