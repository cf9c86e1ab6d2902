"""One's own leave and what colleagues ask; asking for leave, with what it would mean before it is asked."""

from dataclasses import replace
from datetime import date
from typing import Any

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.away import Away
from teamhub.core.db import reading
from teamhub.core.errors import Invalid
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent, warned
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.frameworks.authority import rule
from teamhub.leave import policy, queries, rules, service
from teamhub.leave.forms import LeaveForm
from teamhub.leave.questions import LEAVE
from teamhub.leave.rules import Wish
from teamhub.leave.wall.pages import asked_day
from teamhub.leave.wall.queries import Instead, Meaning, meaning

NOTHING: Filled[Any] = Filled()


@get("/verlof", name="leave.list")
async def listed(act: CurrentAct) -> Template:
    policy.works_here(act.by)
    async with reading():
        mine = await queries.mine(act)
        asked = await queries.asked_of(act, [*act.by.member_of])
    return page("leave/list.html", act=act, mine=mine, asked=asked)


@get("/verlof/nieuw", name="leave.form")
async def form(act: CurrentAct, op: FromQuery[str] = "") -> Template:
    """`op`: a day to begin with, as the wall chart gives it."""
    return await ask_page(act, NOTHING, first=asked_day(op))


@post("/verlof", name="leave.ask")
async def ask(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    """Asks, or with `look` only shows what these days would mean."""
    policy.works_here(act.by)
    filled = LeaveForm.read(data)
    if held := await held_up(act, filled):
        return held

    async def do(typed: LeaveForm) -> dict[str, Any]:
        days: dict[str, Any] = {"from_on": typed.from_on, "until_on": typed.until_on, "hours": typed.hours}
        return {"leave_id": await service.ask(act, **days, remark=typed.remark)}

    return await sent(request, filled, again(act), do, "leave.show")


def again(act: Act, leave_id: int = 0) -> Any:
    async def once_more(filled: Filled[LeaveForm], status: int) -> Template:
        return await ask_page(act, filled, status, leave_id=leave_id)

    return once_more


async def held_up(act: Act, filled: Filled[LeaveForm], leave_id: int = 0) -> Template | None:
    """The form again, where somebody only wants to look, or where words look medical for the first time."""
    if filled.value is not None and (words := filled.value.unwarned):
        return await ask_page(act, warned(filled, words), 422, leave_id=leave_id)
    if filled.value is not None and filled.value.look:
        return await ask_page(act, filled, leave_id=leave_id)
    return None


async def ask_page(
    act: Act, filled: Filled[Any], status: int = 200, *, leave_id: int = 0, first: date | None = None
) -> Template:
    policy.works_here(act.by)
    async with reading():
        seen = await queries.one(act, leave_id) if leave_id else None
        if seen:
            policy.require_asker(act.by, seen.person)
        works = await queries.works(act.by.id or 0)
        filled, status = _impossible(act, filled, works, seen.wish if seen else None) or (filled, status)
        wished = _wish(filled, works) or (seen.wish if seen else None)
        clash = await queries.overlapping(act, wished, besides=leave_id) if wished else None
        meant = await _meaning(act, wished, seen)
    begin = first if first and first >= act.today else None
    return page(
        "leave/ask.html",
        status=status,
        act=act,
        filled=filled,
        seen=seen,
        first=begin,
        wished=wished,
        hours=(wished.hours or rules.hours_of(works, wished.from_on, wished.until_on)) if wished else None,
        clash=clash,
        meant=meant,
        ruling=rule(LEAVE, {"percent": meant.most}, meant.clauses),
    )


def _impossible(act: Act, filled: Filled[Any], works: rules.Works, was: Wish | None) -> tuple[Filled[Any], int] | None:
    """Who only looks at days that cannot be asked for is told so, as who asks for them is."""
    if filled.value is None or not filled.value.look:
        return None
    typed = filled.value
    try:
        wished = rules.wish(typed.from_on, typed.until_on, typed.hours, works)
        rules.require(wished, works, act.today, since=was.from_on if was else None)
    except Invalid as refusal:
        return filled.refused(refusal), refusal.status
    return None


def _wish(filled: Filled[Any], works: rules.Works) -> Wish | None:
    """The days as they were typed, where they are days at all."""
    typed = LeaveForm.read(dict(filled.typed)).value if filled.typed else None
    if typed is None:
        return None
    wished = rules.wish(typed.from_on, typed.until_on, typed.hours, works)
    return wished if wished.from_on <= wished.until_on <= wished.from_on + rules.LONGEST else None


async def _meaning(act: Act, wished: Wish | None, seen: queries.Seen | None) -> Meaning:
    """Of the days that were typed; of today, where none were, for the ruling beside the button."""
    me = act.by.id or 0
    if wished is None:
        return replace(await meaning(act, me, act.today, act.today), teams=())
    asked = Away(me, wished.from_on, wished.until_on, asked=True, hours=wished.hours)
    instead = Instead(asked, (seen.from_on, seen.until_on) if seen and not seen.withdrawn else None)
    return await meaning(
        act, me, wished.from_on, wished.until_on, leave_id=seen.id if seen else 0, instead=instead, whole=wished.whole
    )


handlers = [listed, form, ask]
