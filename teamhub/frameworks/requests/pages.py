from collections.abc import Iterable, Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData, bounded, whole
from teamhub.core.i18n import either, gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import policy
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.drafts import queries as drafts
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.requests import queries, rules, service
from teamhub.frameworks.requests.forms import AnswerForm, NoteForm, RequestForm
from teamhub.frameworks.requests.tables import Outcome
from teamhub.people.policy import works_here

NOTHING: Filled[Any] = Filled()


@get("/kaders/verzoeken", name="framework_requests.list")
async def listed(act: CurrentAct, vanaf: FromQuery[int] = 0) -> Template:
    skip = bounded(vanaf)
    async with reading():
        rows = await queries.listed(act, skip)
    more = skip + queries.PAGE if len(rows) > queries.PAGE else 0
    shown = [row | {"silence": rules.silence(row, act.today)} for row in rows[: queries.PAGE]]
    return page("framework_requests/list.html", requests=shown, more=more)


@get("/kaders/verzoeken/nieuw", name="framework_requests.new")
async def new(
    act: CurrentAct, kader: FromQuery[str] = "", vraag: FromQuery[str] = "", idee: FromQuery[str] = ""
) -> Template:
    return await _form(act, Filled({"framework": kader.upper(), "question": vraag, "idea": idee}))


@post("/kaders/verzoeken", name="framework_requests.ask")
async def ask(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any] | Template:
    form = RequestForm.read(data)
    if form.value is None:
        return await _form(act, form, status=422)
    idea = whole(form.value.idea)
    asked = await service.request(
        act, framework=form.value.framework or None, question=form.value.question, idea_id=idea
    )
    return go(request, "framework_requests.show", request_id=asked.id)


@get("/kaders/verzoeken/{request_id:int}", name="framework_requests.show")
async def show(act: CurrentAct, request_id: FromPath[int]) -> Template:
    return await _show(act, request_id)


@post("/kaders/verzoeken/{request_id:int}/oppakken", name="framework_requests.take")
async def take(request: WebRequest, act: CurrentAct, request_id: FromPath[int]) -> Response[Any]:
    await service.take(act, request_id)
    return go(request, "framework_requests.show", request_id=request_id)


@post("/kaders/verzoeken/{request_id:int}/aanvullingen", name="framework_requests.note")
async def note(
    request: WebRequest, act: CurrentAct, request_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = NoteForm.read(data)
    if form.value is None:
        return await _show(act, request_id, status=422, note=form)
    await service.note(act, request_id, form.value.text)
    return go(request, "framework_requests.show", request_id=request_id)


@post("/kaders/verzoeken/{request_id:int}/antwoord", name="framework_requests.answer")
async def answer(
    request: WebRequest, act: CurrentAct, request_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = AnswerForm.read(data)
    if form.value is None:
        return await _show(act, request_id, status=422, answer=form)
    await service.answer_request(act, request_id, outcome=form.value.outcome, answer=form.value.answer)
    return go(request, "framework_requests.show", request_id=request_id)


async def _form(act: Act, filled: Filled[Any], status: int = 200) -> Template:
    works_here(act.by)
    async with reading():
        known = await frameworks.listed(act.today)
        days = await service.answer_days(act.today)
    return page("framework_requests/new.html", status=status, filled=filled, frameworks=named(known), days=days)


async def _show(act: Act, request_id: int, status: int = 200, **filled: Filled[Any]) -> Template:
    async with reading():
        row = await queries.one(act, request_id)
        notes = await queries.notes(request_id)
        groups = await drafts.from_request(act, request_id)
    there: dict[str, Any] = {"note": NOTHING, "answer": NOTHING, **filled}
    may = policy.may_answer(act.by, row["by"], row["team"]) and not row["answered_at"]
    outcomes = [(outcome, gettext(outcome)) for outcome in Outcome]
    shown = {
        "request_": row | {"silence": rules.silence(row, act.today)},
        "notes": notes,
        "groups": groups,
        "may_begin": row["outcome"] in (None, Outcome.CHANGED) and not any(d.stage is Stage.DRAFTING for d in groups),
        "may_answer": may,
        "outcomes": outcomes,
        "mine": row["taken_by"] == act.by.id,
    }
    return page("framework_requests/show.html", status=status, **shown, **there)


def named(rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """The frameworks to choose from, by code."""
    return [(row["code"], f"{row['code']} · {either(row['title_nl'], row['title_en'])}") for row in rows]


handlers = [listed, new, ask, show, take, note, answer]
