"""Teams with absences, as rows: what happened is told in few words."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from teamhub.absence.tables import Absence, MaternityLeave, WorkedHours
from teamhub.people.tables import ContractHours, Organisation, Person
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.factories import LONG_AGO, a_person, a_team

DAY = timedelta(days=1)
LAST_QUARTER = (date(2025, 10, 1), date(2025, 12, 31))  # the one before NOON, and its last day
_number = count(1)


async def the_organisation() -> None:
    if not await Organisation.exists():
        await Organisation(id=1, name="Oeverlicht", fulltime_hours=Decimal(36)).save()


async def people(count: int, hours: int = 36) -> list[Person]:
    found = [await a_person(f"Collega {next(_number)}") for _ in range(count)]
    for person in found:
        await contract(person, hours)
    return found


async def contract(person: Person, hours: int, from_on: date = LONG_AGO) -> None:
    await ContractHours(person=person.id, hours=Decimal(hours), from_on=from_on).save()


async def a_team_of(count: int, name: str = "", mpp: Person | None = None) -> tuple[Team, list[Person]]:
    await the_organisation()
    members = await people(count)
    return await a_team(*members, name=name, mpp=mpp), members


async def away(person: Person, first: date, back: date | None = None, *worked: tuple[date, int]) -> Absence:
    absence = Absence(
        person=person.id,
        first_day=first,
        recovered_on=back,
        recovery_noted_on=back,
        reported_at=NOON,
        reported_by=person.id,
    )
    await absence.save()
    for from_on, hours in worked:
        await WorkedHours(
            absence=absence.id, from_on=from_on, hours=Decimal(hours), advised_on=from_on, by=person.id
        ).save()
    return absence


async def on_leave(person: Person, first: date, last: date) -> None:
    await MaternityLeave(person=person.id, from_on=first, until_on=last).save()
