"""Who works at the demo organisation, where, and with which role."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.demo.suggested import number
from teamhub.people import service as people
from teamhub.people import staying_service as staying
from teamhub.teams import service as teams

Data = dict[str, Any]
FOUNDED = "2024-08-26"  # the Monday before the teams began to organise themselves
OFFICES = {"directie": Office.DIRECTOR, "hr": Office.HR, "hr_casemanager": Office.HR}
STAFF = {"p47": Office.PROCESS, "p48": Office.PRACTICE}
DOMAIN = "oeverlicht.example"


def steps(data: Data, calendar: Calendar) -> Iterator[Step]:
    founded = calendar.at(FOUNDED, 8)
    yield Step(founded, "", found)
    for person in data["people"]:
        since = max(person["employed_since"], FOUNDED)
        yield Step(calendar.at(since, 8, 5), "", welcoming(person))
        if person.get("talent"):
            yield Step(calendar.at(since, 8, 30), f"{person['id']}", naming(person))
    yield Step(calendar.at(FOUNDED, 8, 10), "", welcome_council)


async def found(world: World, act: Act) -> None:
    told = world.data["organisation"]
    await people.found(
        act,
        name=told["name"],
        fulltime_hours=Decimal(told["fulltime_hours"]),
        tagline_nl=told["tagline"]["nl"],
        tagline_en=told["tagline"]["en"],
        about_nl=told["about"]["nl"],
        about_en=told["about"]["en"],
    )
    for team in world.data["teams"]:
        made = await teams.found(
            act,
            name=team["name"],
            code=team["id"],
            place=team["place"],
            focus_nl=team["focus"]["nl"],
            focus_en=team["focus"]["en"],
            caseload_unit_nl=team["caseload_unit"]["nl"],
            caseload_unit_en=team["caseload_unit"]["en"],
            caseload_norm=team["caseload_per_36h"],
            meeting_day=team["meeting"]["day"],
            meeting_every_weeks=team["meeting"]["every_weeks"],
            meeting_minutes=team["meeting"]["minutes"],
        )
        world.teams[team["id"]] = made.id


def welcoming(person: Data) -> Any:
    async def welcome(world: World, act: Act) -> None:
        joined = world.calendar.on(person["employed_since"])
        made = await staying.welcome(
            act,
            name=person["name"],
            number=number(person["id"]),
            email=f"{person['name'].split()[0].lower()}.{person['id']}@{DOMAIN}",
            function_nl=person["function"]["nl"],
            function_en=person["function"]["en"],
            registration=person["registration"] or "",
            joined_on=joined,
            hours=Decimal(str(person["contract_hours"])),
            caseload=person.get("caseload"),
            team=world.teams[person["team_id"]] if person["team_id"] else None,
            demo=True,
        )
        world.people[person["id"]] = made.id
        for office, team in offices(world.data, person):
            since = max(joined, world.calendar.on(FOUNDED))
            await teams.take_office(act, made.id, office, from_on=since, team=world.teams[team] if team else None)

    return welcome


def offices(data: Data, person: Data) -> Iterator[tuple[Office, str | None]]:
    kind = person.get("kind")
    if kind in OFFICES:
        yield OFFICES[kind], None
    if person["id"] in STAFF:
        yield STAFF[person["id"]], None
    for scope in data["mpp_scope"]:
        if scope["mpp_id"] == person["id"]:
            yield from ((Office.MPP, team) for team in scope["teams"])


async def welcome_council(world: World, act: Act) -> None:
    """Each by an alias, and nothing else: what they are in the council, or were before, is not kept."""
    for member in world.data["client_council"]["members"]:
        made = await staying.welcome(act, name=member["alias"], joined_on=world.calendar.on(FOUNDED), demo=True)
        world.people[member["id"]] = made.id
        await teams.take_office(act, made.id, Office.COUNCIL, from_on=world.calendar.on(FOUNDED))


def naming(person: Data) -> Any:
    async def name(world: World, act: Act) -> None:
        await people.name_talent(act, world.people[person["id"]], person["talent"]["nl"])

    return name
