"""Parking and waking, stopping with a lesson, going outside the frameworks and coming back."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import either
from teamhub.core.web import CurrentAct, WebRequest, go
from teamhub.decisions.forms import WordsForm
from teamhub.frameworks import queries as frameworks
from teamhub.ideas.deciding.queries import deciding
from teamhub.ideas.resting import service
from teamhub.ideas.resting.forms import OutsideForm, ParkForm
from teamhub.ideas.stages import Verb
from teamhub.ideas.steps import Answer, sent, step_page
from teamhub.ideas.tables import Idea


@get("/ideen/{idea_id:int}/parkeren", name="resting.park_form")
async def park_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await step_page(act, idea_id, Verb.PARK, "ideas/park.html", ParkForm.blank())


@post("/ideen/{idea_id:int}/parkeren", name="resting.park")
async def park(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: ParkForm) -> None:
        await service.park(act, idea_id, wake_on=form.wake_on, why=form.text)

    def again(filled: Filled[ParkForm], status: int) -> Any:
        return step_page(act, idea_id, Verb.PARK, "ideas/park.html", filled, status)

    return await sent(request, ParkForm.read(data), again, do, idea_id=idea_id)


@post("/ideen/{idea_id:int}/wekken", name="resting.wake")
async def wake(request: WebRequest, act: CurrentAct, idea_id: FromPath[int]) -> Response[Any]:
    await service.wake(act, idea_id)
    return go(request, "ideas.show", idea_id=idea_id)


@get("/ideen/{idea_id:int}/stoppen", name="resting.stop_form")
async def stop_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await step_page(act, idea_id, Verb.STOP, "ideas/stop.html", WordsForm.blank())


@post("/ideen/{idea_id:int}/stoppen", name="resting.stop")
async def stop(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.stop(act, idea_id, form.text)

    def again(filled: Filled[WordsForm], status: int) -> Any:
        return step_page(act, idea_id, Verb.STOP, "ideas/stop.html", filled, status)

    return await sent(request, WordsForm.read(data), again, do, idea_id=idea_id)


@get("/ideen/{idea_id:int}/buiten-kader", name="resting.outside_form")
async def outside_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await _outside_page(act, idea_id, OutsideForm.blank())


@post("/ideen/{idea_id:int}/buiten-kader", name="resting.outside")
async def outside(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: OutsideForm) -> None:
        await service.go_outside(act, idea_id, framework=form.framework, why=form.text)

    def again(filled: Filled[OutsideForm], status: int) -> Any:
        return _outside_page(act, idea_id, filled, status)

    return await sent(request, OutsideForm.read(data), again, do, idea_id=idea_id)


async def _outside_page(act: Act, idea_id: int, filled: Filled[OutsideForm], status: int = 200) -> Template:
    async def more(act: Act, idea: Idea) -> dict[str, Any]:
        seen = await deciding(act, idea)
        known = [
            (row["code"], f"{row['code']} {either(row['title_nl'], row['title_en'])}")
            for row in await frameworks.listed(act.today)
        ]
        likely = seen.ruling.clause.framework if seen.ruling.clause else ""
        return {"ruling": seen.ruling, "frameworks": known, "likely": likely}

    return await step_page(act, idea_id, Verb.GO_OUTSIDE, "ideas/outside.html", filled, status, more)


@post("/ideen/{idea_id:int}/binnen-kader", name="resting.inside")
async def inside(request: WebRequest, act: CurrentAct, idea_id: FromPath[int]) -> Response[Any]:
    await service.come_inside(act, idea_id)
    return go(request, "ideas.show", idea_id=idea_id)


handlers = [park_form, park, wake, stop_form, stop, outside_form, outside, inside]
