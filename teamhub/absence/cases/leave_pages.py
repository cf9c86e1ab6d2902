"""Maternity leave, which HR records: leave and no illness, so that it stands in no figure and in no file."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.absence.cases import leave_service, policy, queries
from teamhub.absence.cases.forms import LeaveDaysForm, LeaveForm
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.people import queries as people

NOTHING: Filled[Any] = Filled()


@get("/verzuim/zwangerschapsverlof", name="cases.leaves")
async def leaves(act: CurrentAct, naam: FromQuery[int] = 0) -> Template:
    return await _page(act, NOTHING, chosen=naam)


@post("/verzuim/zwangerschapsverlof", name="cases.record_leave")
async def record_leave(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    policy.require_hr(act.by)

    async def do(form: LeaveForm) -> None:
        await leave_service.record_leave(act, form.person, form.from_on, form.until_on)

    async def again(filled: Filled[LeaveForm], status: int) -> Template:
        return await _page(act, filled, status)

    return await sent(request, LeaveForm.read(data), again, do, "cases.leaves")


@post("/verzuim/zwangerschapsverlof/{leave_id:int}", name="cases.change_leave")
async def change_leave(request: WebRequest, act: CurrentAct, leave_id: FromPath[int], data: FormData) -> Answer:
    await queries.leave(act, leave_id)

    async def do(form: LeaveDaysForm) -> None:
        await leave_service.change_leave(act, leave_id, form.from_on, form.until_on)

    async def again(filled: Filled[LeaveDaysForm], status: int) -> Template:
        return await _page(act, filled, status, changed=leave_id)

    return await sent(request, LeaveDaysForm.read(data), again, do, "cases.leaves")


@post("/verzuim/zwangerschapsverlof/{leave_id:int}/weg", name="cases.remove_leave")
async def remove_leave(request: WebRequest, act: CurrentAct, leave_id: FromPath[int]) -> Response[Any]:
    await leave_service.remove_leave(act, leave_id)
    return go(request, "cases.leaves")


async def _page(act: Act, filled: Filled[Any], status: int = 200, chosen: int = 0, changed: int = 0) -> Template:
    async with reading():
        found = [one for one in await queries.leaves(act) if one.person != act.by.id]
        everybody = [(one["id"], one["name"]) for one in await people.colleagues(act) if one["id"] != act.by.id]
    return page(
        "cases/leave.html",
        status=status,
        leaves=found,
        people=everybody,
        filled=filled,
        blank=NOTHING,
        chosen=chosen,
        changed=changed,
    )


handlers = [leaves, record_leave, change_leave, remove_leave]
