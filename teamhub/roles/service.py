"""The verbs of roles: describe one, take one, give one back. Elections and handovers come on top of these."""

from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.tables import Person
from teamhub.roles import events, policy, rules
from teamhub.roles.tables import RoleTemplate, RoleTerm
from teamhub.teams import queries as teams
from teamhub.teams.events import subject as of_team


async def define(
    act: Act,
    key: str,
    *,
    name_nl: str,
    name_en: str = "",
    purpose_nl: str = "",
    purpose_en: str = "",
    term_months: int = 12,
    hours_per_week: Decimal = Decimal(0),
    core: bool = False,
) -> RoleTemplate:
    """Describes a role for all teams. Its `key` is how frameworks name it: "penningmeester"."""
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
            term_months=term_months,
            hours_per_week=hours_per_week,
            core=core,
        )
        await role.save()
        await record(act, events.RoleDefined(subject=events.subject(key), name=name_nl))
    return role


async def appoint(
    act: Act, team_id: int, key: str, person_id: int, *, from_on: date, until_on: date | None = None
) -> int:
    """Somebody holds a role in their team from this day, for its usual term if no last day is given. Returns its id."""
    async with writing():
        policy.require(act.by, team_id)
        await people.one_at_a_time()
        role, person = await _role(key), await people.person(act, person_id)
        if person_id not in await teams.members(team_id, from_on):
            raise Invalid("%(name)s is not in this team on that day.", name=person.name)
        last = until_on or rules.last_day(from_on, role.term_months)
        if last < from_on:
            raise Invalid("The last day cannot be before the first one.")
        same = (RoleTerm.team == team_id) & (RoleTerm.role == role.id) & (RoleTerm.person == person_id)
        if await RoleTerm.exists().where(same & (RoleTerm.from_on <= last) & (RoleTerm.until_on >= from_on)):
            raise Invalid("%(name)s holds this role already in that time.", name=person.name)
        term = RoleTerm(team=team_id, role=role.id, person=person_id, from_on=from_on, until_on=last)
        await term.save()
        taken = events.RoleTaken(
            subject=of_team(team_id), person=person_id, role=role.name_nl, from_on=from_on, until_on=last
        )
        await record(act, taken)
    return int(term.id)


async def give_back(act: Act, team_id: int, key: str, person_id: int, *, on: date) -> None:
    """`on` is the last day with the role: its rights end with it."""
    async with writing():
        policy.require(act.by, team_id)
        await people.one_at_a_time()
        role = await _role(key)
        same = (RoleTerm.team == team_id) & (RoleTerm.role == role.id) & (RoleTerm.person == person_id)
        running = same & (RoleTerm.from_on <= on) & (RoleTerm.until_on > on)
        if not await RoleTerm.update({RoleTerm.until_on: on}).where(running).returning(RoleTerm.id):
            raise NotFound("This person does not hold that role on that day.")
        given = events.RoleGivenBack(subject=of_team(team_id), person=person_id, role=role.name_nl, on=on)
        await record(act, given)


async def end_all(act: Act, person_id: int) -> None:
    """Terms end with somebody's work here. What had not begun is taken away."""
    async with writing():
        person = await Person.select(Person.left_on).where(Person.id == person_id).first()
        if not person or person["left_on"] is None:
            return
        theirs, last = RoleTerm.person == person_id, person["left_on"]
        await RoleTerm.delete().where(theirs & (RoleTerm.from_on > last))
        await RoleTerm.update({RoleTerm.until_on: last}).where(theirs & (RoleTerm.until_on > last))


async def _role(key: str) -> RoleTemplate:
    found = await RoleTemplate.objects().get(RoleTemplate.key == key)
    if found is None:
        raise NotFound("There is no such role.")
    return found
