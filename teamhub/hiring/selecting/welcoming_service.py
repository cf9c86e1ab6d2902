"""The verb with which hiring becomes joining: HR records that whom the team found starts."""

from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, Stale
from teamhub.hiring import queries as hiring
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.selecting import choice_queries, events, joining_queries, policy
from teamhub.hiring.selecting.choosing import Choice
from teamhub.hiring.selecting.rules import State
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.hiring.tables import Applicant
from teamhub.joining.contracts import service as contracts
from teamhub.journal.service import record
from teamhub.people import staying_service as staying
from teamhub.people.rules import Record
from teamhub.people.tables import Person


async def welcome(
    act: Act,
    vacancy_id: int,
    kept: Record,
    *,
    hours: Decimal | None,
    team: int | None,
    probation: bool,
    demo: bool = False,
) -> int:
    """A new colleague, their team, and the days of their contract as they were agreed. Once; returns who it is.

    The first day is `kept`'s: it may have moved since the terms were agreed, and what is kept of them as an applicant
    goes so many weeks after it. `demo`: may be signed in as with one click.
    """
    async with writing():
        seen, one = await _found(act, vacancy_id)
        person = await staying.welcome(act, hours=hours, team=team, demo=demo, **kept)
        await contracts.record_contract(
            act, person.id, from_on=person.joined_on, until_on=one.until_on, probation=probation
        )
        await _joined(act, seen, one, person)
    return int(person.id)


async def recognise(act: Act, vacancy_id: int, person_id: int) -> None:
    """HR had recorded the new colleague before, among the personnel: it is this one."""
    async with writing():
        seen, one = await _found(act, vacancy_id)
        if person_id not in {row["id"] for row in await joining_queries.recorded(act, seen.team, one)}:
            raise Invalid("Choose somebody who came into this team since it chose.")
        person = await Person.objects().get(Person.id == person_id)
        assert person, "A member of a team is somebody."
        await _joined(act, seen, one, person)


async def _found(act: Act, vacancy_id: int) -> tuple[Vacancy, Choice]:
    """Held until the transaction ends, so that two at HR do not welcome the same colleague twice."""
    await choice_queries.procedure(act, vacancy_id)
    policy.require_hr(act.by)
    seen = await hiring.held(act, vacancy_id)
    found = await choice_queries.choices(act, vacancy_id)
    if not found or found[0].state is not State.HIRED:
        raise NotFound("There is no such page.")
    if found[0].colleague:
        raise Stale("The new colleague has been recorded already.")
    return seen, found[0]


async def _joined(act: Act, seen: Vacancy, one: Choice, person: Person) -> None:
    first: date = person.joined_on
    await HireChoice.update({HireChoice.colleague: person.id}).where(HireChoice.id == one.id)
    erased = Applicant.erased_on.is_null()
    await Applicant.update({Applicant.starts_on: first}).where((Applicant.id == one.applicant) & erased)
    said = events.ColleagueWelcomed(subject=events.vacancy(seen.id), team=seen.team, from_on=first)
    await record(act, said)
