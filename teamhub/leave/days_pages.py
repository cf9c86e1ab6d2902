"""One's own working days; and how many colleagues a team needs on each day."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.leave import days_service, policy, proposals, queries, rules
from teamhub.leave.forms import NeededForm, PatternForm
from teamhub.leave.proposals import NEEDED
from teamhub.proposals import service as putting
from teamhub.teams import queries as teams

NOTHING: Filled[Any] = Filled()


@get("/ik/werkdagen", name="leave.days")
async def days(act: CurrentAct) -> Template:
    return await _days_page(act, NOTHING)


@post("/ik/werkdagen", name="leave.keep_days")
async def keep_days(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    policy.works_here(act.by)

    async def do(form: PatternForm) -> None:
        await days_service.keep_days(act, from_on=form.from_on, week=form.week)

    async def again(filled: Filled[PatternForm], status: int) -> Template:
        return await _days_page(act, filled, status)

    return await sent(request, PatternForm.read(data), again, do, "leave.days")


async def _days_page(act: Act, filled: Filled[Any], status: int = 200) -> Template:
    policy.works_here(act.by)
    async with reading():
        works = await queries.works(act.by.id or 0)
    week = works.week(act.today)
    return page(
        "leave/days.html",
        status=status,
        act=act,
        filled=filled,
        week=[*zip(rules.WEEKDAYS, week, strict=True)],
        total=sum(week),
        own=works.own(act.today),
        ahead=[(on, [*zip(rules.WEEKDAYS, hours, strict=True)]) for on, hours in works.ahead(act.today)],
    )


@get("/teams/{team_id:int}/aanwezig/nodig", name="leave.needed")
async def needed(act: CurrentAct, team_id: FromPath[int]) -> Template:
    return await _needed_page(act, team_id, NOTHING)


@post("/teams/{team_id:int}/aanwezig/nodig", name="leave.put_needed")
async def put_needed(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    await teams.team(act, team_id)
    policy.require_member(act.by, team_id)

    async def do(form: NeededForm) -> dict[str, int]:
        payload = {"team": team_id, "week": form.week}
        asking: dict[str, Any] = {"why": form.why, "days": form.days, "meeting_on": form.meeting}
        return {
            "proposal_id": await putting.propose(
                act, NEEDED.name, team=team_id, key=f"needed:{team_id}", payload=payload, **asking
            )
        }

    async def again(filled: Filled[NeededForm], status: int) -> Template:
        return await _needed_page(act, team_id, filled, status)

    return await sent(request, NeededForm.read(data), again, do, "proposals.show")


async def _needed_page(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        policy.require_member(act.by, team_id)
        week = await proposals.now(act, team_id)
        least = await proposals.minimum(act)
        ruling = await putting.ruled(act, NEEDED, team_id, {"team": team_id, "week": week})
    rows = [*zip(rules.WEEKDAYS, proposals.LABELS, week, strict=True)]
    return page(
        "leave/needed.html", status=status, act=act, team=team, filled=filled, week=rows, least=least, ruling=ruling
    )


handlers = [days, keep_days, needed, put_needed]
