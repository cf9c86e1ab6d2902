"""Thoughts: what somebody writes for themselves, and how it becomes an idea."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.ideas import queries
from teamhub.ideas.board import queries as board
from teamhub.ideas.forms import ShareForm, TextForm
from teamhub.ideas.tables import Thought
from teamhub.ideas.thoughts import queries as thoughts
from teamhub.ideas.thoughts import service
from teamhub.teams import queries as teams


@get("/gedachten", name="thoughts.mine")
async def mine(act: CurrentAct) -> Template:
    async with reading():
        found = await thoughts.mine(act)
    return page("ideas/thoughts.html", thoughts=found)


@get("/gedachten/nieuw", name="thoughts.new")
async def new(act: CurrentAct) -> Template:
    return await thought_page(act, None, Filled(), key=uuid4())


@post("/gedachten", name="thoughts.begin")
async def begin(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any] | Template:
    filled, key = TextForm.read(data), _key(data)
    if filled.value is None:
        return await thought_page(act, None, filled, key=key, status=422)
    thought = await service.begin(act, key, filled.value.fields())
    return _kept(request, thought)


@post("/gedachten/deling", name="thoughts.share_new")
async def share_new(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any] | Template:
    """Written and shared in one go."""
    filled, key = ShareForm.read(data), _key(data)
    if filled.value is None:
        return await thought_page(act, None, filled, key=key, status=422)
    if idea_id := await _just_shared(act, filled.value):
        return go(request, "ideas.show", idea_id=idea_id)
    thought = await service.begin(act, key, filled.value.fields())
    return await _shared(request, act, thought.id, filled, filled.value)


@get("/gedachten/{thought_id:uuid}", name="thoughts.show")
async def show(act: CurrentAct, thought_id: FromPath[UUID]) -> Template:
    return await thought_page(act, thought_id, Filled())


@post("/gedachten/{thought_id:uuid}", name="thoughts.keep")
async def keep(
    request: WebRequest, act: CurrentAct, thought_id: FromPath[UUID], data: FormData
) -> Response[Any] | Template:
    filled = TextForm.read(data)
    if filled.value is None:
        return await thought_page(act, thought_id, filled, status=422)
    return _kept(request, await service.keep(act, thought_id, filled.value.fields()))


@post("/gedachten/{thought_id:uuid}/deling", name="thoughts.share")
async def share(
    request: WebRequest, act: CurrentAct, thought_id: FromPath[UUID], data: FormData
) -> Response[Any] | Template:
    filled = ShareForm.read(data)
    if filled.value is None:
        return await thought_page(act, thought_id, filled, status=422)
    return await _shared(request, act, thought_id, filled, filled.value)


@post("/gedachten/{thought_id:uuid}/weg", name="thoughts.throw_away")
async def throw_away(request: WebRequest, act: CurrentAct, thought_id: FromPath[UUID]) -> Response[Any]:
    await service.throw_away(act, thought_id)
    return go(request, "thoughts.mine")


async def _shared(
    request: WebRequest, act: Act, thought_id: UUID, filled: Filled[ShareForm], typed: ShareForm
) -> Response[Any] | Template:
    """The words are kept first; a team that was not chosen is asked for beside its field."""
    try:
        await service.keep(act, thought_id, typed.fields())
        idea_id = (await service.share(act, thought_id, typed.audience, typed.team)).id
    except NotFound:
        again = await _just_shared(act, typed)
        if again is None:
            raise
        idea_id = again
    except Invalid as refusal:
        asked = replace(filled, errors={"team": refusal.said(gettext)})
        return await thought_page(act, thought_id, asked, status=refusal.status)
    return go(request, "ideas.show", idea_id=idea_id)


async def _just_shared(act: Act, typed: ShareForm) -> int | None:
    async with reading():
        return await thoughts.just_shared(act, typed.fields(), typed.audience, typed.team)


async def thought_page(
    act: Act, thought_id: UUID | None, filled: Filled[Any], *, key: UUID | None = None, status: int = 200
) -> Template:
    async with reading():
        thought = await queries.thought(act, thought_id) if thought_id else Thought(owner=act.by.id)
        mine = await teams.mine(act)
        cards = await board.alike(act, filled.typed.get("title") or thought.title)
    known = {"thought": thought, "written": thought_id is not None, "key": key, "teams": mine, "cards": cards}
    return page("ideas/thought.html", status=status, filled=filled, **known)


def _key(data: dict[str, str]) -> UUID:
    """The form's own key; one that is no key was not ours, and gets a new one."""
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return uuid4()


def _kept(request: WebRequest, thought: Thought) -> Response[Any]:
    """A page for a person; for the script that saves while they type, only where it is kept."""
    if request.headers.get("accept", "").startswith("application/json"):
        return Response({"url": request.app.route_reverse("thoughts.show", thought_id=thought.id)}, status_code=200)
    return go(request, "thoughts.show", thought_id=thought.id)


handlers = [mine, new, begin, share_new, show, keep, share, throw_away]
