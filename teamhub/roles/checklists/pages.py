"""The checklists of all roles in the meeting of the team, and that of one role, to write it."""

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
from teamhub.roles import queries as roles
from teamhub.roles.checklists import policy, queries, service
from teamhub.roles.checklists.forms import ItemForm, TickForm
from teamhub.roles.checklists.rules import Rhythm
from teamhub.teams import queries as teams

NOTHING: Filled[Any] = Filled()


@get("/teams/{team_id:int}/checklists", name="checklists.team")
async def of_team(act: CurrentAct, team_id: FromPath[int]) -> Template:
    return await _meeting(act, team_id, NOTHING)


@post("/checklists/{item_id:int}/antwoord", name="checklists.tick")
async def tick(request: WebRequest, act: CurrentAct, item_id: FromPath[int], data: FormData) -> Answer:
    """One press in the meeting; the page comes back where one was."""
    item = await queries.item(act, item_id)
    policy.require(act.by, item.team)

    async def do(form: TickForm) -> None:
        await service.tick(act, item_id, done=form.done, period=form.period, note=form.note)

    def again(filled: Filled[TickForm], status: int) -> Awaitable[Template]:
        return _meeting(act, item.team, filled, status)

    return await sent(
        request, TickForm.read(data), again, do, "checklists.team", anchor=f"item-{item_id}", team_id=item.team
    )


@get("/rollen/{role_id:int}/checklist", name="checklists.role")
async def of_role(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await _checklist(act, role_id, NOTHING)


@post("/rollen/{role_id:int}/checklist", name="checklists.write")
async def write(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    policy.require(act.by, (await roles.role(act, role_id)).team)

    async def do(form: ItemForm) -> None:
        await service.write(act, role_id, text=form.text, rhythm=form.rhythm)

    def again(filled: Filled[ItemForm], status: int) -> Awaitable[Template]:
        return _checklist(act, role_id, filled, status)

    return await sent(request, ItemForm.read(data), again, do, "checklists.role", role_id=role_id)


@post("/checklists/{item_id:int}", name="checklists.change")
async def change(request: WebRequest, act: CurrentAct, item_id: FromPath[int], data: FormData) -> Answer:
    item = await queries.item(act, item_id)
    policy.require(act.by, item.team)

    async def do(form: ItemForm) -> None:
        await service.change(act, item_id, text=form.text, rhythm=form.rhythm)

    def again(filled: Filled[ItemForm], status: int) -> Awaitable[Template]:
        return _checklist(act, item.team_role, filled, status, changing=item_id)

    return await sent(request, ItemForm.read(data), again, do, "checklists.role", role_id=item.team_role)


@post("/checklists/{item_id:int}/pauze", name="checklists.pause")
async def pause(request: WebRequest, act: CurrentAct, item_id: FromPath[int]) -> Response[Any]:
    return await _done(request, act, item_id, service.pause)


@post("/checklists/{item_id:int}/hervat", name="checklists.resume")
async def resume(request: WebRequest, act: CurrentAct, item_id: FromPath[int]) -> Response[Any]:
    return await _done(request, act, item_id, service.resume)


@post("/checklists/{item_id:int}/verwijderd", name="checklists.remove")
async def remove(request: WebRequest, act: CurrentAct, item_id: FromPath[int]) -> Response[Any]:
    return await _done(request, act, item_id, service.remove)


async def _done(
    request: WebRequest, act: Act, item_id: int, verb: Callable[[Act, int], Awaitable[None]]
) -> Response[Any]:
    item = await queries.item(act, item_id)
    await verb(act, item_id)
    return go(request, "checklists.role", role_id=item.team_role)


async def _meeting(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        found = await queries.meeting(act, team_id)
    items = [item for one in found for item in one.items]
    return page(
        "checklists/team.html",
        status=status,
        team=team,
        found=found,
        filled=filled,
        answered=sum(item.done is not None for item in items),
        asked=len(items),
    )


async def _checklist(act: Act, role_id: int, filled: Filled[Any], status: int = 200, changing: int = 0) -> Template:
    async with reading():
        role = await roles.role(act, role_id)
        checklist = await queries.of_role(act, role)
        ruling = await queries.ruling(act)
    return page(
        "checklists/role.html",
        status=status,
        role=role,
        filled=filled,
        blank=NOTHING,
        changing=changing,
        ruling=ruling,
        rhythms=[(str(rhythm), gettext(rhythm)) for rhythm in Rhythm],
        checklist=checklist,
        in_team=role.team in act.by.member_of,
    )


handlers = [of_team, tick, of_role, write, change, pause, resume, remove]
