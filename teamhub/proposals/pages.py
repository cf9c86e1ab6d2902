"""The page of a proposal, what is said on it, and the list of those that somebody has to do with."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.decisions import queries as decisions
from teamhub.decisions.forms import FindingForm, ReplyForm, VoiceForm, WordsForm
from teamhub.journal import queries as journal
from teamhub.proposals import advising, kept, queries, service
from teamhub.proposals.events import subject
from teamhub.proposals.forms import AgainForm
from teamhub.proposals.kinds import KINDS
from teamhub.proposals.rules import OPEN
from teamhub.proposals.seen import Seen

# Where the forms that all rounds share send what was typed: see templates/decisions/saying.html.
TO = {name: f"proposals.{name}" for name in ("speak", "propose", "confirm", "stands")}


@get("/voorstellen", name="proposals.list")
async def listed(act: CurrentAct) -> Template:
    async with reading():
        open_ = await queries.open_for(act)
        past = await queries.past_for(act)
    mine = [one for one in open_ if one.asks(act.by.id)]
    others = [one for one in open_ if one not in mine]
    return page("proposals/list.html", act=act, mine=mine, running=others, past=past)


@get("/voorstellen/{proposal_id:int}", name="proposals.show")
async def show(act: CurrentAct, proposal_id: FromPath[int]) -> Template:
    return await _page(act, proposal_id, Filled())


async def _page(act: Act, proposal_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        seen = await queries.one(act, proposal_id)
        matter = await decisions.matter(act, subject(seen.id))
        lines = await _lines(act, seen)
        told = await journal.timeline(subject(seen.id))
    round = matter.rounds[-1]
    context = {
        "proposal": seen,
        "round": round,
        "earlier": matter.rounds[-2::-1],
        "asked": matter.asked,
        "decided": matter.holds(service.PURPOSE),
        "lines": lines,
        "told": told,
        "to": TO,
        "mine": act.by.id == seen.by,
        "open": seen.state in OPEN,
        "council": act.by.has(Office.COUNCIL),
        "newer": seen.state not in OPEN,
    }
    forms = {"filled": filled, "form": form, "blank": Filled()}
    return page("proposals/show.html", status=status, act=act, **context, **forms)


async def _lines(act: Act, seen: Seen) -> list[dict[str, Any]]:
    """What changes: as it is now while something can come of it, and after that as it was put."""
    known = KINDS.get(seen.type)
    fresh = kept.keep_lines(await known.lines(act, seen.payload)) if known and seen.state in OPEN else seen.lines
    return [{**line, "now": kept.read(line["now"]), "then": kept.read(line["then"])} for line in fresh]


@post("/voorstellen/{proposal_id:int}/stem", name="proposals.speak")
async def speak(request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: VoiceForm) -> None:
        why = {"argument": form.argument, "harm": form.harm, "safe": form.safe}
        await service.speak(act, proposal_id, form.stance, **why)

    return await _said(request, act, proposal_id, VoiceForm.read(data), data.get("stance", "consent"), do)


@post("/voorstellen/{proposal_id:int}/bezwaren/{voice_id:int}", name="proposals.propose")
async def propose(
    request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], voice_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.propose_resolution(act, proposal_id, voice_id, form.text)

    return await _said(request, act, proposal_id, WordsForm.read(data), f"objection-{voice_id}", do)


@post("/voorstellen/{proposal_id:int}/oplossingen/{resolution_id:int}/akkoord", name="proposals.confirm")
async def confirm(
    request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], resolution_id: FromPath[int]
) -> Response[Any]:
    await service.confirm(act, proposal_id, resolution_id)
    return go(request, "proposals.show", proposal_id=proposal_id)


@post("/voorstellen/{proposal_id:int}/oplossingen/{resolution_id:int}/bezwaar", name="proposals.stands")
async def stands(
    request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], resolution_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: WordsForm) -> None:
        await service.stands(act, proposal_id, resolution_id, form.text)

    return await _said(request, act, proposal_id, WordsForm.read(data), f"stands-{resolution_id}", do)


@post("/voorstellen/{proposal_id:int}/intrekking", name="proposals.withdraw")
async def withdraw(request: WebRequest, act: CurrentAct, proposal_id: FromPath[int]) -> Response[Any]:
    await service.withdraw(act, proposal_id)
    return go(request, "proposals.show", proposal_id=proposal_id)


@post("/voorstellen/{proposal_id:int}/beurt", name="proposals.give_turn")
async def give_turn(request: WebRequest, act: CurrentAct, proposal_id: FromPath[int]) -> Response[Any]:
    await service.give_turn(act, proposal_id)
    return go(request, "proposals.show", proposal_id=proposal_id)


@post("/voorstellen/{proposal_id:int}/opnieuw", name="proposals.again")
async def again(request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: AgainForm) -> None:
        await service.again(act, proposal_id, why=form.why, days=form.days)

    return await _said(request, act, proposal_id, AgainForm.read(data), "again", do)


@post("/voorstellen/{proposal_id:int}/adviseurs/{adviser_id:int}/advies", name="proposals.give_advice")
async def give_advice(
    request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], adviser_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: WordsForm) -> None:
        await advising.give_advice(act, proposal_id, adviser_id, form.text)

    return await _said(request, act, proposal_id, WordsForm.read(data), f"advice-{adviser_id}", do)


@post("/voorstellen/{proposal_id:int}/adviezen/{advice_id:int}/reactie", name="proposals.reply")
async def reply(
    request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], advice_id: FromPath[int], data: FormData
) -> Answer:
    async def do(form: ReplyForm) -> None:
        await advising.reply(act, proposal_id, advice_id, followed=form.followed, text=form.text)

    return await _said(request, act, proposal_id, ReplyForm.read(data), f"reply-{advice_id}", do)


@post("/voorstellen/{proposal_id:int}/evaluatie", name="proposals.look_again")
async def look_again(request: WebRequest, act: CurrentAct, proposal_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: FindingForm) -> None:
        await service.look_again(act, proposal_id, form.text, form.again_on)

    return await _said(request, act, proposal_id, FindingForm.read(data), "finding", do)


async def _said(request: WebRequest, act: Act, proposal_id: int, filled: Filled[Any], form: str, do: Any) -> Answer:
    """Back to the proposal, or to the form on its page that could not be read."""

    def back(filled: Filled[Any], status: int) -> Any:
        return _page(act, proposal_id, filled, form, status)

    return await sent(request, filled, back, do, "proposals.show", proposal_id=proposal_id)


handlers = [listed, show, speak, propose, confirm, stands, withdraw, give_turn, again, give_advice, reply, look_again]
