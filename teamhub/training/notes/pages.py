from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core import sending
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound, Stale, WrongStage
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.sending import NOTHING, sent
from teamhub.core.sending import Answer as Page
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.ideas.questions import ADOPT
from teamhub.people.policy import works_here
from teamhub.proposals import queries as running
from teamhub.proposals import service as proposals
from teamhub.teams import queries as teams
from teamhub.training.notes import origin, policy, queries, service
from teamhub.training.notes.forms import AdoptForm, NoteForm, NotNowForm, OfferForm, WriterForm
from teamhub.training.notes.proposals import ADOPTING, key
from teamhub.training.notes.rules import Answer

ONE = "/beleidsstukken/{note_id:int}"
OFFER = "/beleidsstukken/aanbod/{offer_id:int}"
SHOW = "notes.show"
KEPT = (Invalid, Stale, WrongStage)


@get("/beleidsstukken", name="notes.list")
async def listed(act: CurrentAct) -> Template:
    async with reading():
        found = await queries.listed(act)
    return page("notes/list.html", act=act, notes=found)


@get("/beleidsstukken/nieuw", name="notes.new")
async def new(act: CurrentAct, team: FromQuery[int] = 0) -> Template:
    return await _new(act, team, NOTHING)


@post("/teams/{team_id:int}/beleidsstukken", name="notes.begin")
async def begin(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Page:
    await teams.team(act, team_id)
    policy.require_begins(act.by, team_id)

    async def do(form: NoteForm) -> dict[str, int]:
        return {"note_id": await service.begin(act, team_id, form.words, idea=form.idea)}

    def again(filled: Filled[NoteForm], status: int) -> Awaitable[Template]:
        return _new(act, team_id, filled, status)

    return await sent(request, NoteForm.read(data), again, do, SHOW)


async def _new(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    works_here(act.by)
    team = team_id or min(act.by.member_of, default=None)
    if team is None:
        policy.require_begins(act.by, team)
    async with reading():
        found = await teams.team(act, team or 0)
        policy.require_begins(act.by, team)
        ideas = await origin.choices(act, found.id, None)
    return page(
        "notes/edit.html",
        status=status,
        team=found,
        note=None,
        filled=filled,
        ideas=ideas,
    )


@get(ONE, name=SHOW)
async def show(act: CurrentAct, note_id: FromPath[int]) -> Template:
    return await _show(act, note_id)


async def _show(act: Act, note_id: int, form: str = "", filled: Filled[Any] = NOTHING, status: int = 200) -> Template:
    """`form` is which of the page's forms was `filled`: writer, offer, or the number of an offer."""
    async with reading():
        note = await queries.note(act, note_id)
        idea = await origin.origin(act, note.idea)
        offers = await queries.offers(note_id)
        texts = await queries.texts(note_id)
        mine = act.by.id in note.writers
        others = await teams.every(act) if mine else []
        members = await teams.people_of(act, note.team) if mine else []
        ruling = rule(ADOPT, {}, await frameworks.in_force(act.today))
        open_ones = [one for one in offers if one.team in act.by.member_of and one.answer in (None, Answer.NOT_NOW)]
        put = {one.id: await running.running(act, ADOPTING.name, key(one.id)) for one in open_ones}
    offered = {one.team for one in offers} | {note.team}
    return page(
        "notes/show.html", status=status, act=act, note=note, idea=idea, offers=offers, texts=texts, mine=mine,
        ruling=ruling, open_ones=open_ones, put=put, form=form, filled=filled, blank=NOTHING,
        others=[(one.id, one.name) for one in others if one.id not in offered],
        members=[(one.id, one.name) for one in members if one.id not in (*note.writers, *note.asked)],
        ways=[(one, gettext(one)) for one in (Answer.AS_IT_IS, Answer.CHANGED)],
    )  # fmt: skip


@get(ONE + "/wijzigen", name="notes.edit")
async def edit(act: CurrentAct, note_id: FromPath[int]) -> Template:
    return await _edit(act, note_id, NOTHING)


@post(ONE + "/wijzigen", name="notes.write")
async def write(request: WebRequest, act: CurrentAct, note_id: FromPath[int], data: FormData) -> Page:
    policy.require_writer(act.by, (await queries.note(act, note_id)).writers)

    async def do(form: NoteForm) -> None:
        idea = form.idea if "idea" in form.model_fields_set else ...
        await service.write(act, note_id, form.words, version=form.version, idea=idea)

    def again(filled: Filled[NoteForm], status: int) -> Awaitable[Template]:
        return _edit(act, note_id, filled, status)

    return await sent(request, NoteForm.read(data), again, do, SHOW, KEPT, note_id=note_id)


async def _edit(act: Act, note_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        note = await queries.note(act, note_id)
        policy.require_writer(act.by, note.writers)
        team = await teams.team(act, note.team)
        ideas = await origin.choices(act, note.team, note.idea)
    return page(
        "notes/edit.html",
        status=status,
        team=team,
        note=note,
        filled=filled,
        ideas=ideas,
    )


@post(ONE + "/schrijvers", name="notes.ask")
async def ask(request: WebRequest, act: CurrentAct, note_id: FromPath[int], data: FormData) -> Page:
    async def do(form: WriterForm) -> None:
        await service.ask(act, note_id, form.person)

    return await _sent(request, act, note_id, "writer", WriterForm.read(data), do)


@post(ONE + "/aanbieden", name="notes.offer")
async def offer(request: WebRequest, act: CurrentAct, note_id: FromPath[int], data: FormData) -> Page:
    async def do(form: OfferForm) -> None:
        await service.offer(act, note_id, form.team, form.words)

    return await _sent(request, act, note_id, "offer", OfferForm.read(data), do)


async def _sent(request: WebRequest, act: Act, note_id: int, name: str, filled: Filled[Any], do: Any) -> Page:
    policy.require_writer(act.by, (await queries.note(act, note_id)).writers)

    def again(filled: Filled[Any], status: int) -> Awaitable[Template]:
        return _show(act, note_id, name, filled, status)

    return await _plain_sent(request, filled, again, do, note_id)


async def _plain_sent(request: WebRequest, filled: Filled[Any], again: Any, do: Any, note_id: int) -> Page:
    return await sending.sent(request, filled, again, do, SHOW, KEPT, note_id=note_id)


@post(ONE + "/meeschrijven", name="notes.join")
async def join(request: WebRequest, act: CurrentAct, note_id: FromPath[int]) -> Response[Any]:
    await service.join(act, note_id)
    return go(request, SHOW, note_id=note_id)


@post(ONE + "/niet-meeschrijven", name="notes.leave")
async def leave(request: WebRequest, act: CurrentAct, note_id: FromPath[int]) -> Response[Any]:
    await service.leave(act, note_id)
    return go(request, "notes.list")


@post(ONE + "/delen", name="notes.share")
async def share(request: WebRequest, act: CurrentAct, note_id: FromPath[int]) -> Page:
    try:
        await service.share(act, note_id)
    except Invalid as refusal:
        return await _show(act, note_id, "share", Filled().refused(refusal), refusal.status)
    return go(request, SHOW, note_id=note_id)


@post(ONE + "/intrekken", name="notes.withdraw")
async def withdraw(request: WebRequest, act: CurrentAct, note_id: FromPath[int]) -> Response[Any]:
    await service.withdraw(act, note_id)
    return go(request, SHOW, note_id=note_id)


@post(OFFER + "/niet-nu", name="notes.not_now")
async def not_now(request: WebRequest, act: CurrentAct, offer_id: FromPath[int], data: FormData) -> Page:
    note = await _offered(act, offer_id)

    async def do(form: NotNowForm) -> None:
        await service.not_now(act, offer_id, form.words)

    def again(filled: Filled[Any], status: int) -> Awaitable[Template]:
        return _show(act, note, f"no-{offer_id}", filled, status)

    return await _plain_sent(request, NotNowForm.read(data), again, do, note)


@post(OFFER + "/overnemen", name="notes.adopt")
async def adopt(request: WebRequest, act: CurrentAct, offer_id: FromPath[int], data: FormData) -> Page:
    """Puts it to the team; nobody takes it over alone."""
    note = await _offered(act, offer_id)
    _, one = await queries.offer(act, offer_id)

    async def do(form: AdoptForm) -> None:
        payload = {"offer": offer_id, "note": note, "how": str(form.answer)}
        asked: dict[str, Any] = {"why": form.why, "days": form.days, "meeting_on": form.meeting}
        await proposals.propose(act, ADOPTING.name, team=one.team, payload=payload, key=key(offer_id), **asked)

    def again(filled: Filled[Any], status: int) -> Awaitable[Template]:
        return _show(act, note, f"yes-{offer_id}", filled, status)

    return await _plain_sent(request, AdoptForm.read(data), again, do, note)


async def _offered(act: Act, offer_id: int) -> int:
    """The number of the note; 404 for who may not know of it, 403 for another team."""
    seen, one = await queries.offer(act, offer_id)
    if not policy.sees(act.by, seen.stage, seen.writers, seen.asked):
        raise NotFound("There is no such page.")
    policy.require_team(act.by, one.team)
    return seen.id


handlers = [
    listed, new, begin, show, edit, write, ask, offer, join, leave, share, withdraw, not_now, adopt,
]  # fmt: skip
