"""What HR does in a file. Each form leads back to it, or comes back with what was typed and why it could not be."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from litestar import Response, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.absence import service as absences
from teamhub.absence.cases import queries, service
from teamhub.absence.cases.forms import (
    BackForm,
    FlagsForm,
    HoursForm,
    ManagerForm,
    NearForm,
    PeriodForm,
    ProspectForm,
    StepForm,
    TakeOverForm,
)  # fmt: skip
from teamhub.absence.cases.pages import case_page
from teamhub.absence.guidance_service import ask_early, hand_back, hand_over, keep_near
from teamhub.core.act import Act
from teamhub.core.db import reading, writing
from teamhub.core.errors import Invalid, Stale, WrongStage
from teamhub.core.forms import Filled, Form, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go

F = TypeVar("F", bound=Form)
AGAIN = (Invalid, WrongStage, Stale)


@post("/verzuim/dossiers/{absence_id:int}/doorgegeven", name="cases.pass_on")
async def pass_on(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    case = await queries.case(act, absence_id)
    await absences.pass_on(act, case.now.id)
    return go(request, "cases.show", absence_id=absence_id)


@post("/verzuim/dossiers/{absence_id:int}/overname", name="cases.take_over")
async def take_over(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: TakeOverForm) -> None:
        case = await queries.case(act, absence_id)
        async with writing():
            if form.early:
                await ask_early(act, case.now.id, form.early)
            await hand_over(act, case.now.id, near=form.near, look_again_on=form.look_again_on)

    return await _sent(request, act, absence_id, "take_over", TakeOverForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/stappen", name="cases.done")
async def done(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: StepForm) -> None:
        await service.done(act, absence_id, form.step, form.done_on)

    return await _sent(request, act, absence_id, "step", StepForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/stappen/{step_id:int}/ongedaan", name="cases.undo_step")
async def undo_step(
    request: WebRequest, act: CurrentAct, absence_id: FromPath[int], step_id: FromPath[int]
) -> Response[Any]:
    await service.undo_step(act, absence_id, step_id)
    return go(request, "cases.show", absence_id=absence_id, anchor="line")


@post("/verzuim/dossiers/{absence_id:int}/tweede-spoor", name="cases.prospect")
async def prospect(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: ProspectForm) -> None:
        await service.await_prospect(act, absence_id, form.until)

    return await _sent(request, act, absence_id, "prospect", ProspectForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/tweede-spoor/nodig", name="cases.end_prospect")
async def end_prospect(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    await service.end_prospect(act, absence_id)
    return go(request, "cases.show", absence_id=absence_id, anchor="line")


@post("/verzuim/dossiers/{absence_id:int}/uren", name="cases.hours")
async def hours(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: HoursForm) -> None:
        await service.set_hours(
            act, absence_id, hours=form.hours, from_on=form.from_on, advised_on=form.advised_on
        )  # fmt: skip

    return await _sent(request, act, absence_id, "hours", HoursForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/uren/{hours_id:int}/ongedaan", name="cases.undo_hours")
async def undo_hours(
    request: WebRequest, act: CurrentAct, absence_id: FromPath[int], hours_id: FromPath[int]
) -> Response[Any]:
    await service.undo_hours(act, absence_id, hours_id)
    return go(request, "cases.show", absence_id=absence_id, anchor="hours")


@post("/verzuim/dossiers/{absence_id:int}/periode", name="cases.period")
async def period(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: PeriodForm) -> None:
        await service.decide_period(act, absence_id, form.same)

    return await _sent(request, act, absence_id, "period", PeriodForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/meldingen", name="cases.flags")
async def flags(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: FlagsForm) -> None:
        await service.correct(act, absence_id, **form.model_dump())

    return await _sent(request, act, absence_id, "flags", FlagsForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/casemanager", name="cases.manager")
async def manager(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: ManagerForm) -> None:
        await service.change_manager(act, absence_id, form.manager)

    return await _sent(request, act, absence_id, "manager", ManagerForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/contact", name="cases.near")
async def near(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: NearForm) -> None:
        case = await queries.case(act, absence_id)
        await keep_near(act, case.now.id, form.near, form.look_again_on)

    return await _sent(request, act, absence_id, "near", NearForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/teruggave", name="cases.hand_back")
async def back(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: BackForm) -> None:
        case = await queries.case(act, absence_id)
        await hand_back(act, case.now.id, form.on)

    return await _sent(request, act, absence_id, "back", BackForm.read(data), do)


@post("/verzuim/dossiers/{absence_id:int}/herstel", name="cases.recover")
async def recover(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: BackForm) -> None:
        case = await queries.case(act, absence_id)
        await absences.recover(act, case.now.id, form.on)

    return await _sent(request, act, absence_id, "recover", BackForm.read(data), do)


async def _sent(
    request: WebRequest,
    act: Act,
    absence_id: int,
    form: str,
    filled: Filled[F],
    do: Callable[[F], Awaitable[None]],
) -> Answer:
    await queries.case(act, absence_id)  # who may not, hears that first

    async def again(filled: Filled[F], status: int) -> Template:
        async with reading():
            return await case_page(act, await queries.case(act, absence_id), form, filled, status)

    async def verb(value: F) -> None:
        await do(value)

    return await sent(request, filled, again, verb, "cases.show", AGAIN, absence_id=absence_id)


handlers = [
    pass_on, take_over, done, undo_step, prospect, end_prospect, hours, undo_hours, period, flags, manager, near, back,
    recover,
]  # fmt: skip
