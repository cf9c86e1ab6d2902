"""What a team can propose to itself about its roles, and what follows when it consents (KAD-11)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound, Refused
from teamhub.core.i18n import later, locale
from teamhub.frameworks.authority import Facts
from teamhub.proposals.kinds import Kind, Line, Put, Value
from teamhub.roles import queries, template_service
from teamhub.roles.queries import Role
from teamhub.roles.questions import SHAPE, STOP
from teamhub.roles.shape import rules
from teamhub.roles.shape import service as shaping
from teamhub.roles.shape.rules import Wanted
from teamhub.roles.standing import weeks_vacant

Payload = Mapping[str, Any]


def key(role_id: int) -> str:
    """What a proposal about a role is about."""
    return f"role:{role_id}"


def team_key(team_id: int) -> str:
    """What a proposal about a new role of a team is about."""
    return f"roles of:{team_id}"


async def nothing(act: Act, team: int | None, payload: Payload) -> Facts:
    return {}


async def named(act: Act, payload: Payload) -> Mapping[str, Value]:
    role = await queries.role(act, payload["role"])
    return {"role": (role.name_nl, role.name_en or role.name_nl)}


async def of_team(act: Act, put: Put) -> Role:
    """The role that it is about. One of another team is not there for this one."""
    role = await queries.role(act, put.payload["role"])
    if role.team != put.team:
        raise NotFound("There is no such role.")
    return role


def place(payload: Payload) -> tuple[str, Mapping[str, Any]]:
    return "roles.show", {"role_id": payload["role"]}


def described(now: Role | None, then: Wanted) -> list[Line]:
    """Only what becomes different; of a new role everything."""
    dutch = locale() == "nl"
    was = rules.said(now.accountabilities, dutch) if now else ()
    purpose = (now.purpose_nl if dutch else now.purpose_en or now.purpose_nl) if now else None
    lines = [
        Line(later("What it is for"), purpose, then.purpose),
        Line(later("What it answers for"), "\n".join(was) or None, "\n".join(then.accountabilities) or None),
        Line(later("Hours a week"), now.hours if now else None, then.hours),
        Line(later("Months of a term"), now.term_months if now else None, then.term_months),
        Line(later("How many hold it"), now.seats if now else None, then.seats),
    ]
    return [line for line in lines if line.now != line.then and not (now is None and line.then is None)]


# ---- a role more


async def _add_names(act: Act, payload: Payload) -> Mapping[str, Value]:
    if not payload["template"]:
        return {"role": payload["wanted"]["name"]}
    template = await template_service.template(payload["template"])
    return {"role": (template.name_nl, template.name_en or template.name_nl)}


async def _add_check(act: Act, put: Put) -> Refused | None:
    if put.payload["template"]:
        there = await template_service.role_of(put.team or 0, put.payload["template"], act.today)
        if there is not None:
            return NotFound("The team has this role already.")
    return None


async def _add(act: Act, put: Put) -> None:
    assert put.team is not None
    if put.payload["template"]:
        await template_service.open_role(act, put.team, put.payload["template"])
    else:
        await shaping.add(act, put.team, Wanted.read(put.payload["wanted"]))


async def _add_lines(act: Act, payload: Payload) -> list[Line]:
    if not payload["template"]:
        return described(None, Wanted.read(payload["wanted"]))
    template = await template_service.template(payload["template"])
    purpose = (template.purpose_nl, template.purpose_en or template.purpose_nl)
    return [Line(later("What it is for"), None, purpose), Line(later("Hours a week"), None, template.hours_per_week)]


ADD = Kind(
    name="roles.add",
    question=SHAPE,
    title=later("A role more: %(role)s"),
    names=_add_names,
    facts=nothing,
    check=_add_check,
    apply=_add,
    place=lambda payload: ("teams.show", {"team_id": payload["team"]}),
    lines=_add_lines,
)


# ---- a role otherwise


async def _change_check(act: Act, put: Put) -> Refused | None:
    role = await of_team(act, put)
    return await shaping.cannot_change(act, role, Wanted.read(put.payload["wanted"]))


async def _change(act: Act, put: Put) -> None:
    await shaping.change(act, put.payload["role"], Wanted.read(put.payload["wanted"]))


async def _change_lines(act: Act, payload: Payload) -> list[Line]:
    return described(await queries.role(act, payload["role"]), Wanted.read(payload["wanted"]))


CHANGE = Kind(
    name="roles.change",
    question=SHAPE,
    title=later("Change the role %(role)s"),
    names=named,
    facts=nothing,
    check=_change_check,
    apply=_change,
    place=place,
    lines=_change_lines,
)


# ---- two out of one


async def _split_names(act: Act, payload: Payload) -> Mapping[str, Value]:
    return {**await named(act, payload), "new": payload["new"]["name"]}


async def _split(act: Act, put: Put) -> None:
    await shaping.split(act, put.payload["role"], Wanted.read(put.payload["wanted"]), Wanted.read(put.payload["new"]))


async def _split_lines(act: Act, payload: Payload) -> list[Line]:
    new = Wanted.read(payload["new"])
    stays = described(await queries.role(act, payload["role"]), Wanted.read(payload["wanted"]))
    return [
        *stays,
        Line(later("The new role"), None, new.name),
        Line(later("What the new role is for"), None, new.purpose),
        Line(later("What the new role answers for"), None, "\n".join(new.accountabilities) or None),
        Line(later("Hours a week of the new role"), None, new.hours),
    ]


SPLIT = Kind(
    name="roles.split",
    question=SHAPE,
    title=later("Split the role %(role)s: a part becomes %(new)s"),
    names=_split_names,
    facts=nothing,
    check=_change_check,
    apply=_split,
    place=place,
    lines=_split_lines,
)


# ---- one out of two


async def _merge_names(act: Act, payload: Payload) -> Mapping[str, Value]:
    into = await queries.role(act, payload["into"])
    return {**await named(act, payload), "into": (into.name_nl, into.name_en or into.name_nl)}


async def _merge_check(act: Act, put: Put) -> Refused | None:
    role, into = await of_team(act, put), await queries.role(act, put.payload["into"])
    wanted = Wanted.read(put.payload["wanted"])
    return shaping.cannot_merge(act, role, into) or await shaping.cannot_change(act, into, wanted)


async def _merge(act: Act, put: Put) -> None:
    await shaping.merge(act, put.payload["role"], put.payload["into"], Wanted.read(put.payload["wanted"]))


async def _merge_lines(act: Act, payload: Payload) -> list[Line]:
    role, into = await queries.role(act, payload["role"]), await queries.role(act, payload["into"])
    goes = Line(role.name_nl, role.hours, None)
    return [goes, *described(into, Wanted.read(payload["wanted"]))]


MERGE = Kind(
    name="roles.merge",
    question=SHAPE,
    title=later("Make one role of %(role)s and %(into)s"),
    names=_merge_names,
    facts=nothing,
    check=_merge_check,
    apply=_merge,
    place=lambda payload: ("roles.show", {"role_id": payload["into"]}),
    lines=_merge_lines,
)


# ---- a role less


async def weeks_open(act: Act, role_id: int) -> int:
    return weeks_vacant(await queries.seats_of(act, role_id), act.today)


async def _stop_facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {"weeks_open": await weeks_open(act, payload["role"])}


async def _stop_check(act: Act, put: Put) -> Refused | None:
    return shaping.cannot_stop(act, await of_team(act, put), _last(act, put.payload))


def _last(act: Act, payload: Payload) -> date:
    """The last day of the role: the one that was proposed, or yesterday where that has passed meanwhile."""
    return max(date.fromisoformat(payload["on"]), act.today - timedelta(days=1))


async def _stop(act: Act, put: Put) -> None:
    await shaping.stop(act, put.payload["role"], on=_last(act, put.payload))


async def _stop_lines(act: Act, payload: Payload) -> list[Line]:
    role = await queries.role(act, payload["role"])
    last = date.fromisoformat(payload["on"])
    return [Line(later("Hours a week"), role.hours, None), Line(later("The last day of the role"), None, last)]


STOPPING = Kind(
    name="roles.stop",
    question=STOP,
    title=later("Stop with the role %(role)s"),
    names=named,
    facts=_stop_facts,
    check=_stop_check,
    apply=_stop,
    place=place,
    lines=_stop_lines,
)


KINDS = (ADD, CHANGE, SPLIT, MERGE, STOPPING)
