"""What the demo organisation's people say about taking roles, and what they saw each other do well."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.organisation import FOUNDED
from teamhub.demo.steps import Step, World
from teamhub.people.recognitions import service as recognitions
from teamhub.roles.preferences import service as preferences
from teamhub.roles.preferences.rules import Wish

Data = dict[str, Any]
WISHES = {"graag": Wish.GLADLY, "best": Wish.FINE, "liever_geen_rol": Wish.RATHER_NOT}


def steps(data: Data, additions: Data, calendar: Calendar) -> Iterator[Step]:
    for person in data["people"]:
        if person.get("role_preference"):
            since = max(person["employed_since"], FOUNDED)
            yield Step(calendar.at(since, 8, 35), person["id"], choosing(person))
    for number, told in enumerate(data["recognitions"]):
        yield Step(calendar.at(told["on"], 16, 30), told["from"], giving(number, told))
        if kept_on := additions["recognitions"].get(told["on"]):
            yield Step(calendar.at(kept_on, 12, 30), told["to"], keeping(number, told))


def choosing(person: Data) -> Any:
    async def choose(world: World, act: Act) -> None:
        await preferences.choose(act, world.people[person["id"]], WISHES[person["role_preference"]])

    return choose


def giving(number: int, told: Data) -> Any:
    async def give(world: World, act: Act) -> None:
        world.recognitions[number] = await recognitions.give(act, world.people[told["to"]], told["nl"])

    return give


def keeping(number: int, told: Data) -> Any:
    async def keep(world: World, act: Act) -> None:
        await recognitions.keep(act, world.people[told["to"]], world.recognitions[number])

    return keep
