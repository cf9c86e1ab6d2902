"""What HR did in the files of absence of the demo organisation: steps of the Gatekeeper Act, and hours advised."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from teamhub.absence.cases import leave_service, looks, service
from teamhub.absence.rules import Step as Gatekeeper
from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World

Data = dict[str, Any]
HR = "p46"  # the case manager
OTHER_HR = "p45"


def steps(data: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    """`more`: by absence, on which days each step was done; an evaluation as often as it was."""
    for row in data["absences"]:
        dates = more["cases"].get(row["id"], {})
        done = [(on, name) for name, days in dates["done"].items() for on in days] if dates else []
        for on, name in done:
            yield Step(calendar.at(on, 15, 20), HR, doing(row["id"], name, on))
        for told in row["partial"]:
            yield Step(calendar.at(told["advice_on"], 16, 10), HR, advised(row["id"], told))
        for on in dates.get("looked", ()):
            yield Step(calendar.at(on, 9, 45), OTHER_HR, looking(row["id"]))

    for leave in more["maternity_leave"]:
        yield Step(calendar.at(leave["recorded_on"], 10, 30), HR, recording(leave))


def doing(absence: str, name: str, on: str) -> Any:
    async def do(world: World, act: Act) -> None:
        await looks.looked(act, world.absences[absence])
        await service.done(act, world.absences[absence], Gatekeeper(name), world.calendar.on(on))

    return do


def advised(absence: str, told: Data) -> Any:
    """Entered on the day of the advice. What share somebody is absent for follows from the hours."""

    async def advise(world: World, act: Act) -> None:
        await looks.looked(act, world.absences[absence])
        await service.set_hours(
            act,
            world.absences[absence],
            hours=Decimal(str(told["work_hours"])),
            from_on=world.calendar.on(told["from"]),
            advised_on=world.calendar.on(told["advice_on"]),
        )

    return advise


def recording(leave: Data) -> Any:
    """Maternity leave: no illness, and to others it is being away."""

    async def keep(world: World, act: Act) -> None:
        first, last = (world.calendar.on(leave[name]) for name in ("from_on", "until_on"))
        await leave_service.record_leave(act, world.people[leave["of"]], first, last)

    return keep


def looking(absence: str) -> Any:
    async def look(world: World, act: Act) -> None:
        await looks.looked(act, world.absences[absence])

    return look
