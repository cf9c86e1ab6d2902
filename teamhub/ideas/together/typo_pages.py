"""Correcting typing errors in somebody else's idea, where its owner asked for that."""

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.ideas import queries
from teamhub.ideas.forms import TypoForm
from teamhub.ideas.rules import TEXTS
from teamhub.ideas.together import typo_service


@get("/ideen/{idea_id:int}/typfouten", name="together.typos")
async def typos(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await typo_page(act, idea_id, TypoForm.blank())


@post("/ideen/{idea_id:int}/typfouten", name="together.fix")
async def fix(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Response[Any] | Template:
    filled = TypoForm.read(data)
    if filled.value is None:
        return await typo_page(act, idea_id, filled, status=422)
    said = {name: value for name, value in filled.value.fields().items() if name in data}
    try:
        await typo_service.fix(act, idea_id, filled.value.revision, said)
    except (Invalid, Stale) as refusal:
        wrong = replace(filled, errors={"text": refusal.said(gettext)})
        return await typo_page(act, idea_id, wrong, status=refusal.status)
    return go(request, "ideas.show", idea_id=idea_id)


async def typo_page(act: Act, idea_id: int, filled: Filled[TypoForm], status: int = 200) -> Template:
    async with reading():
        idea = await queries.idea(act, idea_id)
        await typo_service.require_help(act, idea)
    return page("ideas/typos.html", status=status, idea=idea, filled=filled, fields=TEXTS, stale=status == Stale.status)


handlers = [typos, fix]
