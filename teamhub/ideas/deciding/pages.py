"""Asking advice, giving it, and deciding."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.decisions.forms import FindingForm, ReplyForm, WordsForm
from teamhub.frameworks.authority import Way
from teamhub.ideas import queries
from teamhub.ideas.deciding import service
from teamhub.ideas.deciding.forms import AskForm, DecideForm
from teamhub.ideas.deciding.queries import advisers, deciding, members
from teamhub.ideas.page import idea_page
from teamhub.ideas.stages import Verb
from teamhub.ideas.steps import Answer, sent, step_page
from teamhub.ideas.tables import Idea
from teamhub.people.queries import colleagues


@get("/ideen/{idea_id:int}/advies/nieuw", name="deciding.ask_form")
async def ask_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await _ask_page(act, idea_id, AskForm.blank())


@post("/ideen/{idea_id:int}/advies", name="deciding.ask")
async def ask(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    people = {int(name[1:]) for name in data if name[:1] == "p" and name[1:].isdecimal() and len(name) < 11}

    async def do(form: AskForm) -> None:
        await service.ask_advice(act, idea_id, form.question, people, council=form.council)

    def again(filled: Filled[AskForm], status: int) -> Any:
        return _ask_page(act, idea_id, filled, status)

    return await sent(request, AskForm.read(data), again, do, idea_id=idea_id, anchor="advies")


async def _ask_page(act: Act, idea_id: int, filled: Filled[AskForm], status: int = 200) -> Template:
    async def more(act: Act, idea: Idea) -> dict[str, Any]:
        seen = await deciding(act, idea)
        asked = [one.person for one in seen.matter.asked]
        likely = await advisers(act, idea, seen.ruling, asked)
        known = {adviser.person for adviser in likely} | {*asked, idea.owner}
        others = [one for one in await colleagues(act) if one["id"] not in known]
        return {"ruling": seen.ruling, "needs": seen.needs, "likely": likely, "others": others}

    return await step_page(act, idea_id, Verb.ASK_ADVICE, "ideas/advice_new.html", filled, status, more)


@post("/ideen/{idea_id:int}/adviseurs/{adviser_id:int}/advies", name="deciding.give")
async def give(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], adviser_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.give_advice(act, idea_id, adviser_id, form.text)

    def again(filled: Filled[WordsForm], status: int) -> Any:
        return idea_page(act, idea_id, filled, f"advice-{adviser_id}", status)

    return await sent(request, WordsForm.read(data), again, do, idea_id=idea_id, anchor="advies")


@post("/ideen/{idea_id:int}/adviezen/{advice_id:int}/reactie", name="deciding.reply")
async def reply(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], advice_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: ReplyForm) -> None:
        await service.reply_to_advice(act, idea_id, advice_id, followed=form.followed, text=form.text)

    def again(filled: Filled[ReplyForm], status: int) -> Any:
        return idea_page(act, idea_id, filled, f"reply-{advice_id}", status)

    return await sent(request, ReplyForm.read(data), again, do, idea_id=idea_id, anchor="advies")


@get("/ideen/{idea_id:int}/besluit/nieuw", name="deciding.decide_form")
async def decide_form(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await _decide_page(act, idea_id, DecideForm.blank())


@post("/ideen/{idea_id:int}/besluit", name="deciding.decide")
async def decide(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: DecideForm) -> None:
        await service.decide(act, idea_id, text=form.text, evaluate_on=form.evaluate_on, doer=form.doer)

    def again(filled: Filled[DecideForm], status: int) -> Any:
        return _decide_page(act, idea_id, filled, status)

    return await sent(request, DecideForm.read(data), again, do, idea_id=idea_id, anchor="besluit")


async def _decide_page(act: Act, idea_id: int, filled: Filled[DecideForm], status: int = 200) -> Template:
    async def more(act: Act, idea: Idea) -> dict[str, Any]:
        seen = await deciding(act, idea)
        people = await members(act, idea)
        return {"ruling": seen.ruling, "deciding": seen, "people": people, "advice": seen.ruling.way is Way.ADVICE}

    return await step_page(act, idea_id, Verb.DECIDE, "ideas/decide.html", filled, status, more)


@get("/ideen/{idea_id:int}/besluiten/{decision_id:int}", name="deciding.decision")
async def decision(act: CurrentAct, idea_id: FromPath[int], decision_id: FromPath[int]) -> Template:
    return await _decision_page(act, idea_id, decision_id, Filled())


async def _decision_page(
    act: Act, idea_id: int, decision_id: int, filled: Filled[Any], form: str = "", status: int = 200
) -> Template:
    async with reading():
        idea = await queries.idea(act, idea_id)
        seen = await deciding(act, idea)
    found = next((one for one in seen.matter.decisions if one.id == decision_id), None)
    if found is None:
        raise NotFound("There is no such decision.")
    context = {"idea": idea, "deciding": seen, "decided": found, "filled": filled, "form": form, "blank": Filled()}
    return page("ideas/decision.html", status=status, act=act, **context)


@post("/ideen/{idea_id:int}/besluiten/{decision_id:int}/evaluatie", name="deciding.look_again")
async def look_again(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], decision_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: FindingForm) -> None:
        await service.look_again(act, idea_id, decision_id, form.text, form.again_on)

    def again(filled: Filled[FindingForm], status: int) -> Any:
        return _decision_page(act, idea_id, decision_id, filled, "finding", status)

    there = {"idea_id": idea_id, "decision_id": decision_id}
    return await sent(request, FindingForm.read(data), again, do, "deciding.decision", **there)


@post("/ideen/{idea_id:int}/besluiten/{decision_id:int}/twijfel", name="deciding.withdraw_consent")
async def withdraw_consent(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], decision_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.withdraw_consent(act, idea_id, decision_id, form.text)

    def again(filled: Filled[WordsForm], status: int) -> Any:
        return _decision_page(act, idea_id, decision_id, filled, "doubt", status)

    there = {"idea_id": idea_id, "decision_id": decision_id}
    return await sent(request, WordsForm.read(data), again, do, "deciding.decision", **there)


@post("/ideen/{idea_id:int}/besluiten/{decision_id:int}/twijfel/{doubt_id:int}", name="deciding.answer_doubt")
async def answer_doubt(
    request: WebRequest,
    act: CurrentAct,
    idea_id: FromPath[int],
    decision_id: FromPath[int],
    doubt_id: FromPath[int],
    data: FormData,
) -> Response[Any] | Template:
    filled = WordsForm.read(data)
    if filled.value is None:
        return await _decision_page(act, idea_id, decision_id, filled, f"doubt-{doubt_id}", 422)
    await service.answer_doubt(act, idea_id, doubt_id, filled.value.text)
    return go(request, "deciding.decision", idea_id=idea_id, decision_id=decision_id)


handlers = [
    ask_form,
    ask,
    give,
    reply,
    decide_form,
    decide,
    decision,
    look_again,
    withdraw_consent,
    answer_doubt,
]
