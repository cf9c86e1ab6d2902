"""Offering an idea to other teams, and answering for one's own."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotAllowed
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.ideas import queries
from teamhub.ideas.questions import ADOPT, SPREAD
from teamhub.ideas.spreading import service
from teamhub.ideas.spreading.forms import AnswerForm, OfferForm
from teamhub.ideas.spreading.queries import spread
from teamhub.ideas.stages import Verb
from teamhub.ideas.steps import Answer, sent, step_page
from teamhub.ideas.tables import Idea
from teamhub.people.queries import names
from teamhub.teams import queries as teams


@get("/ideen/{idea_id:int}/verspreiding", name="spreading.offer_form")
async def offer_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await _offer_page(act, idea_id, OfferForm.blank())


@post("/ideen/{idea_id:int}/verspreiding", name="spreading.offer")
async def offer(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    chosen = {int(name[1:]) for name in data if name[:1] == "t" and name[1:].isdecimal() and len(name) < 11}

    async def do(form: OfferForm) -> None:
        await service.offer(act, idea_id, chosen, note=form.text, amount=form.amount)

    def again(filled: Filled[OfferForm], status: int) -> Any:
        return _offer_page(act, idea_id, filled, status)

    return await sent(request, OfferForm.read(data), again, do, idea_id=idea_id, anchor="verspreiding")


async def _offer_page(act: Act, idea_id: int, filled: Filled[OfferForm], status: int = 200) -> Template:
    async def more(act: Act, idea: Idea) -> dict[str, Any]:
        found = await spread(act, idea)
        known = {one.team for one in found.offers} | {one.team for one in found.answers if one.mode.adopts}
        others = [team for team in await teams.every(act) if team.id not in known | {idea.team}]
        clauses = (await frameworks.agreed(act.today)).clauses
        return {"others": others, "ruling": rule(SPREAD, {"amount": 0}, clauses)}

    return await step_page(act, idea_id, Verb.SPREAD, "ideas/offer.html", filled, status, more)


@get("/ideen/{idea_id:int}/overname", name="spreading.answer_form")
async def answer_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await _answer_page(act, idea_id, AnswerForm.blank())


@post("/ideen/{idea_id:int}/overname", name="spreading.answer")
async def answer(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    """To the copy, where there is one: from there its new owner goes on."""
    filled = AnswerForm.read(data)
    if filled.value is None:
        return await _answer_page(act, idea_id, filled, 422)
    typed = filled.value
    try:
        copy = await service.answer(act, idea_id, typed.team, typed.mode, typed.text)
    except Invalid as refusal:
        again = Filled(filled.typed, {"text": refusal.said(gettext)}, filled.value)
        return await _answer_page(act, idea_id, again, refusal.status)
    return go(request, "ideas.show", idea_id=copy.id if copy else idea_id)


async def _answer_page(act: Act, idea_id: int, filled: Filled[AnswerForm], status: int = 200) -> Template:
    async with reading():
        idea = await queries.idea(act, idea_id)
        found = await spread(act, idea)
        mine = [team for team in await teams.mine(act) if team.id in found.may_answer]
        ruling = rule(ADOPT, {}, (await frameworks.agreed(act.today)).clauses)
        owner = (await names([idea.owner]))[idea.owner]
    if not mine:
        raise NotAllowed("Another team adopts this idea, once its own team has decided on it, and each team once.")
    context = {"idea": idea, "owner": owner, "teams": mine, "filled": filled, "ruling": ruling}
    return page("ideas/adopt.html", status=status, act=act, **context)


handlers = [offer_form, offer, answer_form, answer]
