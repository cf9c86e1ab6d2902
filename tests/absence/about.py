"""A team with an absence coordinator, and a colleague of it who is absent."""

from dataclasses import replace
from datetime import timedelta

from teamhub.absence import service
from teamhub.absence.service import Report
from teamhub.core.act import Office
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.factories import a_person, a_role, a_team, acting, holds

TODAY = NOON.date()
DAY = timedelta(days=1)
REPORT = Report(
    TODAY,
    expected_until=TODAY + 3 * DAY,
    phone="06-12345678",
    address="zorginstelling",
    contact_wish="bellen na tienen",
    work=("Avonddienst vrijdag", "Schoolgesprek dinsdag"),
    safety_net=True,
)
QUIET = replace(REPORT, safety_net=False)  # nothing in it for which HR takes over early


class Ward:
    """Esra is absent, Ilse a colleague, Nour the absence coordinator; Harmen is MPP, Anita HR, Corine director."""

    team: Team
    esra: Person
    ilse: Person
    nour: Person
    harmen: Person
    anita: Person
    corine: Person
    other: Person


async def a_ward() -> Ward:
    ward = Ward()
    names = ("esra", "ilse", "nour", "harmen", "anita", "corine", "other")
    for name in names:
        setattr(ward, name, await a_person(name.capitalize()))
    ward.team = await a_team(ward.esra, ward.ilse, ward.nour, mpp=ward.harmen, name="Team Alkmaar")
    await a_team(ward.other, name="Team Haarlem")
    await a_role(ward.nour, ward.team, "verzuim")
    await holds(ward.anita, Office.HR)
    await holds(ward.corine, Office.DIRECTOR)
    return ward


async def absent(ward: Ward, said: Report | None = None, *, days_ago: int = 0) -> int:
    """Esra reported herself so many days ago, on the first day of it."""
    first = TODAY - days_ago * DAY
    said = said or replace(REPORT, first_day=first, expected_until=first + 3 * DAY)
    return await service.report(await acting(ward.esra, NOON - days_ago * DAY), said)
