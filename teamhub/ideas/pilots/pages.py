"""Starting a pilot, the page of one, its evaluation, and what follows from it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.decisions.forms import WordsForm
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.ideas import queries
from teamhub.ideas.deciding.queries import deciding
from teamhub.ideas.pilots import service
from teamhub.ideas.pilots.forms import EvaluateForm, ExtendForm, PilotForm
from teamhub.ideas.pilots.queries import tried
from teamhub.ideas.questions import PILOT
from teamhub.ideas.stages import Verb
from teamhub.ideas.steps import Answer, sent, step_page
from teamhub.ideas.tables import Idea

WEEKS = 13  # where KAD-07 does not say how long a pilot may last


@get("/ideen/{idea_id:int}/pilot/nieuw", name="pilots.start_form")
async def start_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await _start_page(act, idea_id, PilotForm.blank())


@post("/ideen/{idea_id:int}/pilot", name="pilots.start")
async def start(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: PilotForm) -> None:
        days = {"starts_on": form.starts_on, "ends_on": form.ends_on}
        await service.start(act, idea_id, question=form.question, budget=form.budget, **days)

    def again(filled: Filled[PilotForm], status: int) -> Any:
        return _start_page(act, idea_id, filled, status)

    return await sent(request, PilotForm.read(data), again, do, "pilots.show", idea_id=idea_id)


async def _start_page(act: Act, idea_id: int, filled: Filled[PilotForm], status: int = 200) -> Template:
    async def more(act: Act, idea: Idea) -> dict[str, Any]:
        agreed = await frameworks.agreed(act.today)
        weeks = int(agreed.limits.get(("KAD-07", "pilot_max_weeks"), WEEKS))
        return {"weeks": weeks, "ruling": rule(PILOT, {"weeks": weeks}, agreed.clauses)}

    return await step_page(act, idea_id, Verb.START_PILOT, "ideas/pilot_new.html", filled, status, more)


@get("/ideen/{idea_id:int}/pilot", name="pilots.show")
async def show(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await _pilot_page(act, idea_id, Filled())


async def _pilot_page(act: Act, idea_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        idea = await queries.idea(act, idea_id)
        seen, found = await deciding(act, idea), await tried(act, idea)
    if found.now is None:
        raise NotFound("There is no pilot of this idea.")
    context = {"idea": idea, "deciding": seen, "tried": found, "filled": filled, "form": form, "blank": Filled()}
    return page("ideas/pilot.html", status=status, act=act, **context)


@post("/ideen/{idea_id:int}/pilot/metingen", name="pilots.measure")
async def measure(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.measure(act, idea_id, form.text)

    return await _on_pilot(request, act, idea_id, WordsForm.read(data), "measure", do)


@post("/ideen/{idea_id:int}/pilot/verlenging", name="pilots.extend")
async def extend(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: ExtendForm) -> None:
        await service.extend(act, idea_id, form.ends_on)

    return await _on_pilot(request, act, idea_id, ExtendForm.read(data), "extend", do)


@post("/ideen/{idea_id:int}/pilot/evaluatie", name="pilots.evaluate")
async def evaluate(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: EvaluateForm) -> None:
        await service.evaluate(act, idea_id, result=form.result, clients=form.clients)

    return await _on_pilot(request, act, idea_id, EvaluateForm.read(data), "evaluate", do)


async def _on_pilot(
    request: WebRequest, act: Act, idea_id: int, filled: Filled[Any], form: str, do: Any
) -> Response[Any] | Template:
    def again(filled: Filled[Any], status: int) -> Any:
        return _pilot_page(act, idea_id, filled, form, status)

    return await sent(request, filled, again, do, "pilots.show", idea_id=idea_id)


@post("/ideen/{idea_id:int}/verankering", name="pilots.embed")
async def embed(request: WebRequest, act: CurrentAct, idea_id: FromPath[int]) -> Response[Any]:
    await service.embed(act, idea_id)
    return go(request, "ideas.show", idea_id=idea_id)


@get("/ideen/{idea_id:int}/aanpassing", name="pilots.adapt_form")
async def adapt_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await step_page(act, idea_id, Verb.ADAPT, "ideas/adapt.html", WordsForm.blank())


@post("/ideen/{idea_id:int}/aanpassing", name="pilots.adapt")
async def adapt(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.adapt(act, idea_id, form.text)

    def again(filled: Filled[WordsForm], status: int) -> Any:
        return step_page(act, idea_id, Verb.ADAPT, "ideas/adapt.html", filled, status)

    return await sent(request, WordsForm.read(data), again, do, idea_id=idea_id)


@get("/ideen/{idea_id:int}/effect", name="pilots.effect_form")
async def effect_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await step_page(act, idea_id, Verb.MEASURE_EFFECT, "ideas/effect.html", WordsForm.blank())


@post("/ideen/{idea_id:int}/effect", name="pilots.effect")
async def effect(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.measure_effect(act, idea_id, form.text)

    def again(filled: Filled[WordsForm], status: int) -> Any:
        return step_page(act, idea_id, Verb.MEASURE_EFFECT, "ideas/effect.html", filled, status)

    return await sent(request, WordsForm.read(data), again, do, idea_id=idea_id)


handlers = [
    start_form,
    start,
    show,
    measure,
    extend,
    evaluate,
    embed,
    adapt_form,
    adapt,
    effect_form,
    effect,
]
