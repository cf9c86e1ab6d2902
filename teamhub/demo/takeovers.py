"""What was taken over in the demo organisation, what came back, and what was left with the teams."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.takeovers import hands_service, longer_service, queries, service
from teamhub.takeovers.rules import Withheld

Data = dict[str, Any]


def steps(data: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    for told in data["takeovers"]:
        words = {
            "what": told["what"]["nl"],
            "why": told["reason"]["nl"],
            "colleague": more["colleagues"].get(told["id"]),
        }
        yield from _there_and_back({**told, **words, "reflection": told["reflection_nl"]}, calendar)
    for key, told in more["longer"].items():
        yield from _there_and_back({**told, "id": key}, calendar)
        yield Step(calendar.at(told["asked_on"], 11), told["taken_by"], asking(key, told))
        yield Step(calendar.at(told["asked_on"], 13), told["agreed_by"], agreeing(key))
    for told in more["danger"]:
        yield Step(calendar.at(told["since"], 21), told["taken_by"], in_danger(told))
        yield Step(calendar.at(told["returned_on"], 10), told["taken_by"], explaining(told))
        yield Step(calendar.at(told["returned_on"], 10, 15), told["taken_by"], giving_back(told))
    events = {idea["id"]: idea.get("takeover_events", ()) for idea in data["ideas"]}
    for told in more["left"]:
        words = told.get("words") or events[told["from"]][0]["nl"]
        yield Step(calendar.at(told["on"], 16, 45), told["by"], leaving({**told, "words": words}))


def _there_and_back(told: Data, calendar: Calendar) -> Iterator[Step]:
    yield Step(calendar.at(told["since"], 10, 30), told["taken_by"], taking(told))
    if told["returned_on"]:
        yield Step(calendar.at(told["returned_on"], 16), told["taken_by"], giving_back(told))


def taking(told: Data) -> Any:
    async def take(world: World, act: Act) -> None:
        colleague = told.get("colleague")
        world.takeovers[told["id"]] = await service.take(
            act,
            team_id=world.teams[told["from_team"]],
            colleague_id=world.people[colleague] if colleague else None,
            what=told["what"],
            why=told["why"],
            back_on=world.calendar.on(told["hand_back_on"]),
        )

    return take


def in_danger(told: Data) -> Any:
    async def take(world: World, act: Act) -> None:
        world.takeovers[told["id"]] = await service.take_in_danger(
            act, team_id=world.teams[told["from_team"]], what=told["what"], why=told["why"]
        )

    return take


def explaining(told: Data) -> Any:
    async def explain(world: World, act: Act) -> None:
        await service.explain(act, world.takeovers[told["id"]], told["explanation"])

    return explain


def asking(key: str, told: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        until_on = world.calendar.on(told["until_on"])
        await longer_service.ask(act, world.takeovers[key], until_on=until_on, why=told["asked_because"])

    return ask


def agreeing(key: str) -> Any:
    async def agree(world: World, act: Act) -> None:
        [asked] = await queries.longer(world.takeovers[key])
        await longer_service.agree(act, world.takeovers[key], asked.id)

    return agree


def giving_back(told: Data) -> Any:
    async def give_back(world: World, act: Act) -> None:
        await service.give_back(act, world.takeovers[told["id"]], told["reflection"])

    return give_back


def leaving(told: Data) -> Any:
    async def leave(world: World, act: Act) -> None:
        await hands_service.keep_off(
            act,
            team_id=world.teams[told["team"]],
            kind=Withheld(told["kind"]),
            words=told["words"],
            hands_id=world.people[told["hands"]] if "hands" in told else None,
        )

    return leave
