"""What one has taken over and what was taken over from one's team; taking something over."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled, FormData, bounded
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.people.policy import works_here
from teamhub.takeovers import hands_queries, policy, queries, rules, service
from teamhub.takeovers.forms import DangerForm, TakeForm
from teamhub.takeovers.questions import DANGER
from teamhub.takeovers.sending import NOTHING, Answer, sent
from teamhub.takeovers.whom_queries import Whom, whom
from teamhub.teams import queries as teams


@get("/overnames", name="takeovers.list")
async def listed(act: CurrentAct, vanaf: FromQuery[int] = 0) -> Template:
    works_here(act.by)
    skip, near = bounded(vanaf), [*(act.by.member_of | act.by.oversees)]
    async with reading():
        mine = await queries.taken_by_me(act)
        theirs = await queries.taken_from(act, near)
        back = await queries.back_of(act, near, skip=skip)
        kept = await hands_queries.around(act, near)
        line = await hands_queries.line_of_mpp(act, act.by.id) if act.by.id and act.by.has(Office.MPP) else None
        ours = [team for team in await teams.every(act) if team.id in near]
    return page(
        "takeovers/list.html",
        mine=mine,
        theirs=theirs,
        back=back[: queries.PAGE],
        more=skip + queries.PAGE if len(back) > queries.PAGE else 0,
        kept=kept,
        line=line,
        ours=ours,
        act=act,
        may_danger=policy.may_take_in_danger(act.by),
    )


@get("/overnames/teams/{team_id:int}", name="takeovers.team")
async def of_team(act: CurrentAct, team_id: FromPath[int], vanaf: FromQuery[int] = 0) -> Template:
    """Everything about one team, for who may see it; for others it does not exist."""
    skip = bounded(vanaf)
    async with reading():
        team = await teams.team(act, team_id)
        if not policy.sees_team(act.by, team_id):
            raise NotFound("There is no such page.")
        there = await team_section(act, team_id)
        back = await queries.back_of_team(act, team_id, skip=skip)
    more = skip + queries.PAGE if len(back) > queries.PAGE else 0
    return page("takeovers/team.html", team=team, act=act, back=back[: queries.PAGE], more=more, **there)


async def team_section(act: Act, team_id: int) -> dict[str, Any]:
    """What its own page shows of a team: nothing for who may not see it."""
    if not policy.sees_team(act.by, team_id):
        return {"takeovers": None}
    people = len(await teams.members(team_id, act.today))
    open_ = await queries.open_of_team(act, team_id)
    return {
        "takeovers": [*open_, *await queries.unexplained(act, team_id)],
        "kept": await hands_queries.of_team(act, team_id),
        "line": await hands_queries.line_of_team(act, team_id, people),
        "near": policy.may_take_from_team(act.by, team_id),
    }


@get("/overnames/nieuw", name="takeovers.take_form")
async def take_form(act: CurrentAct, team: FromQuery[str] = "") -> Template:
    return await _take_page(act, NOTHING, whom_=team)


@post("/overnames", name="takeovers.take")
async def take(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    works_here(act.by)

    async def do(form: TakeForm) -> int:
        return await service.take(
            act, team_id=form.team, colleague_id=form.colleague, what=form.what, why=form.why, back_on=form.back_on
        )

    def again(filled: Filled[TakeForm], status: int) -> Any:
        return _take_page(act, filled, status)

    return await sent(request, TakeForm.read(data), again, do)


async def _take_page(act: Act, filled: Filled[Any], status: int = 200, whom_: str = "") -> Template:
    works_here(act.by)
    async with reading():
        agreed, choices = await queries.agreed(act.today), await whom(act)
    terms = agreed.terms
    return page(
        "takeovers/take.html",
        status=status,
        filled=filled,
        whom=options(choices),
        chosen=whom_ or (choices[0].key if len([one for one in choices if not one.person]) == 1 else ""),
        terms=terms,
        usual=rules.back_on(act.today, terms.default_days),
        latest=rules.back_on(act.today, terms.max_days),
        ruling=agreed.keep(terms.max_days),
        may_danger=policy.may_take_in_danger(act.by),
    )


def options(choices: list[Whom]) -> list[tuple[str, str]]:
    """To choose from: each team, and after it its people."""
    return [(one.key, f"{one.person_name} ({one.team_name})" if one.person else one.team_name) for one in choices]


@get("/overnames/acuut", name="takeovers.danger_form")
async def danger_form(act: CurrentAct) -> Template:
    return await _danger_page(act, NOTHING)


@post("/overnames/acuut", name="takeovers.danger")
async def danger(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    works_here(act.by)
    policy.require_danger(act.by)

    async def do(form: DangerForm) -> int:
        return await service.take_in_danger(act, team_id=form.team, what=form.what, why=form.why)

    def again(filled: Filled[DangerForm], status: int) -> Any:
        return _danger_page(act, filled, status)

    return await sent(request, DangerForm.read(data), again, do)


async def _danger_page(act: Act, filled: Filled[Any], status: int = 200) -> Template:
    works_here(act.by)
    may = policy.may_take_in_danger(act.by)
    async with reading():
        ruling = rule(DANGER, {}, await frameworks.in_force(act.today))
        choices = await whom(act, danger=True) if may else []
        mpps = [mpp for team in sorted(act.by.member_of) for mpp in await teams.mpps(act, team)]
    return page(
        "takeovers/danger.html",
        status=status,
        filled=filled,
        teams=[(one.team, one.team_name) for one in choices],
        back_by=rules.danger_back_by(act.today),
        ruling=ruling,
        may=may,
        mpps=mpps,
    )


handlers = [listed, of_team, take_form, take, danger_form, danger]
