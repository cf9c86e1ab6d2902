"""Support, questions, offers of help and comments: all of it on the page of the idea."""

from dataclasses import replace
from typing import Any

from litestar import Response, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.errors import Invalid
from teamhub.core.forms import FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go
from teamhub.ideas.page import idea_page
from teamhub.ideas.talk import service
from teamhub.ideas.talk.forms import RemarkForm, ReplyForm


@post("/ideen/{idea_id:int}/steun", name="talk.support")
async def support(request: WebRequest, act: CurrentAct, idea_id: FromPath[int]) -> Response[Any]:
    await service.support(act, idea_id)
    return go(request, "ideas.show", idea_id=idea_id, anchor="steun")


@post("/ideen/{idea_id:int}/steun/intrekking", name="talk.take_support_back")
async def take_support_back(request: WebRequest, act: CurrentAct, idea_id: FromPath[int]) -> Response[Any]:
    await service.take_support_back(act, idea_id)
    return go(request, "ideas.show", idea_id=idea_id, anchor="steun")


@post("/ideen/{idea_id:int}/reacties", name="talk.remark")
async def remark(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    filled = RemarkForm.read(data)
    if filled.value is None:
        return await idea_page(act, idea_id, filled, "remark", status=422)
    made = await service.remark(act, idea_id, filled.value.kind, filled.value.text)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"reactie-{made.id}")


@post("/ideen/{idea_id:int}/reacties/{remark_id:int}/antwoord", name="talk.answer")
async def answer(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], remark_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form, filled = f"remark-{remark_id}", ReplyForm.read(data)
    if filled.value is None:
        return await idea_page(act, idea_id, filled, form, status=422)
    accepted = None if filled.value.answer is None else filled.value.answer == "accept"
    try:
        await service.answer(act, idea_id, remark_id, filled.value.reply, accepted=accepted)
    except Invalid as refusal:
        wrong = replace(filled, errors={"reply": refusal.said(gettext)})
        return await idea_page(act, idea_id, wrong, form, status=refusal.status)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"reactie-{remark_id}")


@post("/ideen/{idea_id:int}/reacties/{remark_id:int}/intrekking", name="talk.withdraw")
async def withdraw(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], remark_id: FromPath[int]
) -> Response[Any]:
    await service.withdraw(act, idea_id, remark_id)
    return go(request, "ideas.show", idea_id=idea_id, anchor=f"reactie-{remark_id}")


handlers = [support, take_support_back, remark, answer, withdraw]
