"""A number that HR set for later, with why. Invented."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.parameters import service

Data = dict[str, Any]


def steps(more: list[Data], calendar: Calendar) -> Iterator[Step]:
    for told in more:
        yield Step(calendar.at(told["on"], 15, 20), told["by"], setting(told))


def setting(told: Data) -> Any:
    async def change(world: World, act: Act) -> None:
        from_on = world.calendar.on(told["from_on"])
        await service.change(act, told["key"], value=told["value"], from_on=from_on, why=told["why"])

    return change
