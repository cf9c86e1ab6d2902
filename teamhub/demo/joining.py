"""Who was welcomed in the demo organisation, and whose contract comes to its end."""

from collections.abc import Awaitable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core import i18n
from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.steps import Step, World
from teamhub.hiring import queries as vacancies
from teamhub.hiring.selecting import choice_queries, welcoming_service
from teamhub.joining.contracts import service as contracts
from teamhub.joining.onboarding import queries
from teamhub.joining.onboarding import service as onboarding
from teamhub.people.rules import Record

Data = dict[str, Any]


def steps(data: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    for person in data["people"]:
        if person.get("contract_ends_on"):
            since, until = person["employed_since"], person["contract_ends_on"]
            yield Step(calendar.at(since, 11), more["recorded_by"], recording(person["id"], since, until))
    for told in more["plans"]:
        begins = told["begins_on"]
        yield Step(calendar.at(days_after(begins, 1), 10), told["by"], planning(told))
        for week in range(1, told["weeks"] + 1):
            day = days_after(begins, 7 * week - 3)
            yield Step(calendar.at(day, 15), told["mentor"], going_through(told["person"], week))
        yield Step(calendar.at(told["closed_on"], 15, 30), told["mentor"], closing(told["person"]))
    for told in more["found"]:
        yield Step(calendar.at(told["on"], 10), more["recorded_by"], welcoming(told))
        yield Step(calendar.at(told["plan"]["on"], 14), told["plan"]["by"], preparing(told))
    for review in data["contract_reviews"]:
        for told in more["sentences"].get(review["id"], ()):
            yield Step(calendar.at(told["on"], 12, 20), told["by"], saying(review["person_id"], told["words"]))


def recording(person: str, since: str, until: str) -> Any:
    async def record(world: World, act: Act) -> None:
        world.contracts[person] = await contracts.record_contract(
            act,
            world.people[person],
            from_on=world.calendar.on(since),
            until_on=world.calendar.on(until),
            probation=(date.fromisoformat(until) - date.fromisoformat(since)).days > 184,
        )

    return record


def welcoming(told: Data) -> Any:
    """Whom a team found and who is still to start: no colleague of the data, so that figures of today are the same."""

    async def welcome(world: World, act: Act) -> None:
        vacancy = world.vacancies[told["vacancy"]]
        seen, found = await choice_queries.procedure(act, vacancy)
        kept: Record = {
            "name": told["name"],
            "function_nl": seen.title_nl,
            "function_en": seen.title_en,
            "registration": told["registration"],
            "joined_on": world.calendar.on(told["begins_on"]),
        }
        hours = Decimal(told["hours"])
        more: Data = {"hours": hours, "team": seen.team, "probation": found[0].probation_months != 0, "demo": True}
        world.people[told["candidate"]] = await welcoming_service.welcome(act, vacancy, kept, **more)

    return welcome


def preparing(told: Data) -> Any:
    async def prepare(world: World, act: Act) -> None:
        seen = await vacancies.vacancy(act, world.vacancies[told["vacancy"]])
        person, mentor = world.people[told["candidate"]], world.people[told["plan"]["mentor"]]
        world.plans[told["candidate"]] = await in_dutch(onboarding.make(act, seen.team, person, mentor))
        for line in told["lines"]:
            await onboarding.add(act, world.plans[told["candidate"]], week=line["week"], words=line["words"])

    return prepare


async def in_dutch(making: Awaitable[int]) -> int:
    """The usual lines are written in the language of who makes the plan: here they speak Dutch, whoever loads it."""
    before = i18n.current_locale.set("nl")
    try:
        return await making
    finally:
        i18n.current_locale.reset(before)


def planning(told: Data) -> Any:
    async def plan(world: World, act: Act) -> None:
        team, person = world.teams[told["team"]], world.people[told["person"]]
        making = onboarding.make(act, team, person, world.people[told["mentor"]])
        world.plans[told["person"]] = await in_dutch(making)

    return plan


def going_through(person: str, week: int) -> Any:
    async def go_through(world: World, act: Act) -> None:
        plan = world.plans[person]
        for item in await queries.items(plan):
            if item["week"] == week:
                await onboarding.tick(act, plan, item["id"], done=True)
        await onboarding.look(act, plan)

    return go_through


def closing(person: str) -> Any:
    async def close(world: World, act: Act) -> None:
        await onboarding.close(act, world.plans[person])

    return close


def saying(person: str, words: str) -> Any:
    async def say(world: World, act: Act) -> None:
        await contracts.say(act, world.contracts[person], "renewal", words)

    return say
