"""What is done on the page of a vacancy: put it to the team, post it, move its closing, stop; and the committee."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from teamhub.core.act import Act
from teamhub.core.errors import Invalid
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest, go
from teamhub.hiring import committee_service, policy, put_service, queries, service
from teamhub.hiring.forms import AnswerForm, AskForm, PostForm, StopForm
from teamhub.hiring.pages import show_page
from teamhub.hiring.stages import Verb
from teamhub.hiring.writing_pages import sent
from teamhub.proposals.forms import PutForm

Again = Callable[[Filled[Any], int], Awaitable[Any]]


def _again(act: Act, vacancy_id: int, form: str) -> Again:
    """The page of the vacancy, with the form that could not be read open on it."""

    def back(filled: Filled[Any], status: int) -> Awaitable[Any]:
        return show_page(act, vacancy_id, filled, form, status)

    return back


@post("/vacatures/{vacancy_id:int}/voorleggen", name="hiring.put")
async def put(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    policy.require(Verb.WRITE, act.by, await queries.vacancy(act, vacancy_id))

    async def do(form: PutForm) -> dict[str, int]:
        number = await put_service.put(act, vacancy_id, why=form.why, days=form.days, meeting_on=form.meeting)
        return {"proposal_id": number}

    return await sent(request, PutForm.read(data), _again(act, vacancy_id, "put"), do, "proposals.show")


@post("/vacatures/{vacancy_id:int}/heropenen", name="hiring.rewrite")
async def rewrite(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int]) -> Response[Any]:
    await service.rewrite(act, vacancy_id)
    return go(request, "hiring.edit", vacancy_id=vacancy_id)


@post("/vacatures/{vacancy_id:int}/plaatsing", name="hiring.post")
async def post_it(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    policy.require(Verb.POST, act.by, await queries.vacancy(act, vacancy_id))

    async def do(form: PostForm) -> None:
        await service.post(act, vacancy_id, form.closes_on)

    again, there = _again(act, vacancy_id, "post"), {"vacancy_id": vacancy_id}
    return await sent(request, PostForm.read(data), again, do, "hiring.show", **there)


@post("/vacatures/{vacancy_id:int}/sluiting", name="hiring.close_on")
async def close_on(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    policy.require(Verb.MOVE_CLOSING, act.by, await queries.vacancy(act, vacancy_id))

    async def do(form: PostForm) -> None:
        await service.move_closing(act, vacancy_id, form.closes_on)

    again, there = _again(act, vacancy_id, "closing"), {"vacancy_id": vacancy_id}
    return await sent(request, PostForm.read(data), again, do, "hiring.show", **there)


@post("/vacatures/{vacancy_id:int}/stop", name="hiring.stop")
async def stop(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    """The recruiter stops it at once; somebody else of the team asks the others for consent."""
    seen = await queries.vacancy(act, vacancy_id)
    at_once = policy.may(Verb.STOP, act.by, seen)
    if not at_once and not policy.of_team(act.by, seen):
        policy.require(Verb.STOP, act.by, seen)

    async def do(form: StopForm) -> dict[str, int]:
        if at_once:
            await service.stop(act, vacancy_id, form.why)
            return {"vacancy_id": vacancy_id}
        return {"proposal_id": await put_service.put_stop(act, vacancy_id, why=form.why)}

    to = "hiring.show" if at_once else "proposals.show"
    return await sent(request, StopForm.read(data), _again(act, vacancy_id, "stop"), do, to)


@post("/vacatures/{vacancy_id:int}/commissie", name="hiring.ask")
async def ask(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    policy.require_form(act.by, await queries.vacancy(act, vacancy_id))

    async def do(form: AskForm) -> None:
        await committee_service.ask(act, vacancy_id, form.person)

    again, there = _again(act, vacancy_id, "ask"), {"vacancy_id": vacancy_id}
    return await sent(request, AskForm.read(data), again, do, "hiring.show", **there)


@post("/vacatures/{vacancy_id:int}/commissie/antwoord", name="hiring.answer")
async def answer(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Response[Any]:
    form = AnswerForm.read(data).value
    seen = await queries.vacancy(act, vacancy_id)
    if form is None:
        raise Invalid("Please choose one of the options.")
    await committee_service.answer(act, vacancy_id, takes_part=form.takes_part)
    stays = form.takes_part or act.by.is_colleague
    return go(request, "hiring.show", vacancy_id=seen.id, anchor="committee") if stays else go(request, "home.show")


@post("/vacatures/{vacancy_id:int}/commissie/{person_id:int}/intrekken", name="hiring.unask")
async def unask(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], person_id: FromPath[int]
) -> Response[Any]:
    await committee_service.unask(act, vacancy_id, person_id)
    return go(request, "hiring.show", vacancy_id=vacancy_id, anchor="committee")


@post("/vacatures/{vacancy_id:int}/commissie/{person_id:int}/vrijmaken", name="hiring.release")
async def release(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], person_id: FromPath[int]
) -> Response[Any]:
    await committee_service.release(act, vacancy_id, person_id)
    return go(request, "hiring.show", vacancy_id=vacancy_id, anchor="committee")


handlers = [put, rewrite, post_it, close_on, stop, ask, answer, unask, release]
