"""The open elections of the demo: one that was held, in one evening; one that runs; and one that is planned."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.proposals import service as proposals
from teamhub.roles import template_service as templates
from teamhub.roles.elections import proposing_service, queries, service
from teamhub.roles.elections.proposing_service import Terms, latest
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.service import Wanted

Data = dict[str, Any]


def gave(data: Data, assignment: Data) -> bool:
    """Whether the present term of this role came from an election that is told here."""
    there = (assignment["team_id"], assignment["role_id"], assignment["holder_id"])
    return there in {(one["team_id"], one["role_id"], one["result"]) for one in data["roles"]["elections"]}


def steps(data: Data, additions: Data, calendar: Calendar) -> Iterator[Step]:
    for told in data["roles"]["elections"]:
        more = additions["elections"][told["id"]]
        if told["held_on"]:
            yield from evening(told, more, calendar)
        else:
            yield Step(calendar.at(more["started_on"], 10), told["facilitator_id"], starting(told, more))


def evening(told: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    """From the profile to consent, the candidate last."""
    leads, minute = told["facilitator_id"], iter(range(60))

    def step(by: str, does: Any) -> Step:
        return Step(calendar.at(told["held_on"], 19, next(minute)), by, does)

    yield step(leads, starting(told, more))
    for said in told["nominations"]:
        yield step(said["by"], nominating(told, said["for"], said["reason_nl"]))
    for said in told["change_round"]:
        yield step(said["by"], nominating(told, said["to"], said["reason_nl"]))
    yield step(leads, leading_on(told))
    yield step(leads, proposing(told, more["why"]))
    for said in told["consent"]:
        yield step(said["by"], consenting(told))


async def number(world: World, act: Act, told: Data) -> int:
    """The election, by the role that it is about."""
    role = await templates.role_of(world.teams[told["team_id"]], told["role_id"], act.today)
    assert role
    return (await queries.of_role(act, role))[0].id


def starting(told: Data, more: Data) -> Any:
    async def start(world: World, act: Act) -> None:
        role = await templates.role_of(world.teams[told["team_id"]], told["role_id"], act.today)
        assert role
        opens_on = world.calendar.on(more.get("opens_on") or told["held_on"])
        wanted = Wanted(
            profile=told["profile_nl"],
            facilitator=world.people[told["facilitator_id"]],
            how=How(more["how"]),
            months=told["term_months"],
            opens_on=opens_on,
            first_on=world.calendar.on(more["first_on"]) if "first_on" in more else None,
        )
        await service.start(act, role, wanted)

    return start


def nominating(told: Data, person: str, reason: str) -> Any:
    async def nominate(world: World, act: Act) -> None:
        await service.nominate(act, await number(world, act, told), world.people[person], reason)

    return nominate


def leading_on(told: Data) -> Any:
    async def lead_on(world: World, act: Act) -> None:
        await service.lead_on(act, await number(world, act, told))

    return lead_on


def proposing(told: Data, why: str) -> Any:
    async def propose(world: World, act: Act) -> None:
        person = world.people[told["proposal"]]
        await proposing_service.propose(act, await number(world, act, told), person, Terms(why=why))

    return propose


def consenting(told: Data) -> Any:
    async def consent(world: World, act: Act) -> None:
        proposal = await latest(act, await number(world, act, told))
        assert proposal
        await proposals.speak(act, proposal.id, Stance.CONSENT)

    return consent
