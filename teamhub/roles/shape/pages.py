"""Which roles a team has and what each is for: the forms that put a change to the team."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData, whole
from teamhub.core.i18n import either, locale
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.proposals import service as proposals
from teamhub.roles import policy, queries
from teamhub.roles.queries import Role
from teamhub.roles.shape import rules
from teamhub.roles.shape.forms import MergeForm, OwnForm, RoleForm, SplitForm, StopForm, TemplateForm
from teamhub.roles.shape.proposals import ADD, CHANGE, MERGE, SPLIT, STOPPING, key, team_key
from teamhub.roles.shape.queries import to_choose
from teamhub.roles.steps import put, step_page
from teamhub.teams import queries as teams


@get("/teams/{team_id:int}/rollen/nieuw", name="roles.add")
async def add_form(act: CurrentAct, team_id: FromPath[int]) -> Template:
    return await _add_page(act, team_id, Filled())


async def _add_page(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        policy.require(act.by, team_id)
        templates = await to_choose(team_id)
        agreed = await queries.agreements(act.today)
        ruling = await proposals.ruled(act, ADD, team_id, {})
    own = not templates or "name" in filled.typed
    there = {"team": team, "templates": templates, "filled": filled, "own": own, "ruling": ruling, "agreed": agreed}
    return page("roles/shape/add.html", status=status, **there)


@post("/teams/{team_id:int}/rollen", name="roles.put_add")
async def add(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    def again(filled: Filled[Any], status: int) -> Any:
        return _add_page(act, team_id, filled, status)

    await teams.team(act, team_id)
    if "name" in data:
        return await put(
            request, act, OwnForm.read(data), again, ADD, team_key(team_id),
            lambda form: {"team": team_id, "template": "", "wanted": form.wanted().kept()}, team=team_id,
        )  # fmt: skip
    return await put(
        request, act, TemplateForm.read(data), again, ADD, team_key(team_id),
        lambda form: {"team": team_id, "template": form.template}, team=team_id,
    )  # fmt: skip


async def _now(act: Act, role: Role) -> dict[str, Any]:
    lines = rules.said(role.accountabilities, locale() == "nl")
    return {"lines": "\n".join(lines), "purpose": either(role.purpose_nl, role.purpose_en)}


@get("/rollen/{role_id:int}/wijzigen", name="roles.change")
async def change_form(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await step_page(act, role_id, "roles/shape/change.html", CHANGE, Filled(), more=_now)


@post("/rollen/{role_id:int}/wijzigen", name="roles.put_change")
async def change(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    def again(filled: Filled[Any], status: int) -> Any:
        return step_page(act, role_id, "roles/shape/change.html", CHANGE, filled, status, _now)

    role = await queries.role(act, role_id)
    return await put(
        request, act, RoleForm.read(data), again, CHANGE, key(role_id),
        lambda form: {"role": role_id, "wanted": form.wanted().kept()}, team=role.team,
    )  # fmt: skip


@get("/rollen/{role_id:int}/splitsen", name="roles.split")
async def split_form(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await step_page(act, role_id, "roles/shape/split.html", SPLIT, Filled(), more=_now)


@post("/rollen/{role_id:int}/splitsen", name="roles.put_split")
async def split(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    def again(filled: Filled[Any], status: int) -> Any:
        return step_page(act, role_id, "roles/shape/split.html", SPLIT, filled, status, _now)

    role = await queries.role(act, role_id)
    return await put(
        request, act, SplitForm.read(data), again, SPLIT, key(role_id),
        lambda form: {"role": role_id, "wanted": form.wanted().kept(), "new": form.new().kept()}, team=role.team,
    )  # fmt: skip


async def _others(act: Act, role: Role) -> dict[str, Any]:
    """The other roles of the team; what one becomes with this one in it begins as both together."""
    seats = await queries.seats(act, role.team)
    others = {seat.role.id: seat.role for seat in seats if seat.role.id != role.id}
    return {"others": sorted(others.values(), key=lambda one: one.name_nl)}


async def _merging(act: Act, role: Role, into_id: int) -> dict[str, Any]:
    context = await _others(act, role)
    into = next((one for one in context["others"] if one.id == into_id), None)
    if into is None:
        return {**context, "into": None}
    dutch = locale() == "nl"
    lines = [*rules.said(into.accountabilities, dutch), *rules.said(role.accountabilities, dutch)]
    purposes = [either(one.purpose_nl, one.purpose_en) for one in (into, role)]
    return {
        **context,
        "into": into,
        "lines": "\n".join(dict.fromkeys(lines)),
        "purpose": " ".join(filter(None, purposes)),
        "together": into.hours + role.hours,
    }


@get("/rollen/{role_id:int}/samenvoegen", name="roles.merge")
async def merge_form(act: CurrentAct, role_id: FromPath[int], met: FromQuery[int] = 0) -> Template:
    return await _merge_page(act, role_id, met, Filled())


async def _merge_page(act: Act, role_id: int, into_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async def more(act: Act, role: Role) -> dict[str, Any]:
        return await _merging(act, role, into_id)

    return await step_page(act, role_id, "roles/shape/merge.html", MERGE, filled, status, more)


@post("/rollen/{role_id:int}/samenvoegen", name="roles.put_merge")
async def merge(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    form = MergeForm.read(data)
    into = form.value.into if form.value else whole(data.get("into", "")) or 0

    def again(filled: Filled[Any], status: int) -> Any:
        return _merge_page(act, role_id, into, filled, status)

    role = await queries.role(act, role_id)
    return await put(
        request, act, form, again, MERGE, key(role_id),
        lambda form: {"role": role_id, "into": form.into, "wanted": form.wanted().kept()}, team=role.team,
    )  # fmt: skip


@get("/rollen/{role_id:int}/stoppen", name="roles.stop")
async def stop_form(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await step_page(act, role_id, "roles/shape/stop.html", STOPPING, Filled())


@post("/rollen/{role_id:int}/stoppen", name="roles.put_stop")
async def stop(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    def again(filled: Filled[Any], status: int) -> Any:
        return step_page(act, role_id, "roles/shape/stop.html", STOPPING, filled, status)

    role = await queries.role(act, role_id)
    return await put(
        request, act, StopForm.read(data), again, STOPPING, key(role_id),
        lambda form: {"role": role_id, "on": form.on.isoformat()}, team=role.team,
    )  # fmt: skip


handlers = [
    add_form, add, change_form, change, split_form, split, merge_form, merge, stop_form, stop,
]  # fmt: skip
