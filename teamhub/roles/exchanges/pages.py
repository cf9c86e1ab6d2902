from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import either, gettext
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.proposals import queries as proposals
from teamhub.proposals.rules import State as ProposalState
from teamhub.roles import queries as roles
from teamhub.roles.exchanges import policy, queries, rules, service
from teamhub.roles.exchanges.events import subject
from teamhub.roles.exchanges.forms import CaseloadForm, EndForm, ExchangeForm, GoOnForm, Mine, PutForm
from teamhub.roles.exchanges.questions import EXCHANGE
from teamhub.roles.exchanges.rules import Figures
from teamhub.roles.load import queries as load
from teamhub.roles.load.queries import TeamLoad
from teamhub.teams import queries as teams

OF_TEAM, ONE = "/teams/{team_id:int}/ruilen", "/ruilen/{exchange_id:int}"
SHOW = "exchanges.show"
NOTHING: Filled[Any] = Filled()


@get(OF_TEAM, name="exchanges.list")
async def listed(act: CurrentAct, team_id: FromPath[int]) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        found = await queries.of_team(act, team_id)
    live = [one for one in found if one.state in rules.OPEN]
    past = [one for one in found if one.state not in rules.OPEN]
    return page("exchanges/list.html", team=team, live=live, past=past)


@get(OF_TEAM + "/nieuw", name="exchanges.new")
async def new(act: CurrentAct, team_id: FromPath[int], rol: FromQuery[int] = 0) -> Template:
    return await _form(act, team_id, Filled({"role": str(rol)} if rol else {}))


