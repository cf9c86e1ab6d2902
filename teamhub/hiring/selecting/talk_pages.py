"""The talks: who was invited, the questions, the moments, answers, and the comparison by criterion."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.hiring import queries as hiring
from teamhub.hiring.selecting import answer_queries, answer_service, policy, talk_queries, talk_service
from teamhub.hiring.selecting.forms import (
    PlanForm,
    QuestionForm,
    RoundForm,
    SlotForm,
    TurnDownForm,
    scores_form,
)
from teamhub.hiring.selecting.rules import Round
from teamhub.hiring.selecting.sending import sent

TALKS = "/vacatures/{vacancy_id:int}/gesprekken"
QUESTION = TALKS + "/vragen"
SLOT = TALKS + "/momenten"
ONE = TALKS + "/{applicant_id:int}"


@get(TALKS, name="hiring.talks")
async def listed(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    return await _list(act, vacancy_id, Filled())


async def _list(act: Act, vacancy_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        seen = await talk_queries.procedure(act, vacancy_id)
        criteria = await hiring.criteria(vacancy_id)
        slots = await talk_queries.slots(vacancy_id)
        weighing = {one.id: one.weight for one in criteria}
        found = await talk_queries.candidates(act, seen, slots, weighing)
        questions = await talk_queries.questions(vacancy_id)
        waits = await answer_queries.unanswered(act, vacancy_id) if seen.names_on else []
    begun = {one.round for one in slots if one.applicant is not None and one.starts_at <= act.at}
    return page(
        "hiring/selecting/talks.html",
        status=status,
        act=act,
        seen=seen,
        criteria=criteria,
        candidates=found,
        compared=[one for one in found if one.scored and one.scored.scores],
        questions=questions,
        slots=slots,
        free=[one for one in slots if one.applicant is None and one.starts_at > act.at],
        unanswered=waits,
        begun=begun,
        rounds=list(Round),
        selects=policy.selects(act.by, seen),
        runs=policy.runs(act.by, seen),
        asks_own=policy.asks_own(act.by, seen),
        filled=filled,
        form=form,
        blank=Filled(),
    )


@post(QUESTION, name="hiring.write_question")
async def write_question(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    policy.require_selects(act.by, await talk_queries.procedure(act, vacancy_id))

    async def do(form: QuestionForm) -> None:
        await talk_service.write_question(act, vacancy_id, form.round, form.words, form.criterion)

    def again(filled: Filled[Any], status: int) -> Any:
        return _list(act, vacancy_id, filled, "question", status)

    return await sent(
        request, QuestionForm.read(data), again, do, "hiring.talks", vacancy_id=vacancy_id, anchor="vragen"
    )


@post(QUESTION + "/{question_id:int}/weg", name="hiring.remove_question")
async def remove_question(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], question_id: FromPath[int]
) -> Response[Any]:
    await talk_service.remove_question(act, vacancy_id, question_id)
    return go(request, "hiring.talks", vacancy_id=vacancy_id, anchor="vragen")


@post(SLOT, name="hiring.offer_slot")
async def offer_slot(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await talk_queries.procedure(act, vacancy_id)

    async def do(form: SlotForm) -> None:
        when = {"starts_at": form.starts_at, "minutes": form.minutes, "place": form.place}
        await talk_service.offer_slot(act, vacancy_id, form.round, **when)  # type: ignore[arg-type]

    def again(filled: Filled[Any], status: int) -> Any:
        return _list(act, vacancy_id, filled, "slot", status)

    return await sent(request, SlotForm.read(data), again, do, "hiring.talks", vacancy_id=vacancy_id, anchor="momenten")


@post(SLOT + "/{slot_id:int}/weg", name="hiring.take_away_slot")
async def take_away_slot(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], slot_id: FromPath[int]
) -> Response[Any]:
    await talk_service.take_away_slot(act, vacancy_id, slot_id)
    return go(request, "hiring.talks", vacancy_id=vacancy_id, anchor="momenten")


@post(SLOT + "/{slot_id:int}/voor", name="hiring.plan_talk")
async def plan(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], slot_id: FromPath[int], data: FormData
) -> Answer:
    await talk_queries.procedure(act, vacancy_id)

    async def do(form: PlanForm) -> None:
        await talk_service.plan(act, vacancy_id, slot_id, form.applicant)

    def again(filled: Filled[Any], status: int) -> Any:
        return _list(act, vacancy_id, filled, f"plan-{slot_id}", status)

    return await sent(request, PlanForm.read(data), again, do, "hiring.talks", vacancy_id=vacancy_id, anchor="momenten")


@post(SLOT + "/{slot_id:int}/vrij", name="hiring.free_slot")
async def free_slot(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], slot_id: FromPath[int]
) -> Response[Any]:
    await talk_service.make_free(act, vacancy_id, slot_id)
    return go(request, "hiring.talks", vacancy_id=vacancy_id, anchor="momenten")


@post(TALKS + "/antwoorden", name="hiring.answer_all")
async def answer_all(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int]) -> Response[Any]:
    await answer_service.answer_all(act, vacancy_id)
    return go(request, "hiring.talks", vacancy_id=vacancy_id, anchor="antwoorden")


@post(ONE + "/antwoord", name="hiring.answer_applicant")
async def answer(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], applicant_id: FromPath[int]
) -> Response[Any]:
    await answer_service.answer(act, vacancy_id, applicant_id)
    return go(request, "hiring.talks", vacancy_id=vacancy_id, anchor="antwoorden")


@get(ONE, name="hiring.talk")
async def talk(act: CurrentAct, vacancy_id: FromPath[int], applicant_id: FromPath[int]) -> Template:
    return await _page(act, vacancy_id, applicant_id, Filled())


async def _page(
    act: Act, vacancy_id: int, applicant_id: int, filled: Filled[Any], form: str = "", status: int = 200
) -> Template:
    async with reading():
        seen, one, _ = await talk_queries.candidate(act, vacancy_id, applicant_id)
        criteria = await hiring.criteria(vacancy_id)
        questions = await talk_queries.questions(vacancy_id)
        missed = await talk_queries.missed(applicant_id, act.by.id)
        reply_days = await answer_queries.reply_days(act.today)
    held = one.held(act.at)
    return page(
        "hiring/selecting/talk.html",
        status=status,
        act=act,
        seen=seen,
        one=one,
        criteria=criteria,
        questions=questions,
        held=held,
        missed=missed,
        reply_days=reply_days,
        selects=policy.selects(act.by, seen),
        runs=policy.runs(act.by, seen),
        filled=filled,
        form=form,
        blank=Filled(),
    )


@post(ONE + "/punten", name="hiring.score_talk")
async def score(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], applicant_id: FromPath[int], data: FormData
) -> Answer:
    policy.require_selects(act.by, await talk_queries.procedure(act, vacancy_id))
    form = scores_form([one.id for one in await hiring.criteria(vacancy_id)])
    round = RoundForm.read(data)

    async def do(value: Any) -> None:
        assert round.value
        await talk_service.score(act, vacancy_id, applicant_id, round.value.round, value.given)

    async def again(filled: Filled[Any], status: int) -> Template:
        which = round.value.round if round.value else ""
        return await _page(act, vacancy_id, applicant_id, filled, f"score-{which}", status)

    there = {"vacancy_id": vacancy_id, "applicant_id": applicant_id}
    if round.value is None:
        return await again(round, 422)
    return await sent(request, form.read(data), again, do, "hiring.talk", **there)


@post(ONE + "/niet-bij", name="hiring.missed_talk")
async def was_not_there(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], applicant_id: FromPath[int], data: FormData
) -> Answer:
    policy.require_selects(act.by, await talk_queries.procedure(act, vacancy_id))

    async def do(form: RoundForm) -> None:
        await talk_service.was_not_there(act, vacancy_id, applicant_id, form.round)

    def again(filled: Filled[Any], status: int) -> Any:
        return _page(act, vacancy_id, applicant_id, filled, "missed", status)

    there = {"vacancy_id": vacancy_id, "applicant_id": applicant_id}
    return await sent(request, RoundForm.read(data), again, do, "hiring.talk", **there)


@post(ONE + "/afwijzing", name="hiring.turn_down")
async def turn_down(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], applicant_id: FromPath[int], data: FormData
) -> Answer:
    policy.require_selects(act.by, await talk_queries.procedure(act, vacancy_id))

    async def do(form: TurnDownForm) -> None:
        await talk_service.turn_down(act, vacancy_id, applicant_id, reason=form.reason, words=form.words)

    def again(filled: Filled[Any], status: int) -> Any:
        return _page(act, vacancy_id, applicant_id, filled, "down", status)

    there = {"vacancy_id": vacancy_id, "applicant_id": applicant_id}
    return await sent(request, TurnDownForm.read(data), again, do, "hiring.talk", **there)


@post(ONE + "/reserve", name="hiring.reserve")
async def reserve(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], applicant_id: FromPath[int]
) -> Response[Any]:
    await talk_service.reserve(act, vacancy_id, applicant_id)
    return go(request, "hiring.talk", vacancy_id=vacancy_id, applicant_id=applicant_id)


handlers = [
    listed, write_question, remove_question, offer_slot, take_away_slot, plan, free_slot, answer_all, answer, talk,
    score, was_not_there, turn_down, reserve,
]  # fmt: skip
