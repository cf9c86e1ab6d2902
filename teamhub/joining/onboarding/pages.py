from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.asking import together
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.joining.onboarding import policy, queries, rules, service
from teamhub.joining.onboarding.forms import ItemForm, MentorForm, PlanForm, WeekForm
from teamhub.joining.questions import ONBOARD
from teamhub.teams import queries as teams
from teamhub.training.passing import queries as passing

NEW, ONE = "/teams/{team_id:int}/inwerken", "/inwerken/{plan_id:int}"
SHOW = "onboarding.show"
NOTHING: Filled[Any] = Filled()


@get(NEW, name="onboarding.new")
async def new(act: CurrentAct, team_id: FromPath[int]) -> Template:
    return await _new(act, team_id, NOTHING)


@post(NEW, name="onboarding.make")
async def make(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    await teams.team(act, team_id)
    policy.require_team(act.by, team_id)

    async def do(form: PlanForm) -> dict[str, int]:
        return {"plan_id": await service.make(act, team_id, form.person, form.mentor)}

    def again(filled: Filled[PlanForm], status: int) -> Awaitable[Template]:
        return _new(act, team_id, filled, status)

    return await sent(request, PlanForm.read(data), again, do, SHOW)


async def _new(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        policy.require_team(act.by, team_id)
        newcomers = await queries.newcomers(act, team_id)
        members = await teams.people_of(act, team_id)
        ruling = rule(ONBOARD, {}, await frameworks.in_force(act.today))
    mentors = [(one.id, one.name) for one in members if one.from_on <= act.today]
    return page(
        "joining/new_plan.html", status=status, team=team, filled=filled, newcomers=newcomers, mentors=mentors,
        ruling=ruling,
    )  # fmt: skip


@get(ONE, name=SHOW)
async def show(act: CurrentAct, plan_id: FromPath[int]) -> Template:
    return await _show(act, plan_id, NOTHING)


async def _show(act: Act, plan_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        plan = await queries.plan(act, plan_id)
        items = await queries.items(plan_id)
        looked = await queries.looked(plan_id)
        passable = await _passable(plan)
        members = await teams.people_of(act, plan.team) if policy.works_on(act.by, plan.team, plan.person) else []
    weeks = [
        {"week": week, "from_on": rules.week_from(plan.begins_on, week), "looked": looked.get(week),
         "items": [item for item in items if item["week"] == week]}
        for week in range(1, plan.weeks + 1)
    ]  # fmt: skip
    mentors = [(one.id, one.name) for one in members if one.from_on <= act.today and one.id != plan.person]
    return page(
        "joining/plan.html", status=status, act=act, plan=plan, weeks=weeks, filled=filled, mentors=mentors,
        works=policy.works_on(act.by, plan.team, plan.person), passable=passable,
        choices=[(week, gettext("week %(week)s") % {"week": week}) for week in range(1, plan.weeks + 1)],
    )  # fmt: skip


async def _passable(plan: queries.Plan) -> list[passing.Trainer]:
    """What colleagues can pass on to the newcomer: nobody has to remember to tell them."""
    found = await together(passing.asking_passable(plan.person, plan.today))
    return passing.passable(found, plan.person, [plan.team])


@post(ONE + "/regels", name="onboarding.add")
async def add(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    plan = await queries.plan(act, plan_id)
    policy.require_works_on(act.by, plan.team, plan.person)

    async def do(form: ItemForm) -> None:
        await service.add(act, plan_id, week=form.week, words=form.words)

    def again(filled: Filled[ItemForm], status: int) -> Awaitable[Template]:
        return _show(act, plan_id, filled, status)

    return await sent(request, ItemForm.read(data), again, do, SHOW, plan_id=plan_id)


@post(ONE + "/mentor", name="onboarding.mentor")
async def mentor(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: MentorForm) -> None:
        await service.change_mentor(act, plan_id, form.mentor)

    return await _sent(request, act, plan_id, MentorForm.read(data), do)


@post(ONE + "/regels/{item_id:int}/week", name="onboarding.move")
async def move(
    request: WebRequest, act: CurrentAct, plan_id: FromPath[int], item_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: WeekForm) -> None:
        await service.move(act, plan_id, item_id, form.week)

    return await _sent(request, act, plan_id, WeekForm.read(data), do)


async def _sent(request: WebRequest, act: Act, plan_id: int, filled: Filled[Any], do: Any) -> Answer:
    plan = await queries.plan(act, plan_id)
    policy.require_works_on(act.by, plan.team, plan.person)

    def again(filled: Filled[Any], status: int) -> Awaitable[Template]:
        return _show(act, plan_id, filled, status)

    return await sent(request, filled, again, do, SHOW, plan_id=plan_id)


@post(ONE + "/regels/{item_id:int}/weg", name="onboarding.take_out")
async def take_out(
    request: WebRequest, act: CurrentAct, plan_id: FromPath[int], item_id: FromPath[int]
) -> Response[Any]:
    await service.take_out(act, plan_id, item_id)
    return go(request, SHOW, plan_id=plan_id)


@post(ONE + "/regels/{item_id:int}/gedaan", name="onboarding.done")
async def done(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], item_id: FromPath[int]) -> Response[Any]:
    await service.tick(act, plan_id, item_id, done=True)
    return go(request, SHOW, plan_id=plan_id, anchor=f"regel-{item_id}")


@post(ONE + "/regels/{item_id:int}/niet-gedaan", name="onboarding.undone")
async def undone(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], item_id: FromPath[int]) -> Response[Any]:
    await service.tick(act, plan_id, item_id, done=False)
    return go(request, SHOW, plan_id=plan_id, anchor=f"regel-{item_id}")


@post(ONE + "/doorgelopen", name="onboarding.look")
async def look(request: WebRequest, act: CurrentAct, plan_id: FromPath[int]) -> Response[Any]:
    await service.look(act, plan_id)
    return go(request, SHOW, plan_id=plan_id)


@post(ONE + "/afronden", name="onboarding.close")
async def close(request: WebRequest, act: CurrentAct, plan_id: FromPath[int]) -> Response[Any]:
    await service.close(act, plan_id)
    return go(request, SHOW, plan_id=plan_id)


@post(ONE + "/weer-open", name="onboarding.reopen")
async def reopen(request: WebRequest, act: CurrentAct, plan_id: FromPath[int]) -> Response[Any]:
    await service.reopen(act, plan_id)
    return go(request, SHOW, plan_id=plan_id)


handlers = [new, make, show, add, mentor, move, take_out, done, undone, look, close, reopen]
