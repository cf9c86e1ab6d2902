"""On which days people work, how many a team needs, and the leave that was asked for and talked over. All invented."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.steps import Step, World
from teamhub.leave import days_service, queries, service
from teamhub.leave.proposals import NEEDED
from teamhub.leave.rules import Voice
from teamhub.proposals import queries as proposal_queries
from teamhub.proposals import service as proposals

Data = dict[str, Any]
ASKED_DAYS = 10


def steps(data: Data, told: Data, calendar: Calendar) -> Iterator[Step]:
    for person, week in told["days"].items():
        yield Step(calendar.at(told["days_on"], 9, 40), person, working(week))
    for team, needs in told["needed"].items():
        here = [p["id"] for p in data["people"] if p["team_id"] == team and p["employed_since"] <= needs["on"]]
        yield Step(calendar.at(days_after(needs["on"], -6), 11), needs["by"], putting(team, needs))
        for person in here:
            yield Step(calendar.at(needs["on"], 14, 30), person, consenting(team))
    for number, leave in enumerate(told["asked"]):
        key = f"leave {number}"
        yield Step(calendar.at(leave["on"], 12, 10), leave["by"], asking(key, leave))
        for voice in leave.get("voices", ()):
            yield Step(calendar.at(voice["on"], 16, 20), voice["by"], saying(key, voice))
        if over := leave.get("talked_over"):
            yield Step(calendar.at(over, 17), leave["by"], talking_over(key))


def working(week: list[float]) -> Any:
    """Hours on Monday … Friday."""

    async def keep(world: World, act: Act) -> None:
        hours = [Decimal(str(one)) for one in (*week, 0, 0)]
        await days_service.keep_days(act, from_on=act.today, week=hours)

    return keep


def putting(team: str, needs: Data) -> Any:
    async def put(world: World, act: Act) -> None:
        number = world.teams[team]
        payload = {"team": number, "week": needs["week"]}
        about: dict[str, Any] = {"team": number, "key": f"needed:{number}", "days": ASKED_DAYS}
        await proposals.propose(act, NEEDED.name, payload=payload, why=needs["why"], **about)

    return put


def consenting(team: str) -> Any:
    async def speak(world: World, act: Act) -> None:
        put = await proposal_queries.of(act, f"needed:{world.teams[team]}")
        await proposals.speak(act, put[0].id, Stance.CONSENT)

    return speak


def asking(key: str, told: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        first, last = (world.calendar.on(told[end]) for end in ("from", "until"))
        hours = told.get("hours")
        if hours:
            first = last = await _working_day(act, first)
        world.leaves[key] = await service.ask(
            act,
            from_on=first,
            until_on=last,
            hours=Decimal(str(hours)) if hours else None,
            remark=told.get("remark", ""),
        )

    return ask


async def _working_day(act: Act, day: date) -> date:
    """The story moves along with the calendar, and may come to a day on which somebody does not work."""
    works = await queries.works(act.by.id or 0)
    while not works.hours(day):
        day += timedelta(days=1)
    return day


def saying(key: str, told: Data) -> Any:
    async def say(world: World, act: Act) -> None:
        await service.say(act, world.leaves[key], Voice(told["voice"]), told.get("words", ""))

    return say


def talking_over(key: str) -> Any:
    async def talk(world: World, act: Act) -> None:
        await service.talked_over(act, world.leaves[key])

    return talk
