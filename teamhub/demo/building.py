"""Puts the demo organisation in, from its founding to now: every verb at its own moment, in order, all or nothing."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import writing
from teamhub.demo import (
    absences,
    agreements,
    asking,
    cases,
    drafting,
    elections,
    exchanges,
    handovers,
    hiring,
    ideas,
    joining,
    learning,
    leave,
    numbers,
    organisation,
    passing,
    registers,
    roles,
    selecting,
    takeovers,
    talents,
)
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.people.tables import Person

FOLDER = Path(__file__).parent
Progress = Callable[[int, int], None]  # how many of how many steps are done


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


def story(world: World) -> list[Step]:
    """All that happened, in order. Within one moment, in the order in which it is written down here."""
    told = [
        *organisation.steps(world.data, world.calendar),
        *roles.steps(world.data, world.additions, world.calendar),
        *agreements.steps(world.data, world.calendar),
        *exchanges.steps(world.data, world.additions, world.calendar),
        *elections.steps(world.data, world.additions, world.calendar),
        *ideas.steps(world.data, world.additions, world.calendar),
        *asking.steps(world.data, world.calendar),
        *takeovers.steps(world.data, world.additions["takeovers"], world.calendar),
        *drafting.steps(world.additions, world.calendar),
        *talents.steps(world.data, world.additions, world.calendar),
        *handovers.steps(world.data, world.additions, world.calendar),
        *absences.steps(world.data, world.additions, world.calendar),
        *cases.steps(world.data, world.additions, world.calendar),
        *registers.steps(world.data, world.calendar),
        *joining.steps(world.data, world.additions["joining"], world.calendar),
        *leave.steps(world.data, world.additions["leave"], world.calendar),
        *hiring.steps(world.data, world.additions["hiring"], world.calendar),
        *numbers.steps(world.additions["numbers"], world.calendar),
        *selecting.steps(world.data, world.additions["selecting"], world.calendar),
        *learning.steps(world.data, world.additions, world.calendar),
        *passing.steps(world.additions["passing"], world.calendar),
    ]
    return sorted(told, key=lambda step: step.at)


async def build(now: datetime, *, on: date | None = None, progress: Progress = lambda done, all: None) -> World | None:
    """The reference date of the data becomes `on`, or today. Does nothing, and returns nothing, where people are."""
    data = read("oeverlicht.json")
    today = on or Act(by=SYSTEM, at=now).today
    calendar = Calendar(today - date.fromisoformat(data["meta"]["as_of"]), now)
    world = World(calendar, data, read("additions.json"))
    steps = story(world)
    async with writing():
        if await Person.exists():
            return None
        for number, step in enumerate(steps, 1):
            await step.run(world)
            progress(number, len(steps))
    return world
