"""What a team may do to its roles, for test_history.py. Each verb may be refused; none may fail in another way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.errors import Refused
from teamhub.decisions.jobs import settle_rounds
from teamhub.decisions.rules import Stance
from teamhub.people.tables import Person
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting
from teamhub.proposals.rules import State
from teamhub.proposals.seen import Seen
from teamhub.roles import queries, rules, service, template_service
from teamhub.roles.elections import proposing_service
from teamhub.roles.elections import service as elections
from teamhub.roles.elections.proposing_service import Terms
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.service import Wanted as Election
from teamhub.roles.rules import Held
from teamhub.roles.shape.proposals import key, team_key
from teamhub.roles.shape.rules import Wanted
from teamhub.roles.tables import RoleTerm, TeamRole
from teamhub.teams import queries as teams
from teamhub.teams import service as in_teams
from teamhub.teams.tables import Team
from tests.factories import acting, system

DAY = timedelta(days=1)
OBJECTION = {"argument": "Ik heb het druk.", "harm": "Dan val ik uit.", "safe": "Een kortere termijn."}


@dataclass
class World:
    chance: Random
    team: Team
    people: list[Person]
    at: datetime
    gone: dict[int, date] = field(default_factory=dict)  # terms of who has left the team since, and the last day there

    @property
    def today(self) -> date:
        return local(self.at).date()

    def anybody(self) -> Person:
        return self.chance.choice(self.people)

    async def act(self, who: Person | None = None) -> Act:
        return await acting(who or self.anybody(), self.at)

    async def role(self) -> int:
        """One of the team's: now and then one that it has no longer. In the order of their ids, so that a seed is one
        history: rows that were updated come back in an order of their own."""
        every = await TeamRole.select(TeamRole.id, TeamRole.closed_on).order_by(TeamRole.id)
        ids = [one["id"] for one in every if one["closed_on"] is None]
        return int(self.chance.choice(ids if ids and self.chance.random() < 0.95 else [one["id"] for one in every]))

    async def proposal(self, *states: State) -> Seen | None:
        found = await proposals.listed(Act(by=system().by, at=self.at), ("true", []), "ORDER BY p.id DESC LIMIT 6")
        found = [one for one in found if one.state in states]
        return self.chance.choice(found) if found else None

    async def person(self, number: int) -> Person:
        return next(one for one in self.people if one.id == number)


async def put(world: World, kind: str, about: str, payload: dict[str, Any], last: int | None = None) -> None:
    """By a member, and most of the time everybody says at once how they stand."""
    members = await teams.members(world.team.id, world.today)
    by = await world.person(world.chance.choice(sorted(members))) if members else world.anybody()
    days = world.chance.choice((1, 5, 40))
    await putting.propose(
        await world.act(by), kind, team=world.team.id, payload=payload, why="Zo past het.", key=about, last=last,
        days=days,
    )  # fmt: skip
    if world.chance.random() < 0.8:
        await everybody_speaks(world)


async def ask(world: World) -> None:
    role, person = await world.role(), world.anybody().id
    begin = world.today + world.chance.choice((0, 0, 1, 30, 200)) * DAY
    months = world.chance.choice((1, 6, 6, 6, 12))
    until = rules.last_day(begin, months)
    payload = {"role": role, "person": person, "from": begin.isoformat(), "until": until.isoformat()}
    await put(world, world.chance.choice(("roles.ask", "roles.extend")), key(role), payload, last=person)


async def extend(world: World) -> None:
    """Who holds a role for the next term, from the day after this one."""
    role = await world.role()
    held = [seat for seat in await queries.seats_of(await world.act(), role) if seat.ends_on]
    if held and held[0].ends_on:
        person = held[0].person or held[0].expired or 0
        begin = max(held[0].ends_on + DAY, world.today)
        until = rules.last_day(begin, 6)
        payload = {"role": role, "person": person, "from": begin.isoformat(), "until": until.isoformat()}
        await put(world, "roles.extend", key(role), payload, last=person)


async def elect(world: World) -> None:
    """A whole election in a meeting, in which one may say: not me this time."""
    role, whom, led = await world.role(), world.anybody(), world.anybody()
    wanted = Election(profile="Iemand die rust brengt.", facilitator=led.id, how=How.MEETING)
    election = await elections.start(await world.act(led), role, wanted)
    if world.chance.random() < 0.2:
        await elections.decline(await world.act(whom), election)
    try:
        for person in world.people:
            if person.id in await teams.members(world.team.id, world.today):
                await elections.nominate(await world.act(person), election, whom.id, "Ziet iedereen.")
        await elections.lead_on(await world.act(led), election)
        await proposing_service.propose(await world.act(led), election, whom.id, Terms(why="Zij ziet iedereen."))
        if world.chance.random() < 0.2:
            await elections.decline(await world.act(whom), election)
        await everybody_speaks(world)
    except Refused:
        await proposing_service.withdraw(await world.act(led), election, "Een andere keer.")
        raise


async def speaks(world: World, one: Seen, person: Person) -> None:
    objects = world.chance.random() < (0.15 if person.id == one.last else 0.03)
    stance, words = (Stance.OBJECTION, OBJECTION) if objects else (Stance.CONSENT, {})
    await putting.speak(await world.act(person), one.id, stance, **words)


async def speak(world: World) -> None:
    if one := await world.proposal(State.RUNNING):
        await speaks(world, one, world.anybody())


async def everybody_speaks(world: World) -> None:
    """Whom it is about, last; now and then somebody says nothing."""
    if one := await world.proposal(State.RUNNING):
        for person in sorted(world.people, key=lambda person: person.id == one.last):
            if person.id in one.members and world.chance.random() < 0.95:
                await speaks(world, one, person)


async def give_turn(world: World) -> None:
    if one := await world.proposal(State.RUNNING):
        await putting.give_turn(await world.act(await world.person(one.by)), one.id)


async def withdraw(world: World) -> None:
    if one := await world.proposal(State.RUNNING, State.OBJECTED):
        await putting.withdraw(await world.act(await world.person(one.by)), one.id)


async def again(world: World) -> None:
    if one := await world.proposal(State.OBJECTED, State.TOO_FEW):
        await putting.again(await world.act(await world.person(one.by)), one.id, why="Nog eens.")


async def meet(world: World) -> None:
    """An objection is met, if who objected says so."""
    one = await world.proposal(State.OBJECTED)
    if one and one.objections:  # who objected may have left since, as of before the end of the round
        voice = one.objections[0]
        by = await world.act(await world.person(one.by))
        await putting.propose_resolution(by, one.id, voice.number, "Korter.")
        (waits,) = await waiting_resolutions(voice.number)
        objector = await world.act(await world.person(voice.person))
        if world.chance.random() < 0.6:
            await putting.confirm(objector, one.id, waits)
        else:
            await putting.stands(objector, one.id, waits, "Nog niet.")


async def waiting_resolutions(voice: int) -> list[int]:
    rows = await TeamRole.raw("SELECT id FROM resolution WHERE voice = {} AND met IS NULL ORDER BY id", voice)
    return [row["id"] for row in rows]


async def stand_in(world: World) -> None:
    role = await world.role()
    await service.stand_in(await world.act(), role, until_on=world.today + world.chance.choice((0, 7, 30, 42)) * DAY)


async def holders(role: int, today: date) -> list[int]:
    there = (RoleTerm.team_role == role) & (RoleTerm.until_on >= today)
    return list(await RoleTerm.select(RoleTerm.person).where(there).order_by(RoleTerm.id).output(as_list=True))


async def give_back(world: World) -> None:
    role = await world.role()
    for person in (await holders(role, world.today))[:1]:
        on = world.today + world.chance.choice((0, 3, 60)) * DAY
        await service.give_back(await world.act(await world.person(person)), role, person, on=on)


async def release(world: World) -> None:
    await service.release(await world.act(), await world.role(), world.chance.choice((1, 1, 2)))


def shape(world: World, name: str = "") -> Wanted:
    return Wanted("Het loopt.", ("Kijkt om.",), Decimal(1), 6, world.chance.choice((1, 1, 2)), name)


async def change(world: World) -> None:
    role = await world.role()
    await put(world, "roles.change", key(role), {"role": role, "wanted": shape(world).kept()})


async def split(world: World) -> None:
    role = await world.role()
    payload = {"role": role, "wanted": shape(world).kept(), "new": shape(world, "Deel").kept()}
    await put(world, "roles.split", key(role), payload)


async def merge(world: World) -> None:
    role, into = await world.role(), await world.role()
    await put(world, "roles.merge", key(role), {"role": role, "into": into, "wanted": shape(world).kept()})


async def stop(world: World) -> None:
    role, on = await world.role(), world.today + world.chance.choice((0, 30)) * DAY
    await put(world, "roles.stop", key(role), {"role": role, "on": on.isoformat()})


async def add(world: World) -> None:
    template = world.chance.choice(("", "planner", "gespreksleider"))
    wanted = {} if template else {"wanted": shape(world, "Tuinier").kept()}
    payload = {"team": world.team.id, "template": template, **wanted}
    await put(world, "roles.add", team_key(world.team.id), payload)


async def leave(world: World) -> None:
    """Now and then anybody, and more often who holds something."""
    members = await teams.members(world.team.id, world.today)
    held = await RoleTerm.select(RoleTerm.person).where(RoleTerm.until_on > world.today).output(as_list=True)
    there = [one for one in world.people if one.id in members]
    person = world.chance.choice([one for one in there if one.id in held] or there)
    if len(members) > 2:
        on = world.today - world.chance.choice((0, 1)) * DAY
        await in_teams.leave_team(system(world.at), world.team.id, person.id, on=on)
        theirs = RoleTerm.person == person.id
        for term in await RoleTerm.select(RoleTerm.id).where(theirs).output(as_list=True):
            world.gone.setdefault(term, on)


async def join(world: World) -> None:
    """Back again, for a while or for good."""
    members = await teams.members(world.team.id, world.today)
    away = [person for person in world.people if person.id not in members]
    if away:
        until = world.chance.choice((None, world.today + 90 * DAY))
        begin = world.today + world.chance.choice((1, 1, 20)) * DAY
        who = world.chance.choice(away).id
        await in_teams.join(system(world.at), world.team.id, who, from_on=begin, until_on=until)


async def pass_time(world: World) -> None:
    world.at += timedelta(days=world.chance.choice((1, 6, 45, 100)), hours=world.chance.choice((0, 5)))
    await settle_rounds(system(world.at))


Verb = Callable[[World], Awaitable[None]]
VERBS: dict[Verb, int] = {
    ask: 8, extend: 8, elect: 4, speak: 3, everybody_speaks: 5, give_turn: 3, withdraw: 2, again: 3, meet: 3,
    stand_in: 4, give_back: 3, release: 5, change: 2, split: 2, merge: 3, stop: 1, add: 2, leave: 4, join: 6,
    pass_time: 8,
}  # fmt: skip


async def begun(world: World) -> None:
    """A team with two described roles, of which one is held."""
    for name in ("planner", "gespreksleider"):
        await template_service.define(system(world.at), name, name_nl=name, term_months=6, max_terms=2)
        await template_service.open_role(system(world.at), world.team.id, name)
    first = await template_service.role_of(world.team.id, "planner", world.today)
    assert first
    await service.appoint(system(world.at), first, world.people[0].id, from_on=world.today)


def in_a_row(terms: list[Held], person: int, months: int) -> int:
    """The longest row of terms of a person, counted forwards: another begins in between, or a whole term passes."""
    mine = sorted((one for one in terms if one.person == person), key=lambda one: one.from_on)
    longest = row = 0
    for number, one in enumerate(mine):
        before = mine[number - 1] if number else None
        if before:
            other = any(before.until_on < o.from_on < one.from_on for o in terms if o.person != person)
            passed = one.from_on > rules.last_day(before.until_on + DAY, months) + DAY
            row = 0 if other or passed else row
        row += 1
        longest = max(longest, row)
    return longest
