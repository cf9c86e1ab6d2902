"""What a team learns: its needs, its plans, its budget; and making a plan, with all that is looked at before."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData, whole
from teamhub.core.i18n import gettext
from teamhub.core.sending import NOTHING, WARNED, Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.people.policy import works_here
from teamhub.teams import queries as teams
from teamhub.training import queries as catalogue
from teamhub.training.budgets import queries as budgets
from teamhub.training.budgets import service as money
from teamhub.training.needs import policy as needs_policy
from teamhub.training.needs import queries as needs
from teamhub.training.plans import policy, queries, rules, ruling_queries, service
from teamhub.training.plans.forms import DAYS, PayForm, PlanForm, people_in
from teamhub.training.plans.rules import State

OF_TEAM = "/teams/{team_id:int}/leren"
YEARS = (2000, 2100)


@get(OF_TEAM, name="learning.team")
async def team(act: CurrentAct, team_id: FromPath[int], jaar: FromQuery[int] = 0) -> Template:
    return await _team(act, team_id, jaar)


async def _team(act: Act, team_id: int, jaar: int) -> Template:
    year = jaar if YEARS[0] <= jaar <= YEARS[1] else act.today.year
    async with reading():
        found = await teams.team(act, team_id)
        policy.require_sees(act.by, team_id)
        plans = await queries.of_team(act, team_id)
        budget = await budgets.budget_of(act, team_id, year)
        ours = needs_policy.sees(act.by, team_id)
        open_ = [one for one in await needs.of_team(act, team_id) if one.open] if ours else []
        count = len(open_) if ours else await needs.count(act, team_id)
        last = await needs.last_collection(team_id)
    these = [one for one in plans if one.year == year or one.live]
    return page(
        "plans/team.html",
        act=act,
        team=found,
        year=year,
        budget=budget,
        ours=ours,
        needs=open_,
        needs_count=count,
        last=last,
        stages=[(state, [one for one in these if one.state is state and not one.overdue]) for state in State],
        overdue=[one for one in plans if one.overdue],
    )


@get(OF_TEAM + "/uitgaven", name="budgets.list")
async def spending(act: CurrentAct, team_id: FromPath[int], jaar: FromQuery[int] = 0) -> Template:
    return await _spending(act, team_id, NOTHING, jaar=jaar)


async def _spending(act: Act, team_id: int, filled: Filled[Any], status: int = 200, jaar: int = 0) -> Template:
    year = jaar if YEARS[0] <= jaar <= YEARS[1] else act.today.year
    async with reading():
        found = await teams.team(act, team_id)
        policy.require_sees(act.by, team_id)
        budget = await budgets.budget_of(act, team_id, year)
        spent = await budgets.spent(team_id, year)
        plans = [one for one in await queries.of_team(act, team_id) if one.chosen_at and not one.cancelled_at]
        payers = await money.payers(act, team_id)
    unpaid = [one for one in plans if not one.paid_up_on]
    return page(
        "plans/spending.html",
        status=status,
        team=found,
        year=year,
        budget=budget,
        spent=spent,
        plans=[("", gettext("something else"))] + [(one.id, one.title) for one in unpaid],
        pays=policy.pays(act.by, team_id, payers),
        filled=filled,
        today=act.today,
    )


@post(OF_TEAM + "/uitgaven", name="budgets.pay")
async def pay(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    await _may_pay(act, team_id)

    async def do(form: PayForm) -> None:
        await money.pay(act, team_id, **form.model_dump(exclude={"warned"}))

    def again(filled: Filled[PayForm], status: int) -> Any:
        return _spending(act, team_id, filled, status)

    return await sent(request, PayForm.read(data), again, do, "budgets.list", team_id=team_id)


@post(OF_TEAM + "/uitgaven/{spending_id:int}/terug", name="budgets.take_back")
async def take_back(
    request: WebRequest, act: CurrentAct, team_id: FromPath[int], spending_id: FromPath[int]
) -> Response[Any]:
    await _may_pay(act, team_id)
    await money.take_back(act, team_id, spending_id)
    return go(request, "budgets.list", team_id=team_id)


async def _may_pay(act: Act, team_id: int) -> None:
    async with reading():
        await teams.team(act, team_id)
        policy.require_sees(act.by, team_id)
        policy.require_pays(act.by, team_id, await money.payers(act, team_id))


@get(OF_TEAM + "/plan", name="plans.new")
async def new(
    act: CurrentAct, team_id: FromPath[int], training: FromQuery[int] = 0, need: FromQuery[int] = 0
) -> Template:
    typed = {name: str(value) for name, value in (("training", training), ("need", need)) if value}
    return await _form(act, team_id, Filled(typed))


@post(OF_TEAM + "/plan", name="plans.make")
async def make(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    """With `look` it only counts: the same form again, with the checks."""
    await _of_the_team(act, team_id)
    filled = PlanForm.read(data)
    if filled.value is None:
        return await _form(act, team_id, replace(filled, typed={**filled.typed, "sent": "1"}), status=422)
    shown = replace(filled, typed={**filled.typed, "sent": "1"})
    if "look" in data:
        return await _form(act, team_id, replace(shown, value=None))

    async def do(form: PlanForm) -> Mapping[str, Any]:
        people = people_in(data)
        async with reading():
            seen = await catalogue.one(act, form.training)
        cost = seen.cost * max(len(people), 1) if form.cost is None else form.cost
        given: dict[str, Any] = {"training": form.training, "need": form.need, "cost": cost}
        given |= {"split": form.split(cost), "people": people, "days": form.days, "other_payer": form.other_payer}
        given |= {"provider": form.provider, "seats": form.seats, "why": form.why}
        return {"plan_id": await service.make(act, team_id, **given)}

    def again(back: Filled[PlanForm], status: int) -> Any:
        kept = {**shown.typed, **({"warned": back.typed.get("warned", "")} if WARNED in back.errors else {})}
        return _form(act, team_id, replace(back, typed=kept), status)

    return await sent(request, filled, again, do, "plans.show")


async def _of_the_team(act: Act, team_id: int) -> None:
    works_here(act.by)
    async with reading():
        await teams.team(act, team_id)
    policy.require_sees(act.by, team_id)
    policy.require_team(act.by, team_id)


async def _form(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    await _of_the_team(act, team_id)
    async with reading():
        found = await teams.team(act, team_id)
        trainings = await catalogue.catalogue(act)
        chosen = next((one for one in trainings if str(one.id) == filled.typed.get("training")), None)
        people = [one for one in await teams.people_of(act, team_id) if one.from_on <= act.today]
        wanted = await _need(act, filled.typed.get("need", ""), team_id)
        going = people_in(filled.typed) if "sent" in filled.typed else _wanting(act, wanted)
        counted = PlanForm.read(filled.typed).value if chosen else None
        cost = _cost(chosen, counted, len(going)) if chosen else Decimal(0)
        knows = await catalogue.who_knows(act, chosen.id) if chosen else []
        checks = None
        if chosen:
            split = counted.split(cost) if counted else rules.Split(cost, Decimal(0), Decimal(0), Decimal(0))
            year = (counted.days[0] if counted and counted.days else act.today).year
            checks = await ruling_queries.checks(act, team_id, year=year, cost=cost, split=split, fit=chosen.fit)
    return page(
        "plans/new.html",
        status=status,
        act=act,
        team=found,
        filled=filled,
        training=chosen,
        trainings=[("", gettext("choose"))] + [(one.id, one.title) for one in trainings],
        need=wanted,
        people=people,
        going=going,
        knows=knows,
        checks=checks,
        cost=cost,
        day_numbers=[*DAYS],
    )


def _cost(chosen: catalogue.Seen, form: PlanForm | None, people: int) -> Decimal:
    return form.cost if form and form.cost is not None else chosen.cost * max(people, 1)


def _wanting(act: Act, need: needs.Seen | None) -> set[int]:
    """Who wants to learn what the need is about; without one, who makes the plan."""
    if need is None:
        return {act.by.id or 0}
    known = {one.person for one in need.knows}
    return ({one.person for one in need.wants} | ({need.owner} if need.whom == "for myself" else set())) - known


async def _need(act: Act, typed: str, team_id: int) -> needs.Seen | None:
    number = whole(typed)
    found = [one for one in await needs.read(act, "AND n.id = {}", number) if one.team == team_id] if number else []
    return found[0] if found else None


handlers = [team, spending, pay, take_back, new, make]
