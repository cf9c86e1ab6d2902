"""How roles passed from hand to hand in the demo organisation, what is on their checklists, and what is bought in."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.roles import role, terms
from teamhub.demo.steps import Step, World
from teamhub.roles import queries as roles
from teamhub.roles.checklists import queries as checklists
from teamhub.roles.checklists import service as ticking
from teamhub.roles.checklists.rules import Rhythm, first_day
from teamhub.roles.exits import service as exits
from teamhub.roles.handovers import queries, service
from teamhub.roles.handovers.queries import Seen
from teamhub.roles.handovers.rules import Thing

Data = dict[str, Any]
WEEK = 7  # days


def steps(data: Data, additions: Data, calendar: Calendar) -> Iterator[Step]:
    assignments = {one["id"]: one for one in data["roles"]["assignments"]}
    told = additions["handovers"]
    for handover in data["roles"]["handovers"]:
        yield from handing_over(handover, _assignment(assignments, handover), told[handover["id"]], calendar)
    yield from _the_others(data, assignments, additions, calendar)
    for one in additions["checklists"]:
        yield from _checklist(one, assignments[one["role"]], data["meta"]["as_of"], calendar)
    for one in additions["buy_ins"]:
        yield Step(calendar.at(one["asked_on"], 11), one["by"], asking(one, assignments[one["role"]]))
        if "answered_on" in one:
            yield Step(calendar.at(one["answered_on"], 11), one["answered_by"], answering(one))


def _assignment(assignments: dict[str, Data], handover: Data) -> Data:
    wanted = (handover["team_id"], handover["role_id"])
    return next(one for one in assignments.values() if (one["team_id"], one["role_id"]) == wanted)


def handing_over(told: Data, assignment: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    """One that the data tells: begun by TeamHub, by who stands in, or by who leaves before anybody is next."""
    giver, receiver, alone = told["from_id"], told["to_id"], told.get("emergency", False)
    first = more["begun_on"]
    if alone or not receiver:
        yield Step(calendar.at(first, 10), receiver or giver, starting(assignment))
    writer = receiver if alone else giver
    for item in told["checklist"]:
        yield Step(calendar.at(first, 11), writer, adding(assignment, item))
    if told["tip_nl"]:
        yield Step(calendar.at(more["tip_on"], 16), giver, advising(assignment, told["tip_nl"]))
    if told["completed_on"]:
        yield Step(calendar.at(told["completed_on"], 16), receiver, signing(assignment, alone=alone))


def _the_others(data: Data, assignments: dict[str, Data], additions: Data, calendar: Calendar) -> Iterator[Step]:
    """Roles that changed hands without the data telling how: handed over and signed in the second week."""
    signed = {(one["role_id"], one["team_id"], one["planned_on"]) for one in data["roles"]["handovers"]}
    for assignment in assignments.values():
        row = sorted(
            terms(assignment, additions["roles"]["history"].get(assignment["id"], ())), key=lambda t: t["from"]
        )
        for before, after in pairwise(row):
            told = (assignment["role_id"], assignment["team_id"], after["from"]) in signed
            if before["holder"] != after["holder"] and not told:
                yield Step(calendar.at(days_after(after["from"], 9), 16), after["holder"], signing(assignment))


def starting(assignment: Data) -> Any:
    async def start(world: World, act: Act) -> None:
        await service.start(act, await _role(world, act, assignment))

    return start


def adding(assignment: Data, item: Data) -> Any:
    async def add(world: World, act: Act) -> None:
        found = await _running(act, await _role(world, act, assignment))
        kind = Thing.ACCESS if item["nl"].startswith("Toegang") else Thing.MATTER
        await service.add(act, found.id, kind=kind, text=item["nl"], english=item["en"])

    return add


def advising(assignment: Data, tip: str) -> Any:
    async def advise(world: World, act: Act) -> None:
        found = await _running(act, await _role(world, act, assignment))
        await service.give_tip(act, found.id, tip)

    return advise


def signing(assignment: Data, *, alone: bool = False) -> Any:
    """The receiver ticks what was handed over and signs; who had it before signs too, if they still work here."""

    async def sign(world: World, act: Act) -> None:
        found = await _running(act, await _role(world, act, assignment))
        for item in await queries.items(found.id):
            await service.settle(act, found.id, item.id, done=True)
        giver = Act(by=(await _giver(world, act, found)).by, at=act.at)
        gone = alone or not giver.by.is_colleague
        if not gone:
            await service.sign_given(giver, found.id)
        await service.sign_taken(act, found.id, alone=gone)

    return sign


async def _giver(world: World, act: Act, found: Seen) -> Act:
    key = next(key for key, person in world.people.items() if person == found.giver)
    return await world.acts(key, act.at)


async def _running(act: Act, role_id: int) -> Seen:
    rest = f"h.team_role = {{}} AND {queries.LIVE} AND NOT {queries.SIGNED} ORDER BY h.id DESC"
    return (await queries.read(Act(by=SYSTEM, at=act.at), rest, role_id, act.today))[0]


async def _role(world: World, act: Act, assignment: Data) -> int:
    return await role(world, Act(by=SYSTEM, at=act.at), assignment)


def _checklist(one: Data, assignment: Data, as_of: str, calendar: Calendar) -> Iterator[Step]:
    """`marks` of an item are its last periods before this one, the oldest first: + done, - not done, . not ticked."""
    for item in one["items"]:
        yield Step(calendar.at(one["since"], 10), one["by"], writing_down(assignment, item))
        days = WEEK if item["rhythm"] == "weekly" else 31
        for back, mark in enumerate(reversed(item["marks"])):
            if mark != ".":
                on = days_after(as_of, -6 - days * back)
                yield Step(calendar.at(on, 10, 15), one["ticks"], ticking_off(assignment, item, mark == "+"))


def writing_down(assignment: Data, item: Data) -> Any:
    async def write(world: World, act: Act) -> None:
        role_id = await _role(world, act, assignment)
        await ticking.write(act, role_id, text=item["nl"], rhythm=Rhythm(item["rhythm"]))

    return write


def ticking_off(assignment: Data, item: Data, done: bool) -> Any:
    async def tick(world: World, act: Act) -> None:
        team_role = await roles.role(act, await _role(world, act, assignment))
        found = next(one for one in await checklists.of_role(act, team_role) if one.text == item["nl"])
        await ticking.tick(act, found.id, done=done, period=first_day(found.rhythm, act.today))

    return tick


def asking(one: Data, assignment: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        role_id = await _role(world, act, assignment)
        until_on: date = world.calendar.on(one["until"])
        world.questions[one["role"]] = await exits.ask(
            act, role_id, what=one["what"], whom=one["whom"], until_on=until_on
        )

    return ask


def answering(one: Data) -> Any:
    async def answer(world: World, act: Act) -> None:
        await exits.answer(act, world.questions[one["role"]], yes=True, words=one["words"])

    return answer
