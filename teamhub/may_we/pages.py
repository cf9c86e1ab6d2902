from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData, bounded
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.core.workdays import workdays_after
from teamhub.frameworks import policy
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.requests.pages import named
from teamhub.may_we import answers, queries, rules, service
from teamhub.may_we.forms import AnswerForm, IntoRequestForm, QuestionForm
from teamhub.people.policy import works_here

NOTHING: Filled[Any] = Filled()


@get("/mag-dit-zelf", name="may_we.ask")
async def ask(request: WebRequest, act: CurrentAct, vraag: FromQuery[str] = "", vanaf: FromQuery[int] = 0) -> Template:
    works_here(act.by)
    if not vraag.strip():
        return await _asked(act, NOTHING, bounded(vanaf))
    form = QuestionForm.read({"question": vraag})
    if form.value is None:
        return await _asked(act, form, 0, status=422)
    async with reading():
        found = await answers.answer(act, form.value.question, request.app.state.questions)
    due_on = workdays_after(act.today, rules.ANSWER_WORKDAYS)
    return page("may_we/found.html", filled=form, found=found, due_on=due_on)


async def _asked(act: Act, filled: Filled[Any], skip: int, status: int = 200) -> Template:
    async with reading():
        rows = await queries.listed(act, skip)
    more = skip + queries.PAGE if len(rows) > queries.PAGE else 0
    return page("may_we/ask.html", status=status, filled=filled, rows=rows[: queries.PAGE], more=more)


@post("/mag-dit-zelf", name="may_we.send")
async def send(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any] | Template:
    works_here(act.by)
    form = QuestionForm.read(data)
    if form.value is None:
        return await _asked(act, form, 0, status=422)
    asked = await service.ask(act, form.value.question)
    return go(request, "may_we.show", question_id=asked.id)


@get("/mag-dit-zelf/{question_id:int}", name="may_we.show")
async def show(request: WebRequest, act: CurrentAct, question_id: FromPath[int]) -> Template:
    return await _show(request, act, question_id, NOTHING)


@post("/mag-dit-zelf/{question_id:int}/antwoord", name="may_we.answer")
async def answer(
    request: WebRequest, act: CurrentAct, question_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    return await _answered(request, act, question_id, data, service.answer)


@post("/mag-dit-zelf/{question_id:int}/verbetering", name="may_we.correct")
async def correct(
    request: WebRequest, act: CurrentAct, question_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    return await _answered(request, act, question_id, data, service.correct)


@post("/mag-dit-zelf/{question_id:int}/kaderverzoek", name="may_we.request")
async def to_request(
    request: WebRequest, act: CurrentAct, question_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = IntoRequestForm.read(data)
    if form.value is None:
        return await _show(request, act, question_id, NOTHING, status=422, into=form)
    put = form.value
    made = await service.turn_into_request(act, question_id, question=put.question, framework=put.framework or None)
    return go(request, "framework_requests.show", request_id=made.id)


async def _answered(
    request: WebRequest, act: Act, question_id: int, data: FormData, verb: Any
) -> Response[Any] | Template:
    form = AnswerForm.read(data)
    if form.value is None:
        return await _show(request, act, question_id, form, status=422)
    ruling = None
    if form.value.ruling:
        row = await queries.one(act, question_id)
        ruling = await answers.ruling(row["question"], request.app.state.questions, act.today)
    said = form.value
    await verb(act, question_id, answer=said.answer, framework=said.framework or None, ruling=ruling)
    return go(request, "may_we.show", question_id=question_id)


async def _show(
    request: WebRequest,
    act: Act,
    question_id: int,
    filled: Filled[Any],
    status: int = 200,
    into: Filled[Any] = NOTHING,
) -> Template:
    async with reading():
        row = await queries.one(act, question_id)
        before = await queries.earlier_answers(question_id)
        about = await queries.about(act, row["stems"])
        may = policy.may_answer(act.by, row["by"], row["team"])
        known = await frameworks.listed(act.today) if may else []
        proposed = await answers.ruling(row["question"], request.app.state.questions, act.today) if may else None
    others = [other for other in about if other["id"] != question_id]
    twice = [other for other in others if rules.alike(other["stems"], row["stems"])]
    there = {
        "question": row,
        "ruling": Ruling.kept(row["ruling"]),
        "earlier": before,
        "others": others,
        "twice": twice,
        "asked_as": next((same["request"] for same in twice if same["request"]), None),
        "code": next((same["code"] for same in (row, *twice) if same["code"]), ""),
        "into": into,
        "may": may,
        "frameworks": named(known),
        "proposed": proposed,
        "filled": filled,
    }
    return page("may_we/show.html", status=status, **there)


handlers = [ask, send, show, answer, correct, to_request]
