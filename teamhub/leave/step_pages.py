"""One leave: what it means for the team, what colleagues say, and what its asker can do with it."""

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks.authority import rule
from teamhub.leave import policy, queries, service
from teamhub.leave.forms import LeaveForm, VoiceForm
from teamhub.leave.pages import NOTHING, again, ask_page, held_up
from teamhub.leave.questions import LEAVE
from teamhub.leave.rules import Stage, Voice
from teamhub.leave.wall.queries import meaning

ONE = "/verlof/{leave_id:int}"


@get(ONE, name="leave.show")
async def show(act: CurrentAct, leave_id: FromPath[int]) -> Template:
    return await _page(act, leave_id, NOTHING)


@post(ONE + "/stem", name="leave.say")
async def say(request: WebRequest, act: CurrentAct, leave_id: FromPath[int], data: FormData) -> Answer:
    filled = VoiceForm.read(data)

    async def do(form: VoiceForm) -> None:
        await service.say(act, leave_id, form.voice, form.words)

    async def once_more(filled: Filled[VoiceForm], status: int) -> Template:
        return await _page(act, leave_id, filled, status)

    return await sent(request, filled, once_more, do, "leave.show", leave_id=leave_id)


@post(ONE + "/besproken", name="leave.talked_over")
async def talked_over(request: WebRequest, act: CurrentAct, leave_id: FromPath[int]) -> Response[Any]:
    await service.talked_over(act, leave_id)
    return go(request, "leave.show", leave_id=leave_id)


@get(ONE + "/wijziging", name="leave.change_form")
async def change_form(act: CurrentAct, leave_id: FromPath[int]) -> Template:
    return await ask_page(act, NOTHING, leave_id=leave_id)


@post(ONE + "/wijziging", name="leave.change")
async def change(request: WebRequest, act: CurrentAct, leave_id: FromPath[int], data: FormData) -> Answer:
    policy.require_asker(act.by, (await queries.one(act, leave_id)).person)
    filled = LeaveForm.read(data)
    if held := await held_up(act, filled, leave_id):
        return held

    async def do(typed: LeaveForm) -> None:
        days: dict[str, Any] = {"from_on": typed.from_on, "until_on": typed.until_on, "hours": typed.hours}
        await service.change(act, leave_id, **days, remark=typed.remark)

    return await sent(request, filled, again(act, leave_id), do, "leave.show", leave_id=leave_id)


@post(ONE + "/intrekking", name="leave.withdraw")
async def withdraw(request: WebRequest, act: CurrentAct, leave_id: FromPath[int]) -> Response[Any]:
    await service.withdraw(act, leave_id)
    return go(request, "leave.show", leave_id=leave_id)


@post(ONE + "/ongedaan", name="leave.undo")
async def undo(request: WebRequest, act: CurrentAct, leave_id: FromPath[int]) -> Response[Any]:
    await service.undo(act, leave_id)
    return go(request, "leave.show", leave_id=leave_id)


async def _page(act: Act, leave_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await queries.one(act, leave_id)
        voices = await queries.voices(seen)
        begin = max(seen.from_on, act.today)
        until = max(seen.until_on, begin)
        agreed = seen.stage is Stage.AGREED
        meant = await meaning(
            act, seen.person, begin, until, leave_id=seen.id, whole=seen.whole, agreed=agreed
        )  # fmt: skip
    mine = seen.person == act.by.id
    return page(
        "leave/show.html",
        status=status,
        act=act,
        seen=seen,
        voices=voices,
        own=next((said for said in voices if said.by == act.by.id), None),
        talks=[said for said in voices if said.voice is Voice.TALK],
        meant=replace(meant, teams=[one for one in meant.teams if mine or one.team in act.by.member_of]),
        mine=mine,
        filled=filled,
        ruling=rule(LEAVE, {"percent": meant.most}, meant.clauses),
    )


handlers = [show, say, talked_over, change_form, change, withdraw, undo]
