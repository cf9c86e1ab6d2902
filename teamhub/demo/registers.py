"""Who at the demo organisation is in a professional register, until when."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.training.certificates import service
from teamhub.training.rules import Register

Data = dict[str, Any]
RECORDED = "2026-10-01"  # each by themselves, when TeamHub came to keep it


def steps(data: Data, calendar: Calendar) -> Iterator[Step]:
    for told in data["trainings"]["registrations"]:
        yield Step(calendar.at(RECORDED, 13), told["person_id"], registering(told))


def registering(told: Data) -> Any:
    async def register(world: World, act: Act) -> None:
        hours = told["reflection_hours_done"]
        await service.register(
            act,
            world.people[told["person_id"]],
            Register(told["register"]),
            valid_until=world.calendar.on(told["valid_until"]),
            reflection_hours=None if hours is None else Decimal(hours),
        )

    return register
