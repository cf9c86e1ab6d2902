"""Vacancies and applicants as they stand, without their story: a test names only what it is about."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from teamhub.hiring.rules import ENDED, Source, Stage, Standing
from teamhub.hiring.tables import (
    Applicant,
    ApplicantFile,
    ApplicantLink,
    CommitteeMember,
    Establishment,
    Vacancy,
    VacancyCriterion,
    VacancyRole,
    VacancyStage,
)
from teamhub.people.tables import Person
from teamhub.roles.tables import TeamRole
from teamhub.sign_in.service import hashed
from teamhub.teams.tables import Team
from tests.conftest import NOON

TODAY = NOON.date()
_number = count(1)
WORDS = (
    ("Werkt krachtgericht", "Works strengths-based", 3),
    ("Houdt rust in een crisis", "Keeps calm in a crisis", 2),
    ("Beslist graag samen", "Likes deciding together", 1),
    ("Kent het netwerk", "Knows the network", 2),
    ("Wil een rol doen", "Wants to hold a role", 1),
)
PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"


async def a_vacancy(
    team: Team,
    by: Person,
    *,
    stage: Stage = Stage.OPEN,
    criteria: int = 3,
    roles: tuple[TeamRole, ...] = (),
    **fields: Any,
) -> Vacancy:
    """Open until two weeks from NOON; one that is selecting closed yesterday, one that ended did so today."""
    public = stage not in (Stage.DRAFT, Stage.ADOPTED)
    closes = TODAY + timedelta(days=14) if stage is Stage.OPEN else TODAY - timedelta(days=1)
    given = {
        "title_nl": "Maatschappelijk werker", "title_en": "Social worker", "work_nl": "Je begeleidt gezinnen.",
        "work_en": "You support families.", "reason": "Meer aanmeldingen.", "hours": Decimal(28),
        "contact": by.id, "opened_on": TODAY - timedelta(days=21) if public else None,
        "closes_on": closes if public else None, "closed_on": TODAY if stage in ENDED else None,
    }  # fmt: skip
    row = Vacancy(**{"team": team.id, "stage": stage, "made_by": by.id, "made_at": NOON, **given, **fields})
    await row.save()
    await VacancyStage(vacancy=row.id, stage=stage, from_on=TODAY - timedelta(days=21)).save()
    for place, (nl, en, weight) in enumerate(WORDS[:criteria], 1):
        await VacancyCriterion(vacancy=row.id, place=place, words_nl=nl, words_en=en, weight=weight).save()
    for role in roles:
        await VacancyRole(vacancy=row.id, team_role=role.id).save()
    return row


async def on_committee(vacancy: Vacancy, *people: Person, takes_part: bool | None = True) -> None:
    answered = None if takes_part is None else NOON
    for person in people:
        row = {"person": person.id, "takes_part": takes_part, "answered_at": answered}
        await CommitteeMember(**{"vacancy": vacancy.id, "asked_at": NOON, **row}).save()


async def an_applicant(vacancy: Vacancy, name: str = "Fien Roozendaal", **fields: Any) -> Applicant:
    given = {
        "email": f"applicant{next(_number)}@example.org", "phone": "06 12345678", "standing": Standing.RECEIVED,
        "letter": "Ik werk zes jaar in de opvang.", "source": Source.WEBSITE, "language": "nl", "applied_on": TODAY,
    }  # fmt: skip
    row = Applicant(**{"vacancy": vacancy.id, "name": name, **given, **fields})
    await row.save()
    return row


async def a_file(applicant: Applicant, name: str = "cv.pdf", body: bytes = PDF) -> ApplicantFile:
    row = ApplicantFile(applicant=applicant.id, name=name, size=len(body), body=body, at=NOON)
    await row.save()
    return row


async def established(team: Team, by: Person, hours: int = 100, from_on: date = date(2020, 1, 1)) -> None:
    await Establishment(team=team.id, hours=hours, from_on=from_on, said_by=by.id, at=NOON).save()


async def a_link(applicant: Applicant) -> str:
    token = f"link-{next(_number)}-{applicant.id}"
    await ApplicantLink(applicant=applicant.id, token_hash=hashed(token), made_at=NOON).save()
    return token
