"""The vacancies of the demo: hours, profile by consent, committee, letters, what applicants do, the purge."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.mail import Mail
from teamhub.decisions.rules import Stance
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.steps import Step, World
from teamhub.hiring import committee_service, put_service, service
from teamhub.hiring.applying import own_service, queries
from teamhub.hiring.applying import service as applying
from teamhub.hiring.applying.rules import Upload
from teamhub.hiring.applying.service import Application
from teamhub.hiring.rules import Criterion, Source
from teamhub.hiring.service import Profile
from teamhub.proposals import service as proposals
from teamhub.roles import queries as roles

Data = dict[str, Any]
SOURCES = {
    "website": Source.WEBSITE,
    "vacaturesite": Source.JOB_SITE,
    "via collega": Source.COLLEAGUE,
    "open sollicitatie": Source.OPEN,
}
HOURS = re.compile(r", (\d+) (?:uur|hours)")
PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\n"
END = b"trailer <</Root 1 0 R>>\n%%EOF\n"


def steps(data: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    for told in more["hours"]:
        yield Step(calendar.at(told["on"], 16), told["by"], noting(told))
    for told in [*data["vacancies"], *more["vacancies"]]:
        hr, contact = more["hr"], told["contact_id"]
        begun = days_after(told["opened_on"], -7)
        yield Step(calendar.at(begun, 10), contact, drafting(told))
        yield Step(calendar.at(begun, 14), contact, putting(told))
        yield Step(calendar.at(days_after(begun, 3), 16), contact, consenting(told, data))
        yield Step(calendar.at(told["opened_on"], 11), hr, posting(told))
        yield Step(calendar.at(days_after(told["opened_on"], 1), 9), contact, asking(told))
        for number, member in enumerate(told["committee"]):
            at = calendar.at(days_after(told["opened_on"], 1), 12, number)
            yield Step(at, member_of(member), answering(told["id"]))
        for one in told["candidates"]:
            yield from _applicant(told, {**one, **more["applicants"][one["id"]]}, calendar)
    for day in more["nights"]:
        yield Step(calendar.at(day, 3), "", looking_after)


def member_of(told: Data) -> str:
    return str(told.get("person_id") or told["client_council_id"])


def _applicant(vacancy: Data, told: Data, calendar: Calendar) -> Iterator[Step]:
    by = vacancy["contact_id"] if told.get("agreed") else ""
    yield Step(calendar.at(told["applied_on"], 19, 20), by, applying_(vacancy, told))
    if told.get("consent_year"):
        yield Step(calendar.at(told["consent_on"], 20), "", agreeing(told["id"]))
    if "withdrawn_on" in told:
        yield Step(calendar.at(told["withdrawn_on"], 12), "", withdrawing(told["id"]))


def noting(told: Data) -> Any:
    async def note(world: World, act: Act) -> None:
        await service.establish(act, world.teams[told["team"]], Decimal(told["hours"]))

    return note


def drafting(told: Data) -> Any:
    async def draft(world: World, act: Act) -> None:
        team = world.teams[told["team_id"]]
        wanted = [seat.role.id for seat in await roles.seats(act, team) if seat.key in told["wanted_roles"]]
        found = HOURS.search(told["title"]["nl"])
        assert found, "Every title of the data says how many hours."
        profile = Profile(
            title_nl=HOURS.sub("", told["title"]["nl"]),
            title_en=HOURS.sub("", told["title"]["en"]),
            work_nl=told["profile"]["nl"],
            work_en=told["profile"]["en"],
            reason=told["reason"]["nl"],
            hours=Decimal(found[1]),
            criteria=[Criterion(one["nl"], one["en"], one["weight"]) for one in told["criteria"]],
            roles=wanted,
            closes_on=world.calendar.on(told["closes_on"]),
        )
        world.vacancies[told["id"]] = await service.draft(act, team, profile)

    return draft


def putting(told: Data) -> Any:
    async def put(world: World, act: Act) -> None:
        number = await put_service.put(act, world.vacancies[told["id"]], why=told["reason"]["nl"])
        world.profiles[told["id"]] = number

    return put


def consenting(told: Data, data: Data) -> Any:
    """Everybody of the team speaks; the last voice closes the round."""

    async def consent(world: World, act: Act) -> None:
        for person in data["people"]:
            here = world.calendar.on(person["employed_since"]) <= act.today
            if person["team_id"] == told["team_id"] and here:
                by = await world.acts(person["id"], act.at)
                await proposals.speak(by, world.profiles[told["id"]], Stance.CONSENT)

    return consent


def posting(told: Data) -> Any:
    async def post(world: World, act: Act) -> None:
        await service.post(act, world.vacancies[told["id"]], world.calendar.on(told["closes_on"]))

    return post


def asking(told: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        for member in told["committee"]:
            await committee_service.ask(act, world.vacancies[told["id"]], world.people[member_of(member)])

    return ask


def answering(vacancy: str) -> Any:
    async def answer(world: World, act: Act) -> None:
        await committee_service.answer(act, world.vacancies[vacancy], takes_part=True)

    return answer


def applying_(vacancy: Data, told: Data) -> Any:
    async def apply(world: World, act: Act) -> None:
        files = [Upload(name, "application/pdf", PDF + END) for name in told.get("files", ())]
        application = Application(
            name=told["name"],
            email=told["email"],
            phone=told.get("phone", ""),
            letter=told["letter"],
            source=SOURCES[told["source"]],
            language=told.get("language", "nl"),
            files=files,
        )
        there = world.vacancies[vacancy["id"]]
        if told.get("agreed"):
            await applying.enter(act, there, application, agreed=told["agreed"])
        else:
            await own_service.apply(act, there, application)
        [newest] = await queries.read(act, "a.vacancy = {} ORDER BY a.id DESC LIMIT 1", there)
        world.applicants[told["id"]] = newest.id

    return apply


async def token(applicant: int) -> str:
    """That of the last mail to them: its link is the only way in."""
    sql = "SELECT params::text AS params FROM mail WHERE params->>'applicant' = {} ORDER BY id DESC LIMIT 1"
    [mail] = await Mail.raw(sql, str(applicant))
    return str(json.loads(mail["params"])["token"])


def agreeing(applicant: str) -> Any:
    async def agree(world: World, act: Act) -> None:
        await own_service.consent(act, await token(world.applicants[applicant]), given=True)

    return agree


def withdrawing(applicant: str) -> Any:
    async def withdraw(world: World, act: Act) -> None:
        await own_service.withdraw(act, await token(world.applicants[applicant]))

    return withdraw


async def looking_after(world: World, act: Act) -> None:
    """What the clock does at night: tell a week ahead, and erase on the day."""
    await applying.notify(act)
    await applying.purge(act)
