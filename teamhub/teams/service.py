"""The verbs of who is in which team, and who holds which office, from when until when."""

from datetime import date, timedelta
from typing import Unpack

from piccolo.custom_types import Combinable

from teamhub.core.act import Act, Office
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound
from teamhub.journal.service import record
from teamhub.people import events as people_events
from teamhub.people import queries as people
from teamhub.roles import leaving
from teamhub.roles import template_service as roles
from teamhub.teams import events, policy, queries, rules
from teamhub.teams.events import subject
from teamhub.teams.rules import Description
from teamhub.teams.tables import Membership, OfficeHeld, Team

DAY = timedelta(days=1)


async def found(act: Act, *, name: str, code: str = "", **description: Unpack[Description]) -> Team:
    """Starts a team. Its `code` is made from its name if none is given."""
    async with writing():
        policy.require(act.by)
        await people.one_at_a_time()
        team = Team(code=rules.code(code or name), **rules.described(name, description))
        if await Team.exists().where(Team.code == team.code):
            raise Invalid("There is a team with the short name “%(code)s” already.", code=team.code)
        await team.save()
        await record(act, events.TeamFounded(subject=subject(team.id), name=team.name))
        await roles.open_core(act, team.id)
    return team


async def join(act: Act, team_id: int, person_id: int, *, from_on: date, until_on: date | None = None) -> None:
    """Somebody is in a team from this day, until the last one if that is known."""
    async with writing():
        policy.require(act.by)
        await people.one_at_a_time()
        person, team = await people.person(act, person_id), await queries.team(act, team_id)
        if team.closed_on and from_on >= team.closed_on:
            raise Invalid("%(team)s does not exist any more on that day.", team=team.name)
        last = rules.within(from_on, until_on, person.joined_on, person.left_on)
        if await Membership.exists().where(_of(Membership, person_id, team_id) & _overlaps(Membership, from_on, last)):
            raise Invalid("%(name)s is in %(team)s already in that time.", name=person.name, team=team.name)
        await leaving.joins_team(team_id, person_id, from_on)
        await Membership(team=team_id, person=person_id, from_on=from_on, until_on=last).save()
        joined = events.MemberJoined(subject=subject(team_id), person=person_id, from_on=from_on, until_on=last)
        await record(act, joined)


async def leave_team(act: Act, team_id: int, person_id: int, *, on: date) -> None:
    """`on` is somebody's last day in the team. A membership that would have begun later is as if it never was."""
    async with writing():
        policy.require(act.by)
        await people.one_at_a_time()
        going_on = Membership.until_on.is_null() | (Membership.until_on > on)
        if not await _end(Membership, _of(Membership, person_id, team_id) & going_on, on):
            raise NotFound("This person is not in that team on that day.")
        await leaving.left_team(team_id, person_id, on)
        await record(act, events.MemberLeft(subject=subject(team_id), person=person_id, on=on))


async def move(act: Act, person_id: int, *, from_team: int, to_team: int, on: date) -> None:
    """From one team to another; `on` is the first day in the new one."""
    async with writing():
        await leave_team(act, from_team, person_id, on=on - DAY)
        await join(act, to_team, person_id, from_on=on)


async def take_office(
    act: Act, person_id: int, office: Office, *, from_on: date, team: int | None = None, until_on: date | None = None
) -> None:
    """Somebody holds an office from this day. An MPP's is of one team: call it once for each."""
    async with writing():
        policy.require(act.by)
        await people.one_at_a_time()
        person = await people.person(act, person_id)
        if (office is Office.MPP) != (team is not None):
            raise Invalid("An MPP is the MPP of a team; other offices are of the organisation.")
        if team is not None:
            await queries.team(act, team)
        last = rules.within(from_on, until_on, person.joined_on, person.left_on)
        if await OfficeHeld.exists().where(_held(person_id, office, team) & _overlaps(OfficeHeld, from_on, last)):
            raise Invalid("%(name)s holds this office already in that time.", name=person.name)
        await OfficeHeld(person=person_id, office=office, team=team, from_on=from_on, until_on=last).save()
        of = people_events.subject(person_id)
        await record(act, events.OfficeTaken(subject=of, person=person_id, office=office, from_on=from_on, team=team))


async def give_up_office(act: Act, person_id: int, office: Office, *, on: date, team: int | None = None) -> None:
    """`on` is the last day in the office."""
    async with writing():
        policy.require(act.by)
        await people.one_at_a_time()
        going_on = OfficeHeld.until_on.is_null() | (OfficeHeld.until_on > on)
        if not await _end(OfficeHeld, _held(person_id, office, team) & going_on, on):
            raise NotFound("This person does not hold that office on that day.")
        of = people_events.subject(person_id)
        await record(act, events.OfficeGivenUp(subject=of, person=person_id, office=office, on=on, team=team))


async def end_all(person_id: int, on: date, *, before: date | None = None) -> None:
    """All memberships and offices end on somebody's last day here. `before`: the last day that was recorded earlier."""
    for table in (Membership, OfficeHeld):
        later = table.until_on.is_null() | (table.until_on > on)
        await _end(table, (table.person == person_id) & (later | (table.until_on == before) if before else later), on)


async def go_on(person_id: int, on: date) -> None:
    """The opposite: what would have ended on this day does not."""
    for table in (Membership, OfficeHeld):
        await table.update({table.until_on: None}).where((table.person == person_id) & (table.until_on == on))


def _of(table: type[Membership], person_id: int, team_id: int) -> Combinable:
    return (table.person == person_id) & (table.team == team_id)


def _held(person_id: int, office: Office, team: int | None) -> Combinable:
    of = OfficeHeld.team.is_null() if team is None else OfficeHeld.team == team
    return (OfficeHeld.person == person_id) & (OfficeHeld.office == office) & of


def _overlaps(table: type[Membership | OfficeHeld], from_on: date, until_on: date | None) -> Combinable:
    not_over: Combinable = table.until_on.is_null() | (table.until_on >= from_on)
    return not_over & (table.from_on <= until_on) if until_on else not_over


async def _end(table: type[Membership | OfficeHeld], these: Combinable, on: date) -> int:
    """Ends on this day what has begun by then, and takes away what would have begun later. How many there were."""
    begun = table.from_on <= on
    ended = await table.update({table.until_on: on}).where(these & begun).returning(table.id)
    never = await table.delete().where(these & (table.from_on > on)).returning(table.id)
    return len(ended) + len(never)
