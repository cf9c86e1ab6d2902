"""The exchanges of caseload for a role: proposed, agreed, consented to, and who recorded which caseload."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.organisation import FOUNDED
from teamhub.demo.steps import Step, World
from teamhub.people import service as people
from teamhub.proposals import queries as proposal_queries
from teamhub.proposals import service as proposals
from teamhub.roles.exchanges import events, service
from teamhub.roles.exchanges.rules import latest_review
from teamhub.roles.exchanges.tables import Exchange
from teamhub.roles.template_service import role_of

Data = dict[str, Any]
DAYS, MONTHS = 10, 6


def steps(data: Data, additions: Data, calendar: Calendar) -> Iterator[Step]:
    """Before the exchange one supported so many fewer than the data says of now, and the other so many more."""
    persons = {person["id"]: person for person in data["people"]}
    for told in data["roles"]["caseload_exchanges"]:
        more = additions["exchanges"].get(told["id"], {})
        for person, change in ((told["takes_more_id"], -told["clients"]), (told["takes_role_id"], told["clients"])):
            now = persons[person]["caseload"]
            joined = persons[person]["employed_since"]
            yield Step(calendar.at(max(joined, FOUNDED), 8, 50), "", supporting(person, now + change, joined))
            yield Step(calendar.at(told["since"], 8, 30), person, supporting(person, now, told["since"]))
        review = more.get("review_on", told["review_on"])
        written, agreed = days_after(told["consent_on"], -7), days_after(told["consent_on"], -6)
        yield Step(calendar.at(written, 10), told["takes_more_id"], proposing(told, review))
        yield Step(calendar.at(agreed, 10), told["takes_role_id"], agreeing(told))
        yield from consent(data, told, told["consent_on"], calendar)
        if on := more.get("goes_on"):
            yield Step(calendar.at(on["on"], 10), on["by"], going_on(told, on))
            yield from consent(data, told, on["consent_on"], calendar)


def given(data: Data) -> set[tuple[str, str, str, str]]:
    """The terms that an exchange gave: team, role, who, and from when."""
    return {
        (one["team_id"], one["role_id"], one["takes_role_id"], one["since"])
        for one in data["roles"]["caseload_exchanges"]
    }


def consent(data: Data, told: Data, on: str, calendar: Calendar) -> Iterator[Step]:
    """In the meeting of that day, everybody who was in the team by then."""
    for person in data["people"]:
        if person["team_id"] == told["team_id"] and person["employed_since"] <= on:
            yield Step(calendar.at(on, 14), person["id"], consenting(told))


def supporting(person: str, size: int, since: str) -> Any:
    async def support(world: World, act: Act) -> None:
        await people.change_caseload(act, world.people[person], size, from_on=world.calendar.on(since))

    return support


def proposing(told: Data, review: str) -> Any:
    async def propose(world: World, act: Act) -> None:
        since, team = world.calendar.on(told["since"]), world.teams[told["team_id"]]
        role = await role_of(team, told["role_id"], act.today)
        assert role is not None
        await service.propose(
            act,
            team,
            more=world.people[told["takes_more_id"]],
            takes=world.people[told["takes_role_id"]],
            role_id=role,
            clients=told["clients"],
            words=told["text_nl"],
            from_on=since,
            review_on=within(since, world.calendar.on(review)),
        )

    return propose


def within(since: date, review: date) -> date:
    """A story that is moved crosses months of other lengths: half a year stays the most."""
    return min(review, latest_review(since, MONTHS))


def agreeing(told: Data) -> Any:
    async def agree(world: World, act: Act) -> None:
        await service.agree(act, await exchange(world, told), DAYS)

    return agree


def going_on(told: Data, on: Data) -> Any:
    async def go_on(world: World, act: Act) -> None:
        review = world.calendar.on(on["review_on"])
        await service.go_on(act, await exchange(world, told), words=on["words"], review_on=review, days=DAYS)

    return go_on


def consenting(told: Data) -> Any:
    async def speak(world: World, act: Act) -> None:
        put = await proposal_queries.of(act, events.subject(await exchange(world, told)))
        await proposals.speak(act, put[0].id, Stance.CONSENT)

    return speak


async def exchange(world: World, told: Data) -> int:
    mine = Exchange.team == world.teams[told["team_id"]]
    row = (
        await Exchange.select(Exchange.id).where(mine & (Exchange.more == world.people[told["takes_more_id"]])).first()
    )
    assert row
    return int(row["id"])
