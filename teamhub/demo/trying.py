"""What became of the demo's ideas after the decision: pilots, normal practice, rest, and an end with a lesson."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.ideas.deciding import service as deciding
from teamhub.ideas.pilots import service as pilots
from teamhub.ideas.resting import service as resting

Data = dict[str, Any]


def steps(idea: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    owner = idea["owner_id"]
    for decided in idea["decisions"]:
        if decided["method"] == "adviesproces":
            yield Step(calendar.at(decided["on"], 17, 30), owner, taking(idea, decided))
        if decided["method"] == "eigen_besluit" and idea["state"] == "gestopt":
            yield Step(calendar.at(decided["on"], 17, 30), owner, stopping(idea))
    yield from pilot_steps(idea, more, calendar)
    if "embedded_on" in more:
        yield Step(calendar.at(more["embedded_on"], 9), owner, embedding(idea))
    if idea.get("effect"):
        yield Step(calendar.at(idea["effect"]["measured_on"], 15), owner, measuring_effect(idea))
    if idea.get("wake_up_on"):
        parked_on = idea["comments"][-1]["on"]
        yield Step(calendar.at(parked_on, 17), owner, parking(idea))


def pilot_steps(idea: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    pilot = idea.get("pilot")
    if not pilot:
        return
    owner = idea["owner_id"]
    yield Step(calendar.at(pilot["start"], 9), owner, starting(idea))
    if "extended_on" in more:
        yield Step(calendar.at(more["extended_on"], 9), owner, extending(idea))
    for measure in pilot.get("measures", ()):
        yield Step(calendar.at(measure["on"], 15), owner, measuring(idea, measure["nl"]))
    if "evaluated_on" in more:
        yield Step(calendar.at(more["evaluated_on"], 17), owner, evaluating(idea, more["clients_noticed"]))


def taking(idea: Data, decided: Data) -> Any:
    async def take(world: World, act: Act) -> None:
        again = world.calendar.on(decided["evaluate_on"])
        await deciding.decide(act, world.ideas[idea["id"]], text=decided["text_nl"], evaluate_on=again)

    return take


def stopping(idea: Data) -> Any:
    async def stop(world: World, act: Act) -> None:
        await resting.stop(act, world.ideas[idea["id"]], idea["lesson_nl"])

    return stop


def starting(idea: Data) -> Any:
    async def start(world: World, act: Act) -> None:
        on, pilot = world.calendar.on, idea["pilot"]
        await pilots.start(
            act,
            world.ideas[idea["id"]],
            question=pilot["question_nl"],
            starts_on=on(pilot["start"]),
            ends_on=on(pilot["end"]),
            budget=idea["cost"]["eur"],
        )

    return start


def extending(idea: Data) -> Any:
    async def extend(world: World, act: Act) -> None:
        await pilots.extend(act, world.ideas[idea["id"]], world.calendar.on(idea["pilot"]["extended_to"]))

    return extend


def measuring(idea: Data, text: str) -> Any:
    async def measure(world: World, act: Act) -> None:
        await pilots.measure(act, world.ideas[idea["id"]], text)

    return measure


def evaluating(idea: Data, noticed: str) -> Any:
    async def evaluate(world: World, act: Act) -> None:
        here = world.ideas[idea["id"]]
        await pilots.evaluate(act, here, result=idea["pilot"]["result_nl"], clients=noticed)

    return evaluate


def embedding(idea: Data) -> Any:
    async def embed(world: World, act: Act) -> None:
        await pilots.embed(act, world.ideas[idea["id"]])

    return embed


def measuring_effect(idea: Data) -> Any:
    async def measure(world: World, act: Act) -> None:
        await pilots.measure_effect(act, world.ideas[idea["id"]], idea["effect"]["nl"])

    return measure


def parking(idea: Data) -> Any:
    async def park(world: World, act: Act) -> None:
        wake_on = world.calendar.on(idea["wake_up_on"])
        await resting.park(act, world.ideas[idea["id"]], wake_on=wake_on, why=idea["comments"][-1]["nl"])

    return park
