"""One plan, from proposal to passed on. What is next is at the top; every step has an address of its own."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.sending import NOTHING, Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.decisions import queries as decisions
from teamhub.frameworks.authority import Way
from teamhub.journal import queries as journal
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting
from teamhub.proposals.rules import OPEN
from teamhub.training.plans import (
    after_service,
    booking_service,
    people_service,
    policy,
    queries,
    rules,
    ruling_queries,
    service,
)
from teamhub.training.plans.around import around
from teamhub.training.plans.events import subject
from teamhub.training.plans.forms import (
    DAYS,
    CancelForm,
    DaysForm,
    MondayForm,
    MoneyForm,
    PassedForm,
    PutForm,
    ReplyForm,
    SwapForm,
    TransferForm,
    people_in,
)
from teamhub.training.plans.rules import Transfer
from teamhub.training.plans.ruling import Checks
from teamhub.training.plans.seen import Seen

ONE = "/leren/plannen/{plan_id:int}"
SHOW = "plans.show"
FORMS = (
    "money", "days", "people", "swap", "advice", "give", "follow", "mpp", "put", "transfer", "cancel", "passed",
    "monday", "certificate",
)  # fmt: skip


@get(ONE, name=SHOW)
async def show(act: CurrentAct, plan_id: FromPath[int]) -> Template:
    return await shown(act, plan_id)


def again(act: Act, plan_id: int, name: str) -> Callable[[Filled[Any], int], Awaitable[Template]]:
    """The plan, with the form of that name on it as it was typed."""
    return lambda filled, status: shown(act, plan_id, status, **{name: filled})


async def shown(act: Act, plan_id: int, status: int = 200, **filled: Filled[Any]) -> Template:
    async with reading():
        seen = await queries.one(act, plan_id)
        checks = await ruling_queries.of_plan(act, seen)
        there = await _around(act, seen, checks)
    return page(
        "plans/show.html",
        status=status,
        act=act,
        plan=seen,
        checks=checks,
        mine=seen.mine(act.by.id),
        mpp=seen.team in act.by.oversees,
        consent=checks.rulings.lightest is Way.CONSENT or bool(checks.rulings.roles),
        may_alone=_alone(act, seen, checks.rulings),
        transfers=[(transfer, gettext(transfer)) for transfer in Transfer],
        latest=rules.latest_transfer(seen.last_on, checks.transfer_weeks) if seen.last_on else None,
        day_numbers=[*DAYS],
        to={name: NOTHING for name in FORMS} | filled,
        **there,
    )


async def _around(act: Act, seen: Seen, checks: Checks) -> dict[str, Any]:
    """What the page shows besides: advice, the round, what happened, and whom one may ask."""
    inside, ours = policy.sees_team(act.by, seen.team), policy.is_of_team(act.by, seen.team)
    runs = policy.runs(act.by, seen)
    matter = await decisions.matter(act, subject(seen.id))
    put = await proposals.of(act, subject(seen.id))
    near = await around(act, seen, checks.rulings, ours=ours, runs=runs, inside=inside)
    taken = {one.person for one in matter.asked} | {act.by.id}
    told = await journal.timeline(subject(seen.id)) if inside else []
    return {
        "inside": inside,
        "ours": ours,
        "runs": runs,
        "advice": matter.asked,
        "requests": matter.requests,
        "advises": [one for one in matter.asked if one.person == act.by.id],
        "first": [name for person, name in near.first.items() if person not in taken],
        "others": [one for one in near.others if one["id"] not in taken and one["id"] not in near.first],
        "lacking": service.lacking(matter, checks.rulings.needs),
        "running": next((one for one in put if one.state in OPEN), None),
        "told": [one for one in told if ours or not one.inside],
        "knows": near.knows,
        "free": [(one["id"], one["name"]) for one in near.members if not seen.mine(one["id"])],
    }


def _alone(act: Act, seen: Seen, found: rules.Rulings) -> bool:
    """Whether who runs it may choose it without asking the team for consent."""
    holds = service.holds_role(act, seen, found)
    return holds if found.roles or found.lightest is Way.CONSENT else True


@post(ONE + "/wijzigen", name="plans.change")
async def change(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await runs_it(act, plan_id)

    async def do(form: MoneyForm) -> None:
        async with reading():
            seen = await queries.one(act, plan_id)
        cost = seen.cost if form.cost is None else form.cost
        given: dict[str, Any] = {"cost": cost, "split": form.split(cost), "other_payer": form.other_payer}
        given |= {"provider": form.provider, "seats": form.seats, "why": form.why}
        await service.change(act, plan_id, **given)

    return await sent(request, MoneyForm.read(data), again(act, plan_id, "money"), do, SHOW, plan_id=plan_id)


@post(ONE + "/dagen", name="plans.days")
async def days(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await runs_it(act, plan_id)

    async def do(form: DaysForm) -> None:
        await service.set_days(act, plan_id, form.days)

    return await sent(request, DaysForm.read(data), again(act, plan_id, "days"), do, SHOW, plan_id=plan_id)


@post(ONE + "/deelnemers", name="plans.ask_people")
async def ask_people(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Response[Any]:
    """The boxes that were ticked; "me" for who asks to go along."""
    async with reading():
        await queries.one(act, plan_id)
    await people_service.ask(act, plan_id, {act.by.id or 0} if "me" in data else people_in(data))
    return go(request, SHOW, plan_id=plan_id, anchor="wie")


@post(ONE + "/antwoord", name="plans.reply")
async def reply(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await sees_it(act, plan_id)

    async def do(form: ReplyForm) -> None:
        await people_service.reply(act, plan_id, form.go)

    return await sent(request, ReplyForm.read(data), again(act, plan_id, "people"), do, SHOW, plan_id=plan_id)


@post(ONE + "/wissel", name="plans.swap")
async def swap(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await sees_it(act, plan_id)

    async def do(form: SwapForm) -> None:
        await people_service.swap(act, plan_id, form.was, form.now)

    return await sent(request, SwapForm.read(data), again(act, plan_id, "swap"), do, SHOW, plan_id=plan_id)


@post(ONE + "/plek", name="plans.take_seat")
async def take_seat(request: WebRequest, act: CurrentAct, plan_id: FromPath[int]) -> Response[Any]:
    await people_service.take_seat(act, plan_id)
    return go(request, SHOW, plan_id=plan_id)


@post(ONE + "/kies", name="plans.choose")
async def choose(request: WebRequest, act: CurrentAct, plan_id: FromPath[int]) -> Response[Any]:
    await service.choose(act, plan_id)
    return go(request, SHOW, plan_id=plan_id)


@post(ONE + "/voorstel", name="plans.put")
async def put(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await runs_it(act, plan_id)

    async def do(form: PutForm) -> dict[str, int]:
        async with reading():
            seen = await queries.one(act, plan_id)
        payload = {"plan": plan_id, "cost": str(seen.cost)}
        given: dict[str, Any] = {"team": seen.team, "payload": payload, "why": form.why, "key": subject(plan_id)}
        return {"proposal_id": await putting.propose(act, service.KIND, days=form.days, **given)}

    return await sent(request, PutForm.read(data), again(act, plan_id, "put"), do, "proposals.show")


@post(ONE + "/overdracht", name="plans.transfer")
async def transfer(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await runs_it(act, plan_id)

    async def do(form: TransferForm) -> None:
        given: dict[str, Any] = {"transfer": form.transfer, "to": form.to, "how": form.how, "due_on": form.due_on}
        await booking_service.plan_transfer(act, plan_id, **given)

    return await sent(request, TransferForm.read(data), again(act, plan_id, "transfer"), do, SHOW, plan_id=plan_id)


@post(ONE + "/boek", name="plans.book")
async def book(request: WebRequest, act: CurrentAct, plan_id: FromPath[int]) -> Response[Any]:
    await booking_service.book(act, plan_id)
    return go(request, SHOW, plan_id=plan_id)


@post(ONE + "/annuleer", name="plans.cancel")
async def cancel(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await runs_it(act, plan_id)

    async def do(form: CancelForm) -> None:
        await booking_service.cancel(act, plan_id, form.words, form.kept or rules.NONE)

    return await sent(request, CancelForm.read(data), again(act, plan_id, "cancel"), do, SHOW, plan_id=plan_id)


@post(ONE + "/doorgegeven", name="plans.pass_on")
async def pass_on(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await sees_it(act, plan_id)

    async def do(form: PassedForm) -> None:
        await after_service.pass_on(act, plan_id, form.on, form.reached)

    return await sent(request, PassedForm.read(data), again(act, plan_id, "passed"), do, SHOW, plan_id=plan_id)


@post(ONE + "/maandag", name="plans.monday")
async def monday(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await sees_it(act, plan_id)

    async def do(form: MondayForm) -> None:
        await after_service.write_monday(act, plan_id, form.monday)

    return await sent(request, MondayForm.read(data), again(act, plan_id, "monday"), do, SHOW, plan_id=plan_id)


async def sees_it(act: Act, plan_id: int) -> None:
    async with reading():
        await queries.one(act, plan_id)


async def runs_it(act: Act, plan_id: int) -> None:
    async with reading():
        policy.require_runs(act.by, await queries.one(act, plan_id))


handlers = [
    show, change, days, ask_people, reply, swap, take_seat, choose, put, transfer, book, cancel, pass_on, monday,
]  # fmt: skip
