"""The verbs of registers, and of certificates that were recorded by mistake; and the reminders."""

from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import together
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound
from teamhub.journal.service import record
from teamhub.parameters import queries as parameters
from teamhub.people import queries as people
from teamhub.training import events as training_events
from teamhub.training.certificates import events, policy, queries, rules
from teamhub.training.certificates.events import subject
from teamhub.training.certificates.tables import CertificateTold, Registration
from teamhub.training.rules import Register
from teamhub.training.tables import Certificate

LONGEST = 6  # years ahead: no register lasts longer than five


async def register(
    act: Act, person_id: int, register: Register, *, valid_until: date, reflection_hours: Decimal | None
) -> int:
    """Until when somebody is registered, and how many hours of reflection they have; said again, it is renewed."""
    async with writing():
        await _require(act, person_id)
        if valid_until.year > act.today.year + LONGEST:
            raise Invalid("A registration lasts five years. Look at the year once more.")
        hours = reflection_hours if register is Register.SKJ else None
        row = Registration(
            person=person_id, register=register, valid_until=valid_until, reflection_hours=hours, at=act.at
        )
        changed: Any = [Registration.valid_until, Registration.reflection_hours, Registration.at]
        target: Any = (Registration.person, Registration.register)
        await Registration.insert(row).on_conflict(action="DO UPDATE", target=target, values=changed)
        here = (Registration.person == person_id) & (Registration.register == register)
        (number,) = await Registration.select(Registration.id).where(here).output(as_list=True)
        facts: dict[str, Any] = {"person": person_id, "register": register, "valid_until": valid_until}
        await record(act, events.Registered(subject=subject(number), **facts))
    return int(number)


async def end(act: Act, registration_id: int) -> None:
    """It was recorded by mistake, or somebody is not in the register any more."""
    async with writing():
        found = await Registration.objects().get(Registration.id == registration_id).lock_rows("UPDATE")
        if found is None:
            raise NotFound("There is no such page.")
        await _require(act, found.person)
        await CertificateTold.delete().where(CertificateTold.registration == registration_id)
        await Registration.delete().where(Registration.id == registration_id)
        await record(act, events.RegistrationEnded(subject=subject(registration_id), person=found.person))


async def strike(act: Act, certificate_id: int) -> None:
    """A certificate that was recorded by mistake."""
    async with writing():
        found = await Certificate.objects().get(Certificate.id == certificate_id).lock_rows("UPDATE")
        if found is None:
            raise NotFound("There is no such page.")
        await _require(act, found.person)
        await CertificateTold.delete().where(CertificateTold.certificate == certificate_id)
        await Certificate.delete().where(Certificate.id == certificate_id)
        about = training_events.subject(found.training)
        await record(act, events.CertificateStruck(subject=about, person=found.person))


async def _require(act: Act, person_id: int) -> None:
    """404 for who may not know of them; 403 for who may not record."""
    profile = await people.profile(act, person_id)
    teams = profile.teams_on(act.today)
    if not policy.sees_person(act.by, person_id, teams):
        raise NotFound("There is no such page.")
    policy.require_record(act.by, person_id, teams)


async def remind(act: Act) -> int:
    """Tells who has something that ends in 26, 13 or 4 weeks, each time once; returns how many were told."""
    weeks = queries.reminder_weeks(await parameters.numbers(act.today))
    told = 0
    (rows,) = await together([queries.asking_ending(act, max(weeks))])
    for row in rows:
        async with writing():
            ahead = rules.passed(row["ends_on"], act.today, weeks)
            told += await _tell(act, row, ahead) if ahead else 0
    return told


async def _tell(act: Act, row: dict[str, Any], weeks: int) -> bool:
    """Unless that was done already, or a shorter reminder was."""
    column = CertificateTold.certificate if row["what"] == "certificate" else CertificateTold.registration
    same = (column == row["id"]) & (CertificateTold.ends_on == row["ends_on"]) & (CertificateTold.weeks <= weeks)
    await Certificate.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"told:{row['what']}:{row['id']}")
    if await CertificateTold.exists().where(same):
        return False
    told: dict[str, Any] = {row["what"]: row["id"], "ends_on": row["ends_on"], "weeks": weeks}
    await CertificateTold(**told).save()
    facts: dict[str, Any] = {"person": row["person"], "ends_on": row["ends_on"], "weeks": weeks}
    if row["what"] == "certificate":
        await record(act, events.CertificateEnds(subject=training_events.subject(row["training"]), **facts))
    else:
        await record(act, events.RegistrationEnds(subject=subject(row["id"]), **facts))
    return True
