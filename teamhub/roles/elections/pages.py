"""One page for an election, with the step where it is and what the reader does now; its start; and those of a role."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, rule
from teamhub.journal import queries as journal
from teamhub.proposals import queries as proposed
from teamhub.roles import queries as roles
from teamhub.roles.elections import forms, looks, proposing_service, queries, service
from teamhub.roles.elections.events import subject
from teamhub.roles.elections.forms import (
    DeclineForm,
    LeadOnForm,
    NominateForm,
    ProposeForm,
    StartForm,
    TermsForm,
    WithdrawForm,
)
from teamhub.roles.elections.service import Wanted
from teamhub.roles.questions import FILL
from teamhub.teams import queries as teams

ELECTION = "/verkiezingen/{election_id:int}"
ROLE = "/rollen/{role_id:int}/verkiezingen"
NOTHING: Filled[Any] = Filled()


@get(ROLE, name="elections.of_role")
async def of_role(act: CurrentAct, role_id: FromPath[int]) -> Template:
    async with reading():
        begin = await queries.begin(act, role_id)
        found = await queries.of_role(act, role_id)
    return page("elections/list.html", begin=begin, role=begin.role, elections=found)


@get(ROLE + "/nieuw", name="elections.new")
async def new(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await _new(act, role_id, NOTHING)


@post(ROLE, name="elections.start")
async def start(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: StartForm) -> dict[str, int]:
        return {"election_id": await service.start(act, role_id, Wanted(**form.model_dump()))}

    def again(filled: Filled[StartForm], status: int) -> Awaitable[Template]:
        return _new(act, role_id, filled, status)

    return await sent(request, StartForm.read(data), again, do, "elections.show")


async def _new(act: Act, role_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        begin = await queries.begin(act, role_id)
        members = await teams.people_of(act, begin.role.team)
        ruling = await _ruling(act)
    here = [(one.id, one.name) for one in members if one.from_on <= act.today]
    context = {"begin": begin, "role": begin.role, "members": here, "me": act.by.id, "ruling": ruling}
    return page("elections/new.html", status=status, filled=filled, **context)


async def _ruling(act: Act) -> Ruling:
    return rule(FILL, {}, await frameworks.in_force(act.today))


@get(ELECTION, name="elections.show")
async def show(act: CurrentAct, election_id: FromPath[int]) -> Template:
    return await _page(act, election_id, NOTHING)


async def _page(act: Act, election_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        one = await queries.election(act, election_id)
        now = await frameworks.agreed(act.today)
        limits = roles.agreed_in(now.limits)
        candidates = await queries.candidates(act, one, limits) if one.running else []
        put = await proposed.of(act, subject(one.id)) if one.shown else []
        told = await journal.timeline(subject(one.id))
    context = {
        "election": one,
        "way": looks.way(one),
        "choices": looks.choices(candidates, act.by.id),
        "nominees": looks.choices([who for who in candidates if who.id in one.nominees], act.by.id),
        "agreed": looks.agreed(candidates, limits),
        "barred": [who for who in candidates if who.barred],
        "put": put,
        "ruling": rule(FILL, {}, now.clauses),
        "told": told,
    }
    return page("elections/show.html", status=status, act=act, filled=filled, form=form, blank=NOTHING, **context)


Do = Callable[[Any], Awaitable[None]]


async def _sent(request: WebRequest, act: Act, election_id: int, filled: Filled[Any], form: str, do: Do) -> Answer:
    """Back to the election; or to the form on it, with what was typed, where it was refused or came too late."""

    def again(filled: Filled[Any], status: int) -> Awaitable[Template]:
        return _page(act, election_id, filled, form, status)

    return await sent(request, filled, again, do, "elections.show", (Invalid, Stale), election_id=election_id)


@post(ELECTION + "/nominatie", name="elections.nominate")
async def nominate(request: WebRequest, act: CurrentAct, election_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: NominateForm) -> None:
        await service.nominate(act, election_id, form.person, form.reason, seen=form.stage)

    return await _sent(request, act, election_id, NominateForm.read(data), "nominate", do)


@post(ELECTION + "/blijf", name="elections.keep")
async def keep(request: WebRequest, act: CurrentAct, election_id: FromPath[int]) -> Response[Any]:
    await service.keep(act, election_id)
    return go(request, "elections.show", election_id=election_id)


@post(ELECTION + "/niet-mij", name="elections.decline")
async def decline(request: WebRequest, act: CurrentAct, election_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: DeclineForm) -> None:
        await service.decline(act, election_id, form.why)

    return await _sent(request, act, election_id, DeclineForm.read(data), "decline", do)


@post(ELECTION + "/verder", name="elections.lead_on")
async def lead_on(request: WebRequest, act: CurrentAct, election_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: LeadOnForm) -> None:
        await service.lead_on(act, election_id, seen=form.stage)

    return await _sent(request, act, election_id, LeadOnForm.read(data), "lead_on", do)


@post(ELECTION + "/wisselronde", name="elections.another_round")
async def another_round(request: WebRequest, act: CurrentAct, election_id: FromPath[int]) -> Response[Any]:
    await service.another_round(act, election_id)
    return go(request, "elections.show", election_id=election_id)


@post(ELECTION + "/leiden", name="elections.take_lead")
async def take_lead(request: WebRequest, act: CurrentAct, election_id: FromPath[int]) -> Response[Any]:
    await service.take_lead(act, election_id)
    return go(request, "elections.show", election_id=election_id)


@post(ELECTION + "/voordracht", name="elections.propose")
async def propose(request: WebRequest, act: CurrentAct, election_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: ProposeForm) -> None:
        await proposing_service.propose(act, election_id, form.person, _terms(form))

    return await _sent(request, act, election_id, ProposeForm.read(data), "propose", do)


@post(ELECTION + "/opnieuw", name="elections.propose_again")
async def propose_again(request: WebRequest, act: CurrentAct, election_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: TermsForm) -> None:
        await proposing_service.propose_again(act, election_id, _terms(form))

    return await _sent(request, act, election_id, TermsForm.read(data), "again", do)


def _terms(form: forms.TermsForm) -> proposing_service.Terms:
    given: Mapping[str, Any] = form.model_dump(exclude={"person"})
    return proposing_service.Terms(**given)


@post(ELECTION + "/intrekking", name="elections.withdraw")
async def withdraw(request: WebRequest, act: CurrentAct, election_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: WithdrawForm) -> None:
        await proposing_service.withdraw(act, election_id, form.why)

    return await _sent(request, act, election_id, WithdrawForm.read(data), "withdraw", do)


handlers = [
    of_role, new, start, show, nominate, keep, decline, lead_on, another_round, take_lead, propose, propose_again,
    withdraw,
]  # fmt: skip
