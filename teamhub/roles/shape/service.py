"""The effects of what a team consented to about its roles. Only TeamHub calls these: see proposals.py beside it."""

import json
from datetime import date, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.words import Day
from teamhub.journal.service import record
from teamhub.roles import events as role_events
from teamhub.roles import policy, queries
from teamhub.roles.events import subject
from teamhub.roles.queries import Role
from teamhub.roles.service import held
from teamhub.roles.shape import events, rules
from teamhub.roles.shape.rules import Wanted
from teamhub.roles.tables import RoleTerm, TeamRole

DAY = timedelta(days=1)


async def add(act: Act, team_id: int, wanted: Wanted, split_from: int | None = None) -> int:
    """A role of the team's own, from today. Returns it."""
    async with writing():
        policy.require_system(act.by)
        row = TeamRole(
            team=team_id,
            name_nl=wanted.name,
            purpose_nl=wanted.purpose,
            accountabilities=json.dumps(rules.bilingual(wanted.accountabilities, ())),
            term_months=wanted.term_months,
            max_terms=wanted.max_terms,
            hours_per_week=wanted.hours,
            seats=wanted.seats,
            opened_on=act.today,
            split_from=split_from,
        )
        await row.save()
        opened = role_events.RoleOpened(subject=subject(row.id), team=team_id, role=wanted.name)
        await record(act, opened)
    return int(row.id)


async def change(act: Act, role_id: int, wanted: Wanted) -> None:
    """Its purpose, accountabilities, hours, length of a term, and how many hold it. Terms that run stay as they are."""
    async with writing():
        policy.require_system(act.by)
        role = await held(act, role_id)
        if refusal := await cannot_change(act, role, wanted):
            raise refusal
        same = wanted.purpose in (role.purpose_nl, role.purpose_en)
        texts = {} if same else {"purpose_nl": wanted.purpose, "purpose_en": ""}
        values: dict[Any, Any] = {
            "accountabilities": json.dumps(rules.bilingual(wanted.accountabilities, role.accountabilities)),
            "hours_per_week": wanted.hours,
            "term_months": wanted.term_months,
            "seats": wanted.seats,
            **texts,
        }
        await TeamRole.update(values).where(TeamRole.id == role_id)
        facts: dict[str, Any] = {"team": role.team, "role": role.name_nl, "purpose": wanted.purpose}
        facts |= {"hours": wanted.hours, "term_months": wanted.term_months, "seats": wanted.seats}
        await record(act, events.RoleChanged(subject=subject(role_id), **facts))


async def cannot_change(act: Act, role: Role, wanted: Wanted) -> Invalid | WrongStage | None:
    if not role.open_on(act.today):
        return WrongStage("The team does not have this role any more.")
    terms = await queries.history(role.id)
    last = next((term for term in terms if term.seat > wanted.seats and term.until_on >= act.today), None)
    if last:
        return Invalid("%(name)s holds this role until %(until_on)s.", name=last.name, until_on=Day(last.until_on))
    return None


async def split(act: Act, role_id: int, stays: Wanted, new: Wanted) -> int:
    """A part of a role becomes a role of its own, vacant. Who holds the role keeps what stays; its rights stay too."""
    async with writing():
        await change(act, role_id, stays)
        role = await queries.role(act, role_id)
        made = await add(act, role.team, new, split_from=role_id)
        said = events.RoleSplit(subject=subject(role_id), team=role.team, role=role.name_nl, new=new.name)
        await record(act, said)
    return made


async def merge(act: Act, role_id: int, into_id: int, wanted: Wanted) -> None:
    """One role goes on as part of another, from today: who holds that one has the rights of both. Terms of it end."""
    async with writing():
        policy.require_system(act.by)
        first, second = sorted((role_id, into_id))  # always in one order: two at once wait, and do not block each other
        await held(act, first)
        await held(act, second)
        role, into = await queries.role(act, role_id), await queries.role(act, into_id)
        if refusal := cannot_merge(act, role, into):
            raise refusal
        await change(act, into_id, wanted)
        await _close(act, role, act.today - DAY)
        needed: dict[Any, Any] = {TeamRole.core: role.core or into.core}
        await TeamRole.update(needed).where(TeamRole.id == into_id)
        gone: dict[Any, Any] = {TeamRole.merged_into: into_id}
        await TeamRole.update(gone).where((TeamRole.id == role_id) | (TeamRole.merged_into == role_id))
        for one in (role, into):
            said = events.RolesMerged(subject=subject(one.id), team=role.team, role=into.name_nl, merged=role.name_nl)
            await record(act, said)


def cannot_merge(act: Act, role: Role, into: Role) -> Invalid | WrongStage | None:
    if not role.open_on(act.today) or not into.open_on(act.today):
        return WrongStage("The team does not have this role any more.")
    if role.id == into.id or role.team != into.team:
        return Invalid("Choose another role of the same team.")
    return None


async def stop(act: Act, role_id: int, *, on: date) -> None:
    """The team has the role no longer; `on` is its last day. Terms end with it."""
    async with writing():
        policy.require_system(act.by)
        role = await held(act, role_id)
        if refusal := cannot_stop(act, role, on):
            raise refusal
        await _close(act, role, on)
        stopped = events.RoleStopped(subject=subject(role_id), team=role.team, role=role.name_nl, after_on=on + DAY)
        await record(act, stopped)


def cannot_stop(act: Act, role: Role, on: date) -> Invalid | WrongStage | None:
    if not role.open_on(act.today):
        return WrongStage("The team does not have this role any more.")
    if on < act.today - DAY or on < role.opened_on - DAY:
        return Invalid("Choose a last day that is today or later.")
    return None


async def _close(act: Act, role: Role, last: date) -> None:
    """Terms that run end on its last day, and those to come are taken away."""
    last = max(last, role.opened_on - DAY)
    await TeamRole.update({TeamRole.closed_on: last}).where(TeamRole.id == role.id)
    theirs = RoleTerm.team_role == role.id
    await RoleTerm.delete().where(theirs & (RoleTerm.from_on > last))
    cut: dict[Any, Any] = {RoleTerm.until_on: last, RoleTerm.ended: True}
    await RoleTerm.update(cut).where(theirs & (RoleTerm.until_on > last))
