"""A handover, for the two whose it is; and beginning one before anybody is next."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.frameworks.questions import OWN_WORK
from teamhub.roles.handovers import policy, queries, service
from teamhub.roles.handovers.forms import SettleForm, TakenForm, ThingForm, TipForm
from teamhub.roles.handovers.rules import Thing

NOTHING: Filled[Any] = Filled()


@post("/rollen/{role_id:int}/overdracht", name="handovers.start")
async def start(request: WebRequest, act: CurrentAct, role_id: FromPath[int]) -> Response[Any]:
    made = await service.start(act, role_id)
    return go(request, "handovers.show", handover_id=made)


@get("/overdrachten/{handover_id:int}", name="handovers.show")
async def show(act: CurrentAct, handover_id: FromPath[int]) -> Template:
    return await _show(act, handover_id, NOTHING)


@post("/overdrachten/{handover_id:int}/punten", name="handovers.add")
async def add(request: WebRequest, act: CurrentAct, handover_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: ThingForm) -> None:
        await service.add(act, handover_id, kind=form.kind, text=form.text)

    return await _step(request, act, handover_id, ThingForm.read(data), "more", do)


@post("/overdrachten/{handover_id:int}/punten/{item_id:int}", name="handovers.settle")
async def settle(
    request: WebRequest, act: CurrentAct, handover_id: FromPath[int], item_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: SettleForm) -> None:
        await service.settle(act, handover_id, item_id, done=form.how == "done", struck=form.how == "struck")

    return await _step(request, act, handover_id, SettleForm.read(data), f"thing-{item_id}", do)


@post("/overdrachten/{handover_id:int}/tip", name="handovers.tip")
async def tip(request: WebRequest, act: CurrentAct, handover_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: TipForm) -> None:
        await service.give_tip(act, handover_id, form.tip)

    return await _step(request, act, handover_id, TipForm.read(data), "tip", do)


@post("/overdrachten/{handover_id:int}/overgedragen", name="handovers.given")
async def given(request: WebRequest, act: CurrentAct, handover_id: FromPath[int]) -> Response[Any]:
    await service.sign_given(act, handover_id)
    return go(request, "handovers.show", anchor="signing", handover_id=handover_id)


@post("/overdrachten/{handover_id:int}/overgenomen", name="handovers.taken")
async def taken(request: WebRequest, act: CurrentAct, handover_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: TakenForm) -> None:
        await service.sign_taken(act, handover_id, alone=form.alone)

    return await _step(request, act, handover_id, TakenForm.read(data), "signing", do)


@post("/overdrachten/{handover_id:int}/niet-nodig", name="handovers.withdraw")
async def withdraw(request: WebRequest, act: CurrentAct, handover_id: FromPath[int]) -> Response[Any]:
    await service.withdraw(act, handover_id)
    return go(request, "handovers.show", handover_id=handover_id)


async def _step(
    request: WebRequest,
    act: Act,
    handover_id: int,
    filled: Filled[Any],
    anchor: str,
    verb: Callable[[Any], Awaitable[None]],
) -> Answer:
    seen = await queries.handover(act, handover_id)
    policy.require_one_of(act.by, seen.giver, seen.receiver)

    def again(filled: Filled[Any], status: int) -> Awaitable[Template]:
        return _show(act, handover_id, filled, status)

    return await sent(request, filled, again, verb, "handovers.show", anchor=anchor, handover_id=handover_id)


async def _show(act: Act, handover_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await queries.handover(act, handover_id)
        things = await queries.items(handover_id)
        ruling = rule(OWN_WORK, {}, await frameworks.in_force(act.today))
    return page(
        "handovers/show.html",
        status=status,
        seen=seen,
        things=[(kind, [one for one in things if one.kind is kind]) for kind in Thing],
        filled=filled,
        ruling=ruling,
        act=act,
        mine=policy.is_one_of(act.by, seen.giver, seen.receiver) and not seen.moved_to and not seen.withdrawn_at,
        kinds=[(str(kind), gettext(kind)) for kind in (Thing.MATTER, Thing.ACCESS)],
    )


handlers = [start, show, add, settle, tip, given, taken, withdraw]
