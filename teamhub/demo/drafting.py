"""The framework group of the demo: who joined, and what they have drafted so far."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.frameworks.drafts import group_service, text_service
from teamhub.frameworks.drafts import queries as drafts

Data = dict[str, Any]


def steps(additions: Data, calendar: Calendar) -> Iterator[Step]:
    for request, told in additions["drafts"].items():
        begun = told["begun"]
        yield Step(calendar.at(begun["on"], 9), begun["by"], beginning(request))
        for number, seat in enumerate(told["group"]):
            yield Step(calendar.at(begun["on"], 9, number + 1), begun["by"], inviting(request, seat["who"]))
            yield Step(calendar.at(seat["joined_on"], 17), seat["who"], joining(request, seat.get("speaks", False)))
        for written in told["written"]:
            yield Step(calendar.at(written["on"], 16), written["by"], writing(request, written))


def beginning(request: str) -> Any:
    async def begin(world: World, act: Act) -> None:
        await group_service.begin(act, request_id=world.questions[request])

    return begin


def inviting(request: str, who: str) -> Any:
    async def invite(world: World, act: Act) -> None:
        await group_service.invite(act, (await _draft(world, act, request)).id, world.people[who])

    return invite


def joining(request: str, speaks: bool) -> Any:
    """Who speaks for their team says so when they join."""

    async def join(world: World, act: Act) -> None:
        draft = await _draft(world, act, request)
        await group_service.join(act, draft.id)
        if speaks and act.by.id is not None:
            await group_service.name_delegate(act, draft.id, act.by.id, min(act.by.member_of))

    return join


def writing(request: str, written: Data) -> Any:
    async def write(world: World, act: Act) -> None:
        draft = await _draft(world, act, request)
        if "limit" in written:
            await text_service.save_limit(act, draft.id, draft.version, written["limit"])
        else:
            await text_service.save_texts(act, draft.id, draft.version, written["texts"], written["note"])

    return write


async def _draft(world: World, act: Act, request: str) -> drafts.Draft:
    (draft,) = await drafts.from_request(act, world.questions[request])
    return draft
