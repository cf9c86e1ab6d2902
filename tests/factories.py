"""Builders with sensible defaults. A test names only what it is about."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import count

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.frameworks.tables import FrameworkVersion
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person
from teamhub.roles.tables import RoleTemplate, RoleTerm, TeamRole
from teamhub.sign_in import service as sign_in
from teamhub.teams.tables import Membership, OfficeHeld, Team
from tests.conftest import NOON

_number = count(1)
LONG_AGO = date(2020, 1, 1)


async def a_person(name: str = "Esra", *, demo: bool = True, **fields: object) -> Person:
    person = Person(**{"name": name, "demo": demo, "joined_on": LONG_AGO, **fields})
    await person.save()
    return person


async def a_team(*members: Person, name: str = "", mpp: Person | None = None) -> Team:
    number = next(_number)
    team = Team(name=name or f"Team {number}", code=f"t{number}", place="Alkmaar")
    await team.save()
    for person in members:
        await joins(person, team)
    if mpp:
        await holds(mpp, Office.MPP, team)
    return team


async def joins(person: Person, team: Team, from_on: date = LONG_AGO, until_on: date | None = None) -> None:
    await Membership(team=team.id, person=person.id, from_on=from_on, until_on=until_on).save()


async def holds(person: Person, office: Office, team: Team | None = None) -> None:
    await OfficeHeld(person=person.id, office=office, team=team.id if team else None, from_on=LONG_AGO).save()


async def a_team_role(team: Team, key: str, **fields: object) -> TeamRole:
    """A role of a team: that of a template, which is made where there is none."""
    template = await RoleTemplate.objects().get(RoleTemplate.key == key)
    if template is None:
        template = RoleTemplate(key=key, name_nl=key, name_en=key, term_months=12, hours_per_week=1)
        await template.save()
    mine = (TeamRole.team == team.id) & (TeamRole.template == template.id)
    role = await TeamRole.objects().where(mine).first()
    if role is None:
        role = TeamRole(**{"team": team.id, "template": template.id, "opened_on": LONG_AGO, **fields})
        await role.save()
    return role


async def a_role(
    person: Person, team: Team, key: str, from_on: date = LONG_AGO, until_on: date = date(2030, 1, 1), **fields: object
) -> TeamRole:
    """Somebody holds a role of the team. A second holder of the same days has a seat of their own."""
    role = await a_team_role(team, key)
    held = (RoleTerm.team_role == role.id) & (RoleTerm.from_on <= until_on) & (RoleTerm.until_on >= from_on)
    seat = await RoleTerm.count().where(held) + 1
    if seat > role.seats:
        await TeamRole.update({TeamRole.seats: seat}).where(TeamRole.id == role.id)
    given = {"from_on": from_on, "until_on": until_on, "seat": seat, **fields}
    await RoleTerm(**{"team_role": role.id, "person": person.id, **given}).save()
    return role


def system(at: datetime = NOON) -> Act:
    return Act(by=SYSTEM, at=at)


async def acting(person: Person, at: datetime = NOON, *, proved: bool = True) -> Act:
    """What this person's standing lets them do at that moment, with their second factor or without."""
    return Act(by=replace(await sign_in.actor(system(at), person.id), proved=proved), at=at)


async def an_idea(owner: Person, team: Team | None = None, **fields: object) -> Idea:
    """A shared idea, as it stands; without its versions and its journal."""
    given = {"title": "Bakken op zondag", "matters": "Iets warms in huis.", "audience": "team", "moved_at": NOON}
    idea = Idea(
        **{
            "owner": owner.id,
            "team": team.id if team else None,
            "thought_at": NOON,
            "shared_at": NOON,
            **given,
            **fields,
        }
    )
    await idea.save()
    return idea


async def a_framework(code: str, limits: Mapping[str, object], *, version: int = 1, **when: date) -> None:
    """A version that says nothing but these limits, in force from its adoption on, or from `in_force_on`."""
    said = [{"key": key, "value": value, "unit": "", "nl": "", "en": ""} for key, value in limits.items()]
    kept = {"limits": json.dumps(said), "law": "[]", "clauses": "[]", "works_council": "{}", "review_months": 12}
    days = {"adopted_at": NOON, "next_review_on": NOON.date(), **when}
    await FrameworkVersion(code=code, version=version, domain="test", **kept, **days).save()