@post(OF_TEAM, name="exchanges.propose")
async def propose(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    """With `look` it only counts: the same form again, with the figures."""
    policy.require_team(act.by, team_id)
    filled = ExchangeForm.read(data | ({"words": data.get("words") or "?"} if "look" in data else {}))
    if filled.value is None:
        return await _form(act, team_id, filled, status=422)
    form, shown = filled.value, replace(filled, typed={**data})
    if "look" in data:
        return await _form(act, team_id, shown, form=form)
    more, takes = _two(act, form)
    given: dict[str, Any] = {"words": form.words, "from_on": form.from_on, "review_on": form.review_on}
    try:
        made = await service.propose(
            act, team_id, more=more, takes=takes, role_id=form.role, clients=form.clients, **given
        )
    except (Invalid, WrongStage) as refusal:
        return await _form(act, team_id, shown.refused(refusal), status=refusal.status, form=form)
    return go(request, SHOW, exchange_id=made)


@get(ONE, name="exchanges.show")
async def show(act: CurrentAct, exchange_id: FromPath[int]) -> Template:
    return await _show(act, exchange_id)


@post(ONE + "/akkoord", name="exchanges.agree")
async def agree(request: WebRequest, act: CurrentAct, exchange_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: PutForm) -> dict[str, int]:
        return {"proposal_id": await service.agree(act, exchange_id, form.days)}

    return await sent(request, PutForm.read(data), _again(act, exchange_id, "put"), do, "proposals.show")


@post(ONE + "/nee", name="exchanges.decline")
async def decline(request: WebRequest, act: CurrentAct, exchange_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: EndForm) -> None:
        await service.decline(act, exchange_id, form.words)

    return await sent(request, EndForm.read(data), _again(act, exchange_id, "no"), do, SHOW, exchange_id=exchange_id)


@post(ONE + "/verder", name="exchanges.go_on")
async def go_on(request: WebRequest, act: CurrentAct, exchange_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: GoOnForm) -> dict[str, int]:
        given: dict[str, Any] = {"words": form.words, "review_on": form.review_on, "days": form.days}
        return {"proposal_id": await service.go_on(act, exchange_id, **given)}

    return await sent(request, GoOnForm.read(data), _again(act, exchange_id, "on"), do, "proposals.show")


@post(ONE + "/einde", name="exchanges.end")
async def end(request: WebRequest, act: CurrentAct, exchange_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: EndForm) -> None:
        await service.end(act, exchange_id, form.words)

    return await sent(request, EndForm.read(data), _again(act, exchange_id, "end"), do, SHOW, exchange_id=exchange_id)


@post(ONE + "/caseload", name="exchanges.caseload")
async def caseload(request: WebRequest, act: CurrentAct, exchange_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: CaseloadForm) -> None:
        await service.record_caseload(act, exchange_id, form.size)

    there: dict[str, Any] = {"exchange_id": exchange_id, "anchor": "cijfers"}
    return await sent(request, CaseloadForm.read(data), _again(act, exchange_id, "size"), do, SHOW, **there)


def _two(act: Act, form: ExchangeForm) -> tuple[int, int]:
    """Who takes more clients, and who takes the role."""
    me = act.by.id or 0
    return (me, form.other) if form.mine is Mine.CLIENTS else (form.other, me)


async def _form(
    act: Act, team_id: int, filled: Filled[Any], status: int = 200, form: ExchangeForm | None = None
) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        policy.require_team(act.by, team_id)
        now = await load.loads(act, team_id)
        seats = await roles.seats(act, team_id)
        clauses = await frameworks.in_force(act.today)
    counted = _counted(act, form, now, seats) if form else None
    return page(
        "exchanges/new.html",
        status=status,
        team=team,
        load=now,
        filled=filled,
        others=[(one.person, one.name) for one in now.people if one.person != act.by.id],
        roles=[(id, text) for id, text in _roles(seats).items()],
        kinds=[(kind, gettext(kind)) for kind in Mine],
        figures=counted,
        limits=load.limits(now.agreed),
        two=[one for id in _two(act, form) if (one := now.of(id))] if form and counted else [],
        ruling=rule(EXCHANGE, {"percent": counted.percent if counted else 0}, clauses),
    )


def _counted(act: Act, form: ExchangeForm, now: TeamLoad, seats: list[roles.Seat]) -> Figures | None:
    role = next((seat.role for seat in seats if seat.role.id == form.role), None)
    found = queries.counted(now, *_two(act, form), role.id, service.hours_of(role), form.clients) if role else None
    return found if found and found.known else None


def _roles(seats: list[roles.Seat]) -> dict[int, str]:
    """Each role once, with who has it: what nobody holds comes first, as on the team's page."""
    named: dict[int, str] = {}
    for seat in seats:
        named.setdefault(
            seat.role.id, f"{either(seat.role.name_nl, seat.role.name_en)} · {seat.who or gettext('vacant')}"
        )
    return named


def _again(act: Act, exchange_id: int, name: str) -> Callable[[Filled[Any], int], Awaitable[Template]]:
    """The exchange, with the form of that name on it as it was typed."""
    return lambda filled, status: _show(act, exchange_id, status=status, **{name: filled})


async def _show(act: Act, exchange_id: int, status: int = 200, **filled: Filled[Any]) -> Template:
    async with reading():
        seen = await queries.one(act, exchange_id)
        now = await load.loads(act, seen.team)
        put = await proposals.of(act, subject(seen.id))
        clauses = await frameworks.in_force(act.today)
        size = await queries.to_record(act, seen)
    live = seen.state in rules.LIVE
    clients = 0 if live else seen.clients
    counted = queries.counted(now, seen.more, seen.takes, seen.role, seen.hours, clients)
    running = next((one for one in put if one.state is ProposalState.RUNNING), None)
    return page(
        "exchanges/show.html",
        status=status,
        seen=seen,
        load=now,
        live=live,
        open=seen.state in rules.OPEN,
        two=[one for person in seen.two if (one := now.of(person))],
        figures=counted if counted and counted.known else None,
        signals=counted.signals(load.limits(now.agreed)) if counted else [],
        proposal=put[0] if put else None,
        running=running,
        again=not any(one.state not in (ProposalState.WITHDRAWN, ProposalState.OVERTAKEN) for one in put),
        mine=act.by.id in seen.two,
        me=act.by.id,
        size=size,
        review_soon=live and act.today >= seen.review_on - rules.ON_THE_AGENDA,
        ruling=rule(EXCHANGE, {"percent": counted.percent if counted else 0}, clauses),
        **{"to": {name: NOTHING for name in ("put", "no", "on", "end", "size")} | filled},
    )


handlers = [listed, new, propose, show, agree, decline, go_on, end, caseload]
