"""The roles that the organisation describes for all teams, and how a team comes by one of them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.roles import events, policy
from teamhub.roles.tables import RoleTemplate, TeamRole
from teamhub.teams.tables import Team

Said = Sequence[Mapping[str, str]]  # accountabilities: {nl, en} each


async def define(
    act: Act,
    key: str,
    *,
    name_nl: str,
    name_en: str = "",
    purpose_nl: str = "",
    purpose_en: str = "",
    accountabilities: Said = (),
    term_months: int = 12,
    max_terms: int = 2,
    hours_per_week: Decimal = Decimal(0),
    core: bool = False,
) -> RoleTemplate:
    """Describes a role for all teams. Its `key` is how frameworks and rights name it: "penningmeester".

    `max_terms` is how many terms in a row one may hold it; a core role every team has from now on.
    """
    async with writing():
        policy.require_system(act.by)
        await people.one_at_a_time()
        if await RoleTemplate.exists().where(RoleTemplate.key == key):
            raise Invalid("There is a role “%(key)s” already.", key=key)
        role = RoleTemplate(
            key=key,
            name_nl=name_nl,
            name_en=name_en,
            purpose_nl=purpose_nl,
            purpose_en=purpose_en,
            accountabilities=json.dumps([*accountabilities]),
            term_months=term_months,
            max_terms=max_terms,
            hours_per_week=hours_per_week,
            core=core,
        )
        await role.save()
        await record(act, events.RoleDefined(subject=events.template_subject(key), name=name_nl))
        await spread(act, role)
    return role


async def spread(act: Act, template: RoleTemplate) -> None:
    """A core role is one of every team: those that do not have it get it, vacant."""
    if not template.core:
        return
    here = Team.closed_on.is_null() | (Team.closed_on > act.today)
    for team in await Team.select(Team.id).where(here).order_by(Team.id).output(as_list=True):
        await _open(act, team, template)


async def open_core(act: Act, team_id: int) -> None:
    """A team that starts has all core roles, vacant."""
    for template in await RoleTemplate.objects().where(RoleTemplate.core.eq(True)).order_by(RoleTemplate.id):
        await _open(act, team_id, template)


async def open_role(act: Act, team_id: int, key: str) -> int:
    """The team has this role from today; it may have had it already. Returns the role. For what the team decided."""
    async with writing():
        policy.require_system(act.by)
        return await _open(act, team_id, await template(key))


async def template(key: str) -> RoleTemplate:
    found = await RoleTemplate.objects().get(RoleTemplate.key == key)
    if found is None:
        raise NotFound("There is no such role.")
    return found


async def role_of(team_id: int, key: str, on: date) -> int | None:
    """The role that a team has, or had, of this template on this day."""
    mine = (TeamRole.team == team_id) & (TeamRole.template.key == key)
    there = TeamRole.closed_on.is_null() | (TeamRole.closed_on >= on)
    row = await TeamRole.select(TeamRole.id).where(mine & there).order_by(TeamRole.id).first()
    return int(row["id"]) if row else None


async def _open(act: Act, team_id: int, template: RoleTemplate) -> int:
    there = await role_of(team_id, template.key, act.today)
    if there is not None:
        return there
    row = TeamRole(team=team_id, template=template.id, opened_on=act.today)
    await row.save()
    opened = events.RoleOpened(subject=events.subject(row.id), team=team_id, role=template.name_nl)
    await record(act, opened)
    return int(row.id)
