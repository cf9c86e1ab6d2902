from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from teamhub.core.db import reading
from teamhub.core.errors import Invalid
from teamhub.core.forms import LARGEST, Filled, FormData
from teamhub.core.i18n import later
from teamhub.core.telling import About
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.notices import queries, service
from teamhub.notices.digest import also_told
from teamhub.notices.forms import ChoicesForm, ReadForm

KINDS = {
    About.ASKED: (later("Somebody asks me something"), later("advice, a voice in a round, an answer, an acceptance")),
    About.MINE: (later("About my ideas"), later("support, comments, suggestions, advice that came in")),
    About.SUPPORTED: (
        later("About ideas that I support"),
        later("a new text, a next step; also of ideas that I help to make"),
    ),
    About.TEAM: (later("About my team"), later("new ideas, rounds, who comes and goes, roles")),
    About.FRAMEWORKS: (later("About frameworks"), later("a new version, an answer to a question")),
}
HOURS = range(24)


@get("/berichten", name="notices.inbox")
async def inbox(act: CurrentAct, before: FromQuery[int | None] = None) -> Template:
    async with reading():
        notices = await queries.inbox(act, before=before and min(before, LARGEST - 1))
    full, first = len(notices) == queries.PAGE, before is None
    return page("notices/inbox.html", notices=notices, full=full, first=first, also_told=also_told)


@get("/berichten/{notice_id:int}", name="notices.open")
async def open_one(request: WebRequest, act: CurrentAct, notice_id: FromPath[int]) -> Redirect:
    """Opening is reading: on to where it happened."""
    notice = await service.read(act, notice_id)
    async with reading():
        there = await queries.place_of(act, notice)
    return go(request, there.route, **there.params)


@post("/berichten/gelezen", name="notices.read_all")
async def read_all(request: WebRequest, act: CurrentAct, data: FormData) -> Redirect:
    seen = ReadForm.read(data).value
    if seen is None:
        raise Invalid("Please look at your notices again.")
    await service.read_all(act, until=seen.until)
    return go(request, "notices.inbox")


@get("/berichten/instellingen", name="notices.choices")
async def choices(act: CurrentAct) -> Template:
    return await _choices(act, ChoicesForm.blank())


@post("/berichten/instellingen", name="notices.choose")
async def choose(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    filled = ChoicesForm.read(data)
    if filled.value is None:
        return await _choices(act, filled, status=422)
    want = filled.value
    await service.choose(act, inbox=want.chosen("inbox"), mail=want.chosen("mail"), digest_hour=want.digest_hour)
    return go(request, "notices.inbox")


async def _choices(act: CurrentAct, filled: Filled[ChoicesForm], status: int = 200) -> Template:
    async with reading():
        wants, hour = await queries.wants(act)
    return page("notices/choices.html", status=status, filled=filled, wants=wants, hour=hour, kinds=KINDS, hours=HOURS)


handlers = [inbox, open_one, read_all, choices, choose]
