"""The page of a role: what it is for, who holds it and held it, and what its team can do now."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sections import ON_ROLE, shown
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.journal import queries as journal
from teamhub.proposals import queries as proposals
from teamhub.proposals.seen import seen
from teamhub.roles import policy, queries, service
from teamhub.roles.events import subject
from teamhub.roles.forms import DayOnlyForm, FocusForm
from teamhub.roles.questions import COVER, FILL
from teamhub.roles.shape.proposals import key
from teamhub.roles.standing import standing


@get("/rollen/{role_id:int}", name="roles.show")
async def show(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await _page(act, role_id, Filled())


async def _page(act: Act, role_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        role = await queries.role(act, role_id)
        asks = [queries.asking_seats_of(act, role_id), queries.asking_history(role_id)]
        sections, (held, past, about) = await shown(
            act, ON_ROLE, role_id, *asks, proposals.asking_about(act, key(role_id))
        )
        agreed = await frameworks.agreed(act.today)
        told = await journal.timeline(subject(role_id))
    seats = queries.read_seats(held, act.today)
    ours = policy.in_team(act.by, role.team)
    limits = queries.agreed_in(agreed.limits)
    there = {
        "role": role,
        "seats": seats,
        "terms": [queries.Past(**row) for row in past],
        "sections": sections,
        "ours": ours,
        "now": standing(act, role, seats, limits, ours),
        "proposals": [seen(row, act.at) for row in about],
        "fill": rule(FILL, {}, agreed.clauses),
        "cover": rule(COVER, {}, agreed.clauses),
        "told": [one for one in told if ours or not one.inside],
        "filled": filled,
        "form": form,
        "blank": Filled(),
    }
    return page("roles/show.html", status=status, act=act, **there)


@post("/rollen/{role_id:int}/waarneming", name="roles.stand_in")
async def stand_in(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: DayOnlyForm) -> None:
        await service.stand_in(act, role_id, until_on=form.on)

    return await _said(request, act, role_id, DayOnlyForm.read(data), "stand_in", do)


@post("/rollen/{role_id:int}/teruggave", name="roles.give_back")
async def give_back(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: DayOnlyForm) -> None:
        await service.give_back(act, role_id, act.by.id or 0, on=form.on)

    return await _said(request, act, role_id, DayOnlyForm.read(data), "give_back", do)


@post("/rollen/{role_id:int}/deel", name="roles.focus")
async def focus(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: FocusForm) -> None:
        await service.say_focus(act, role_id, form.focus)

    return await _said(request, act, role_id, FocusForm.read(data), "focus", do)


@post("/rollen/{role_id:int}/plekken/{seat:int}/vacant", name="roles.release")
async def release(request: WebRequest, act: CurrentAct, role_id: FromPath[int], seat: FromPath[int]) -> Response[Any]:
    await service.release(act, role_id, seat)
    return go(request, "roles.show", role_id=role_id)


async def _said(request: WebRequest, act: Act, role_id: int, filled: Filled[Any], form: str, do: Any) -> Answer:
    def again(filled: Filled[Any], status: int) -> Any:
        return _page(act, role_id, filled, form, status)

    return await sent(request, filled, again, do, "roles.show", role_id=role_id)


handlers = [show, stand_in, give_back, focus, release]
