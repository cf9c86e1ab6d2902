"""From the gap to a profile: note the hours, begin a vacancy, write it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core import sending
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotAllowed, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.hiring import formation_queries, policy, proposals, queries, rules, service, wording
from teamhub.hiring.forms import HoursForm, ProfileForm, roles_in
from teamhub.hiring.stages import STAGES, Verb
from teamhub.people.policy import works_here
from teamhub.teams import queries as teams

NOTHING: Filled[Any] = Filled()
Again = Callable[[Filled[Any], int], Awaitable[Template]]


async def sent(request: WebRequest, filled: Filled[Any], again: Again, verb: Any, to: str, **params: Any) -> Answer:
    """Also what came too late comes back to the form."""
    return await sending.sent(request, filled, again, verb, to, (Invalid, Stale), **params)


@post("/teams/{team_id:int}/formatie", name="hiring.establish")
async def establish(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Response[Any]:
    works_here(act.by)
    await teams.team(act, team_id)
    form = HoursForm.read(data).value
    if form is None:
        raise Invalid("Please enter hours, such as 7,5 or 7:30.")
    await service.establish(act, team_id, form.hours)
    return go(request, "teams.show", team_id=team_id, anchor="formation")


@get("/teams/{team_id:int}/vacature", name="hiring.new")
async def new(act: CurrentAct, team_id: FromPath[int]) -> Template:
    return await _new(act, team_id, NOTHING)


@post("/teams/{team_id:int}/vacature", name="hiring.draft")
async def draft(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    await _require(act, team_id)

    async def do(form: ProfileForm) -> Mapping[str, Any]:
        return {"vacancy_id": await service.draft(act, team_id, form.profile(roles_in(data)))}

    return await sent(request, ProfileForm.read(data), lambda f, s: _new(act, team_id, f, s), do, "hiring.show")


async def _require(act: Act, team_id: int) -> None:
    works_here(act.by)
    await teams.team(act, team_id)
    if team_id not in act.by.member_of:
        raise NotAllowed("A vacancy is begun by somebody of the team itself.")


async def _new(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    """Prefilled: the hours that are free, and the roles that nobody has."""
    await _require(act, team_id)
    async with reading():
        team = await teams.team(act, team_id)
        formation = await formation_queries.formation(act, team_id)
        gap, roles = await formation_queries.roles_to_want(act, team_id)
    free = formation.free if formation.free is not None and 0 < formation.free <= 40 else None
    wanted = {seat.role.id for seat in gap}
    return page(
        "hiring/profile.html", status=status, act=act, team=team, seen=None, formation=formation, roles=roles,
        gap=wanted, ticked=roles_in(filled.typed) if filled.typed else wanted, filled=filled, hours=free,
        criteria=[], findings=_found(filled), most=rules.CRITERIA[1], ruling=await proposals.ruled(act),
    )  # fmt: skip


@get("/vacatures/{vacancy_id:int}/profiel", name="hiring.edit")
async def edit(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    return await _edit(act, vacancy_id, NOTHING)


@post("/vacatures/{vacancy_id:int}/profiel", name="hiring.write")
async def write(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await _writable(act, vacancy_id)

    async def do(form: ProfileForm) -> None:
        await service.write(act, vacancy_id, form.profile(roles_in(data)), version=form.version)

    filled = ProfileForm.read(data)
    return await sent(
        request, filled, lambda f, s: _edit(act, vacancy_id, f, s), do, "hiring.show", vacancy_id=vacancy_id
    )


async def _writable(act: Act, vacancy_id: int) -> queries.Seen:
    seen = await queries.vacancy(act, vacancy_id)
    policy.require(Verb.WRITE, act.by, seen)
    STAGES.after(seen.stage, Verb.WRITE)
    return seen


async def _edit(act: Act, vacancy_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await _writable(act, vacancy_id)
        team = await teams.team(act, seen.team)
        formation, _ = await proposals.within(act, seen)
        gap, roles = await formation_queries.roles_to_want(act, seen.team)
        wanted = {one.team_role for one in await queries.wanted(seen.id)}
        criteria = await queries.criteria(seen.id)
        findings = _found(filled) if filled.typed else wording.findings(await proposals.texts(seen))
    return page(
        "hiring/profile.html", status=status, act=act, team=team, seen=seen, formation=formation, roles=roles,
        gap={seat.role.id for seat in gap}, ticked=roles_in(filled.typed) if filled.typed else wanted, filled=filled,
        hours=seen.hours, criteria=criteria, findings=findings, most=rules.CRITERIA[1],
        ruling=await proposals.ruled(act),
    )  # fmt: skip


def _found(filled: Filled[Any]) -> list[wording.Finding]:
    """What the wording check says of what was typed."""
    return wording.findings(
        ("en" if "_en" in name else "nl", text)
        for name, text in filled.typed.items()
        if name.startswith(("title_", "work_", "words_"))
    )


handlers = [establish, new, draft, edit, write]
