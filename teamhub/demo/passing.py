"""What the child workers of the demo organisation passed on, and the policy note that they wrote about it."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.training.notes import service as notes
from teamhub.training.passing import service as passing
from teamhub.training.passing.rules import Reach

Data = dict[str, Any]
NOTE = "trauma"


def steps(more: Data, calendar: Calendar) -> Iterator[Step]:
    for told in more["trainers"]:
        yield Step(calendar.at(told["on"], 15), told["by"], beginning(told))
    for told in more["sessions"]:
        yield Step(calendar.at(told["on"], 16, 20), told["by"], passed(told))
    note = more["note"]
    yield Step(calendar.at(note["begun_on"], 14), note["by"], writing(note))
    yield Step(calendar.at(note["joined_on"], 9, 40), note["with"], joining())
    yield Step(calendar.at(note["shared_on"], 11, 30), note["by"], sharing())
    yield Step(calendar.at(note["offered_on"], 10, 10), note["by"], offering(note))


def beginning(told: Data) -> Any:
    async def begin(world: World, act: Act) -> None:
        await passing.begin(act, world.trainings[told["training"]], Reach(told["reach"]))

    return begin


def passed(told: Data) -> Any:
    async def pass_on(world: World, act: Act) -> None:
        people = [world.people[person] for person in told["people"]]
        await passing.passed(act, world.trainings[told["training"]], people, world.calendar.on(told["on"]))

    return pass_on


def writing(told: Data) -> Any:
    async def write(world: World, act: Act) -> None:
        words = {"title": told["title"], "body": told["body"], "monday": "\n".join(told["monday"])}
        number = await notes.begin(
            act, world.teams[told["team"]], {**words, "trains": told["trains"]}, idea=world.ideas[told["idea"]]
        )
        world.notes[NOTE] = number
        await notes.ask(act, number, world.people[told["with"]])

    return write


def joining() -> Any:
    async def join(world: World, act: Act) -> None:
        await notes.join(act, world.notes[NOTE])

    return join


def sharing() -> Any:
    async def share(world: World, act: Act) -> None:
        await notes.share(act, world.notes[NOTE])

    return share


def offering(told: Data) -> Any:
    async def offer(world: World, act: Act) -> None:
        await notes.offer(act, world.notes[NOTE], world.teams[told["offered_to"]], told["words"])

    return offer
