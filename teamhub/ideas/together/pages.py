"""Making an idea together: who joins, who helps with typing errors, whom it goes to, and with what it is merged."""

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound, Refused
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.ideas import policy, queries
from teamhub.ideas.together import co_maker_service, merge_service, transfer_service, typo_service
from teamhub.ideas.together import queries as together
from teamhub.ideas.together.forms import MergeForm, OfferForm, PersonForm, YesForm


@get("/ideen/{idea_id:int}/samen", name="together.show")
async def show(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await together_page(act, idea_id)


async def together_page(
    act: Act, idea_id: int, filled: Filled[Any] | None = None, form: str = "", status: int = 200
) -> Template:
    async with reading():
        idea = await queries.idea(act, idea_id)
        policy.require_owner(act.by, idea)
        found = await together.section(act, idea)
        colleagues = await together.partners(act, idea)
    forms = {"form": form, "filled": filled or Filled(), "blank": Filled(), "council": not act.by.is_colleague}
    return page("ideas/together.html", status=status, idea=idea, together=found, colleagues=colleagues, **forms)


@post("/ideen/{idea_id:int}/medemakers", name="together.invite")
async def invite(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    filled = PersonForm.read(data)
    if filled.value is None:
        return await together_page(act, idea_id, filled, "invite", status=422)
    await co_maker_service.invite(act, idea_id, filled.value.person)
    return go(request, "together.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/medemakers/antwoord", name="together.join")
async def join(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Response[Any]:
    await co_maker_service.answer(act, idea_id, joins=_yes(data))
    return await _on(request, act, idea_id)


@post("/ideen/{idea_id:int}/medemakers/{person_id:int}/einde", name="together.end")
async def end(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], person_id: FromPath[int]) -> Response[Any]:
    await co_maker_service.end(act, idea_id, _id(person_id))
    return go(request, "ideas.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/typhulp", name="together.let")
async def let(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Response[Any] | Template:
    filled = PersonForm.read(data)
    if filled.value is None:
        return await together_page(act, idea_id, filled, "let", status=422)
    await typo_service.let(act, idea_id, filled.value.person)
    return go(request, "together.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/typhulp/{person_id:int}/einde", name="together.take_back")
async def take_back(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], person_id: FromPath[int]
) -> Response[Any]:
    await typo_service.take_back(act, idea_id, _id(person_id))
    return go(request, "together.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/overdracht", name="together.offer")
async def offer(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    filled = OfferForm.read(data)
    if filled.value is None:
        return await together_page(act, idea_id, filled, "offer", status=422)
    await transfer_service.offer(act, idea_id, filled.value.person, filled.value.words)
    return go(request, "together.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/overdracht/antwoord", name="together.receive")
async def receive(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Response[Any]:
    await (transfer_service.accept(act, idea_id) if _yes(data) else transfer_service.decline(act, idea_id))
    return await _on(request, act, idea_id)


@post("/ideen/{idea_id:int}/overdracht/intrekking", name="together.keep")
async def keep(request: WebRequest, act: CurrentAct, idea_id: FromPath[int]) -> Response[Any]:
    await transfer_service.withdraw(act, idea_id)
    return go(request, "ideas.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/samenvoeging", name="together.propose")
async def propose(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    filled = MergeForm.read(data)
    if filled.value is None:
        return await together_page(act, idea_id, filled, "merge", status=422)
    typed = filled.value
    pair = (idea_id, typed.other) if typed.way == "into" else (typed.other, idea_id)
    try:
        await merge_service.propose(act, *pair, typed.words)
    except (Invalid, NotFound) as refusal:
        return await _asked_again(act, idea_id, filled, refusal)
    return go(request, "together.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/samenvoeging/antwoord", name="together.merge")
async def merge(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Response[Any]:
    """`idea_id` is the one that goes on in the other."""
    await (merge_service.accept(act, idea_id) if _yes(data) else merge_service.drop(act, idea_id))
    return await _on(request, act, idea_id)


async def _on(request: WebRequest, act: Act, idea_id: int) -> Response[Any]:
    """To the idea; who read it only because they were asked, and said no, goes on at the ideas."""
    if await queries.sees(act, idea_id):
        return go(request, "ideas.show", idea_id=idea_id)
    return go(request, "ideas.board")


async def _asked_again(act: Act, idea_id: int, filled: Filled[MergeForm], refusal: Refused) -> Template:
    """An idea that they cannot see is an idea that is not there: said beside the field, with their words kept."""
    wrong = replace(filled, errors={"other": refusal.said(gettext)})
    return await together_page(act, idea_id, wrong, "merge", status=422)


def _yes(data: dict[str, str]) -> bool:
    chosen = YesForm.read(data).value
    if chosen is None:
        raise Invalid("Please choose one of the options.")
    return chosen.answer == "yes"


def _id(number: int) -> int:
    if not queries.is_id(number):
        raise NotFound("There is no such person.")
    return number


handlers = [show, invite, join, end, let, take_back, offer, receive, keep, propose, merge]
