"""Suggesting a change, and the owner's answer. The answer is given on the page of the idea itself."""

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.ideas import policy, queries
from teamhub.ideas.page import idea_page
from teamhub.ideas.suggestions import rules, service
from teamhub.ideas.suggestions.forms import AnswerForm, BackForm, SuggestForm
from teamhub.ideas.texts.queries import fields_at


@get("/ideen/{idea_id:int}/voorstellen/nieuw", name="suggestions.new")
async def new(act: CurrentAct, idea_id: FromPath[int], veld: FromQuery[str] = "proposal") -> Template:
    return await suggest_page(act, idea_id, veld, SuggestForm.blank())


@post("/ideen/{idea_id:int}/voorstellen", name="suggestions.make")
async def make(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData, veld: FromQuery[str] = "proposal"
) -> Response[Any] | Template:
    filled = SuggestForm.read(data)
    if filled.value is None:
        return await suggest_page(act, idea_id, veld, filled, status=422)
    typed = filled.value
    try:
        made = await service.suggest(act, idea_id, veld, typed.text, typed.why, typed.need, typed.version)
    except Invalid as refusal:
        wrong = replace(filled, errors={"text": refusal.said(gettext)})
        return await suggest_page(act, idea_id, veld, wrong, status=refusal.status)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"voorstel-{made.id}")


@post("/ideen/{idea_id:int}/voorstellen/{suggestion_id:int}/steun", name="suggestions.back")
async def back(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], suggestion_id: FromPath[int], data: FormData
) -> Response[Any]:
    chosen = BackForm.read(data).value
    if chosen is None:
        raise Invalid("Please choose one of the options.")
    await service.back(act, idea_id, suggestion_id, chosen.need)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"voorstel-{suggestion_id}")


@post("/ideen/{idea_id:int}/voorstellen/{suggestion_id:int}/overname", name="suggestions.take")
async def take(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], suggestion_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form, filled = f"suggestion-{suggestion_id}", AnswerForm.read(data)
    if filled.value is None:
        return await idea_page(act, idea_id, filled, form, status=422)
    typed = filled.value
    try:
        await service.take(act, idea_id, suggestion_id, typed.answer, typed.revision, replacing=typed.replacing)
    except (Invalid, Stale) as refusal:
        wrong = replace(filled, errors={"answer": refusal.said(gettext)})
        return await idea_page(act, idea_id, wrong, form, status=refusal.status)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"voorstel-{suggestion_id}")


@post("/ideen/{idea_id:int}/voorstellen/{suggestion_id:int}/afwijzing", name="suggestions.decline")
async def decline(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], suggestion_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    filled = AnswerForm.read(data)
    if filled.value is None:
        return await idea_page(act, idea_id, filled, f"suggestion-{suggestion_id}", status=422)
    await service.decline(act, idea_id, suggestion_id, filled.value.answer)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"voorstel-{suggestion_id}")


@post("/ideen/{idea_id:int}/voorstellen/{suggestion_id:int}/intrekking", name="suggestions.withdraw")
async def withdraw(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], suggestion_id: FromPath[int]
) -> Response[Any]:
    await service.withdraw(act, idea_id, suggestion_id)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"voorstel-{suggestion_id}")


async def suggest_page(act: Act, idea_id: int, field: str, filled: Filled[SuggestForm], status: int = 200) -> Template:
    """The text as it was when they opened the form, also where it has changed meanwhile."""
    if field not in rules.FIELDS:
        raise NotFound("There is no such page.")
    async with reading():
        idea = await queries.idea(act, idea_id)
        policy.require_other(act.by, idea)
        version = filled.value.version if filled.value else idea.version
        was = rules.said(await fields_at(idea, version), field)
    known = {"field": field, "fields": rules.FIELDS, "was": was, "version": version, "area": _long(field)}
    return page("ideas/suggest.html", status=status, idea=idea, filled=filled, **known)


def _long(field: str) -> bool:
    return field not in (*rules.NUMBERS, *rules.LONGEST)


handlers = [new, make, back, take, decline, withdraw]
