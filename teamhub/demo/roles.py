"""The roles of the demo organisation: how they are described, who held them, who stands in, and what is vacant."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.demo import exchanges
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.elections import gave
from teamhub.demo.organisation import FOUNDED
from teamhub.demo.steps import Step, World
from teamhub.roles import queries
from teamhub.roles import service as roles
from teamhub.roles import template_service as templates
from teamhub.roles.rules import last_day
from teamhub.roles.shape import service as shaping

Data = dict[str, Any]


def steps(data: Data, additions: Data, calendar: Calendar) -> Iterator[Step]:
    """The terms before an election that is told are the data's; a term that it gave is told with the election.

    One that an exchange gave is told with the exchange.
    """
    for template in data["roles"]["templates"]:
        yield Step(calendar.at(FOUNDED, 8, 20), "", defining(template))
    for team, role in additions["roles"]["not_here"]:
        yield Step(calendar.at(FOUNDED, 8, 30), "", stopping(team, role))
    for assignment in data["roles"]["assignments"]:
        for term in terms(assignment, additions["roles"]["history"].get(assignment["id"], ())):
            exchanged = (assignment["team_id"], assignment["role_id"], term["holder"], term["from"]) in exchanges.given(
                data
            )
            if exchanged or (term["from"] == assignment["since"] and gave(data, assignment)):
                continue
            since = max(term["from"], FOUNDED)
            yield Step(calendar.at(since, 8, 40), "", appointing(assignment, term))
            if term["gave_back"]:
                yield Step(
                    calendar.at(days_after(term["until"], -7), 17), term["holder"], giving_back(assignment, term)
                )
        if assignment["state"] == "waarnemend":
            yield Step(calendar.at(assignment["since"], 8, 45), "", covering(assignment, assignment["holder_id"]))
        elif "temporary_cover" in assignment:
            began = additions["roles"]["covered_since"][assignment["id"]]
            yield Step(calendar.at(began, 9), assignment["temporary_cover"], standing_in(assignment))


def terms(assignment: Data, more: Sequence[Data] = ()) -> Iterator[Data]:
    """The terms of one role in one team, the earlier ones too; a vacancy has none, and cover is no term."""
    nobody = not assignment["holder_id"] or assignment["state"] == "waarnemend"
    history = [*assignment.get("history", ()), *more]
    last = max((one["until"] for one in history), default="")
    for earlier in history:
        if earlier["until"] >= FOUNDED:
            yield {"holder": earlier["holder_id"], **earlier, "gave_back": nobody and earlier["until"] == last}
    if not nobody:
        until = assignment["until"]
        yield {"holder": assignment["holder_id"], "from": assignment["since"], "until": until, "gave_back": False}


def defining(template: Data) -> Any:
    async def define(world: World, act: Act) -> None:
        await templates.define(
            act,
            template["id"],
            name_nl=template["name"]["nl"],
            name_en=template["name"]["en"],
            purpose_nl=template["purpose"]["nl"],
            purpose_en=template["purpose"]["en"],
            accountabilities=template["accountabilities"],
            term_months=template["term_months"],
            max_terms=template["max_consecutive_terms"],
            hours_per_week=Decimal(str(template["hours_per_week"])),
            core=template["core"] is True,
        )

    return define


async def role(world: World, act: Act, assignment: Data) -> int:
    """The role of the team; one that no team must have, it has from the day that somebody holds it."""
    team = world.teams[assignment["team_id"]]
    there = await templates.role_of(team, assignment["role_id"], act.today)
    return there or await templates.open_role(act, team, assignment["role_id"])


def appointing(assignment: Data, term: Data) -> Any:
    async def appoint(world: World, act: Act) -> None:
        on, person = world.calendar.on, world.people[term["holder"]]
        number = await role(world, act, assignment)
        months = (await queries.role(act, number)).term_months
        # A story that is moved crosses months of other lengths: a term stays as long as the role says.
        until = min(on(term["until"]), last_day(on(term["from"]), months))
        await roles.appoint(act, number, person, from_on=on(term["from"]), until_on=until)

    return appoint


def giving_back(assignment: Data, term: Data) -> Any:
    async def give_back(world: World, act: Act) -> None:
        number, person = await role(world, act, assignment), world.people[term["holder"]]
        last = next(past.until_on for past in await queries.history(number) if past.person == person)
        await roles.give_back(act, number, person, on=last)

    return give_back


def covering(assignment: Data, person: str) -> Any:
    async def cover(world: World, act: Act) -> None:
        number, until = await role(world, act, assignment), world.calendar.on(assignment["until"])
        await roles.stand_in(act, number, until_on=until, person_id=world.people[person])

    return cover


def standing_in(assignment: Data) -> Any:
    async def stand_in(world: World, act: Act) -> None:
        until = world.calendar.on(assignment["until"])
        await roles.stand_in(act, await role(world, act, assignment), until_on=until)

    return stand_in


def stopping(team: str, key: str) -> Any:
    async def stop(world: World, act: Act) -> None:
        number = await templates.role_of(world.teams[team], key, act.today)
        assert number is not None
        await shaping.stop(act, number, on=act.today)

    return stop
