"""The ways out of a vacancy, and buying its work in for a while."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.asking import together
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.roles import queries as roles
from teamhub.roles.exits import policy, queries, section, service
from teamhub.roles.exits.forms import AnswerForm, BuyInForm
from teamhub.roles.questions import BUY_IN
from teamhub.teams import queries as teams

NOTHING: Filled[Any] = Filled()


@get("/rollen/{role_id:int}/uitwegen", name="exits.show")
async def show(act: CurrentAct, role_id: FromPath[int]) -> Template:
    async with reading():
        role = await roles.role(act, role_id)
        here = section.read(act, role_id, await together(section.ask(act, role_id)))
    return page("exits/show.html", role=role, act=act, here=here)


@get("/rollen/{role_id:int}/inkopen", name="exits.buy_in")
async def buy_in(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await _buy_in(act, role_id, NOTHING)


@post("/rollen/{role_id:int}/inkopen", name="exits.ask")
async def ask(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer | Template:
    policy.require_team(act.by, (await roles.role(act, role_id)).team)

    async def do(form: BuyInForm) -> dict[str, int]:
        made = await service.ask(act, role_id, what=form.what, whom=form.whom, until_on=form.until_on)
        return {"buy_in_id": made}

    def again(filled: Filled[BuyInForm], status: int) -> Awaitable[Template]:
        return _buy_in(act, role_id, filled, status)

    return await sent(request, BuyInForm.read(data), again, do, "exits.bought")


@get("/inkopen/{buy_in_id:int}", name="exits.bought")
async def bought(act: CurrentAct, buy_in_id: FromPath[int]) -> Template:
    return await _bought(act, buy_in_id, NOTHING)


@post("/inkopen/{buy_in_id:int}/antwoord", name="exits.answer")
async def answer(request: WebRequest, act: CurrentAct, buy_in_id: FromPath[int], data: FormData) -> Answer:
    policy.require_mpp(act.by, (await queries.buy_in(act, buy_in_id)).team)

    async def do(form: AnswerForm) -> None:
        await service.answer(act, buy_in_id, yes=form.yes, words=form.words)

    def again(filled: Filled[AnswerForm], status: int) -> Awaitable[Template]:
        return _bought(act, buy_in_id, filled, status)

    return await sent(request, AnswerForm.read(data), again, do, "exits.bought", buy_in_id=buy_in_id)


@post("/inkopen/{buy_in_id:int}/einde", name="exits.end")
async def end(request: WebRequest, act: CurrentAct, buy_in_id: FromPath[int]) -> Response[Any]:
    await service.end(act, buy_in_id)
    return go(request, "exits.bought", buy_in_id=buy_in_id)


async def _buy_in(act: Act, role_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        role = await roles.role(act, role_id)
        policy.require_seen(act.by, role.team)
        ruling = rule(BUY_IN, {}, await frameworks.in_force(act.today))
        mpps = await teams.mpps(act, role.team)
        running = [one for one in await queries.of_role(act, role_id) if one.open]
        vacant = any(seat.vacant for seat in await roles.seats_of(act, role_id))
    return page(
        "exits/buy_in.html",
        status=status,
        role=role,
        filled=filled,
        ruling=ruling,
        mpps=mpps,
        running=running,
        vacant=vacant,
        ours=role.team in act.by.member_of,
    )


async def _bought(act: Act, buy_in_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await queries.buy_in(act, buy_in_id)
        mpps = await teams.mpps(act, seen.team)
    return page(
        "exits/bought.html",
        status=status,
        seen=seen,
        filled=filled,
        mpps=mpps,
        ours=seen.team in act.by.member_of,
        may_answer=seen.team in act.by.oversees,
    )


handlers = [show, buy_in, ask, bought, answer, end]
