"""Editing the text of an idea, and reading its versions."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import NotFound, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.ideas import policy, queries, rules
from teamhub.ideas.forms import EditForm, SeenForm
from teamhub.ideas.questions import CHANGE
from teamhub.ideas.stages import Verb
from teamhub.ideas.texts import queries as texts
from teamhub.ideas.texts import service


@get("/ideen/{idea_id:int}/tekst", name="ideas.edit_form")
async def edit_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await edit_page(act, idea_id, EditForm.blank())


@post("/ideen/{idea_id:int}/tekst", name="ideas.edit")
async def edit(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    filled = EditForm.read(data)
    if filled.value is None:
        return await edit_page(act, idea_id, filled, status=422)
    typed = filled.value
    try:
        await service.edit(act, idea_id, typed.revision, typed.fields(), typed.note)
    except Stale as stale:
        return await edit_page(act, idea_id, filled, status=stale.status)
    return go(request, "ideas.show", idea_id=idea_id)


async def edit_page(act: Act, idea_id: int, filled: Filled[EditForm], status: int = 200) -> Template:
    """Words of a form that was opened on an older text stand beside what changed since; sent again, they count."""
    since: dict[str, Any] = {}
    async with reading():
        idea = await queries.idea(act, idea_id)
        policy.require(Verb.EDIT, act.by, idea)
        if filled.value is not None and filled.value.version != idea.version:
            since = texts.changes(await texts.fields_at(idea, filled.value.version), rules.fields_of(idea))
        ruling = rule(CHANGE, {}, await frameworks.in_force(act.today))
    context = {"idea": idea, "filled": filled, "stale": status == Stale.status, "since": since, "ruling": ruling}
    return page("ideas/edit.html", status=status, **context)


@post("/ideen/{idea_id:int}/bereik", name="ideas.widen")
async def widen(request: WebRequest, act: CurrentAct, idea_id: FromPath[int]) -> Response[Any]:
    await service.widen(act, idea_id)
    return go(request, "ideas.show", idea_id=idea_id)


@get("/ideen/{idea_id:int}/versies", name="ideas.versions")
async def versions(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    async with reading():
        idea = await queries.idea(act, idea_id)
        head, found = await queries.head(act, idea), await texts.versions(idea)
    return page("ideas/versions.html", idea=idea, head=head, versions=found)


@get("/ideen/{idea_id:int}/versies/{number:str}", name="ideas.version")
async def version(act: CurrentAct, idea_id: FromPath[int], number: FromPath[str]) -> Response[Any] | Template:
    """One version; with `.txt` behind it, exactly the bytes that its fingerprint was made of."""
    digits = number.removesuffix(".txt")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 5:
        raise NotFound("There is no such version.")
    async with reading():
        idea = await queries.idea(act, idea_id)
        found = await texts.version(idea, int(digits))
        head = await queries.head(act, idea)
    if number.endswith(".txt"):
        return Response(found.text.encode(), media_type=MediaType.TEXT)
    offers = policy.offers(act.by, idea)
    return page("ideas/version.html", idea=idea, head=head, version=found, offers=offers)


@post("/ideen/{idea_id:int}/versies/{number:int}/terug", name="ideas.put_back")
async def put_back(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], number: FromPath[int], data: FormData
) -> Response[Any]:
    seen = SeenForm.read(data).value
    await service.put_back(act, idea_id, number, seen.revision if seen else 0)
    return go(request, "ideas.show", idea_id=idea_id)


handlers = [edit_form, edit, widen, versions, version, put_back]
