"""Calling a consent round, and the page of one: its table, what was said, and the words that fit its phase."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.decisions.forms import VoiceForm, WordsForm
from teamhub.decisions.rules import Phase
from teamhub.ideas import queries
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding.forms import RoundForm, SayForm
from teamhub.ideas.deciding.queries import deciding, members
from teamhub.ideas.deciding.round_service import VERBS, Wanted
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.steps import Answer, sent, step_page
from teamhub.ideas.tables import Idea


def _purpose(word: str) -> Purpose:
    if word not in set(Purpose):
        raise NotFound("There is no such page.")
    return Purpose(word)


@get("/ideen/{idea_id:int}/rondes/nieuw", name="rounds.call_form")
async def call_form(act: CurrentAct, idea_id: FromPath[int], voor: FromQuery[str] = "decide") -> Template:
    return await _call_page(act, idea_id, _purpose(voor), RoundForm.blank())


async def _call_page(
    act: Act, idea_id: int, purpose: Purpose, filled: Filled[RoundForm], status: int = 200
) -> Template:
    async def more(act: Act, idea: Idea) -> dict[str, Any]:
        seen = await deciding(act, idea)
        return {
            "ruling": await rounds.ruling_for(act, idea, purpose),
            "deciding": seen,
            "people": await members(act, idea),
            "purpose": purpose,
            "before": seen.matter.last(purpose),
        }

    return await step_page(act, idea_id, VERBS[purpose], "ideas/round_new.html", filled, status, more)


@post("/ideen/{idea_id:int}/rondes", name="rounds.call")
async def call(request: WebRequest, act: CurrentAct, idea_id: FromPath[int], data: FormData) -> Answer:
    purpose = _purpose(data.get("purpose", "decide"))

    async def do(form: RoundForm) -> None:
        wanted = Wanted(
            text=form.text,
            evaluate_on=form.evaluate_on,
            doer=form.doer,
            days=(form.picture, form.opinion, form.decision),
            meeting_on=form.meeting_on if form.how == "meeting" else None,
            purpose=purpose,
        )
        await rounds.call_round(act, idea_id, wanted)

    def again(filled: Filled[RoundForm], status: int) -> Any:
        return _call_page(act, idea_id, purpose, filled, status)

    return await sent(request, RoundForm.read(data), again, do, idea_id=idea_id, anchor="besluit")


@get("/ideen/{idea_id:int}/rondes/{round_id:int}", name="rounds.show")
async def show(act: CurrentAct, idea_id: FromPath[int], round_id: FromPath[int]) -> Template:
    return await _round_page(act, idea_id, round_id, Filled())


async def _round_page(
    act: Act, idea_id: int, round_id: int, filled: Filled[Any], form: str = "", status: int = 200
) -> Template:
    async with reading():
        idea = await queries.idea(act, idea_id)
        seen = await deciding(act, idea)
    found = next((one for one in seen.matter.rounds if one.id == round_id), None)
    if found is None:
        raise NotFound("There is no such consent round.")
    newer = any(one.after == round_id for one in seen.matter.rounds)
    context = {"round": found, "filled": filled, "form": form, "blank": Filled(), "newer": newer}
    return page("ideas/round.html", status=status, act=act, idea=idea, deciding=seen, **context)


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/fase", name="rounds.next_phase")
async def next_phase(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], round_id: FromPath[int], data: FormData
) -> Response[Any]:
    present = next((phase for phase in Phase if phase == data.get("phase")), None)
    await rounds.next_phase(act, idea_id, round_id, present)
    return go(request, "rounds.show", idea_id=idea_id, round_id=round_id)


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/intrekking", name="rounds.withdraw")
async def withdraw(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], round_id: FromPath[int]
) -> Response[Any]:
    await rounds.withdraw(act, idea_id, round_id)
    return go(request, "ideas.show", idea_id=idea_id, anchor="besluit")


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/voorstel", name="rounds.adjust")
async def adjust(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], round_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: WordsForm) -> None:
        await rounds.adjust(act, idea_id, round_id, form.text)

    return await _said(request, act, idea_id, round_id, WordsForm.read(data), "proposal", do)


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/bijdragen", name="rounds.contribute")
async def contribute(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], round_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: SayForm) -> None:
        await rounds.contribute(act, idea_id, round_id, form.text, form.answers)

    form = f"answer-{data['answers']}" if data.get("answers") else "say"
    return await _said(request, act, idea_id, round_id, SayForm.read(data), form, do)


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/stem", name="rounds.speak")
async def speak(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], round_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: VoiceForm) -> None:
        why = {"argument": form.argument, "harm": form.harm, "safe": form.safe}
        await rounds.speak(act, idea_id, round_id, form.stance, **why)

    return await _said(request, act, idea_id, round_id, VoiceForm.read(data), data.get("stance", "consent"), do)


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/bezwaren/{voice_id:int}", name="rounds.propose")
async def propose(
    request: WebRequest,
    act: CurrentAct,
    idea_id: FromPath[int],
    round_id: FromPath[int],
    voice_id: FromPath[int],
    data: FormData,
) -> Answer:
    async def do(form: WordsForm) -> None:
        await rounds.propose_resolution(act, idea_id, voice_id, form.text)

    return await _said(request, act, idea_id, round_id, WordsForm.read(data), f"objection-{voice_id}", do)


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/oplossingen/{resolution_id:int}/akkoord", name="rounds.confirm")
async def confirm(
    request: WebRequest, act: CurrentAct, idea_id: FromPath[int], round_id: FromPath[int], resolution_id: FromPath[int]
) -> Response[Any]:
    await rounds.confirm_resolution(act, idea_id, resolution_id)
    return go(request, "rounds.show", idea_id=idea_id, round_id=round_id)


@post("/ideen/{idea_id:int}/rondes/{round_id:int}/oplossingen/{resolution_id:int}/bezwaar", name="rounds.stands")
async def stands(
    request: WebRequest,
    act: CurrentAct,
    idea_id: FromPath[int],
    round_id: FromPath[int],
    resolution_id: FromPath[int],
    data: FormData,
) -> Answer:
    async def do(form: WordsForm) -> None:
        await rounds.objection_stands(act, idea_id, resolution_id, form.text)

    return await _said(request, act, idea_id, round_id, WordsForm.read(data), f"stands-{resolution_id}", do)


async def _said(
    request: WebRequest, act: Act, idea_id: int, round_id: int, filled: Filled[Any], form: str, do: Any
) -> Answer:
    """Back to the round, or to the form in it that could not be read."""

    def again(filled: Filled[Any], status: int) -> Any:
        return _round_page(act, idea_id, round_id, filled, form, status)

    return await sent(request, filled, again, do, "rounds.show", idea_id=idea_id, round_id=round_id)


handlers = [call_form, call, show, next_phase, withdraw, adjust, contribute, speak, propose, confirm, stands]
