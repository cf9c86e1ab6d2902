"""What is erased on its day, and what is not: purged rows against an independent reckoning over random histories."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from teamhub.absence import guidance_service, leaving, service, work_service
from teamhub.absence.keeping import KEEPS
from teamhub.absence.tables import Absence, AbsenceContact, AbsenceWork, CaseLook, FrequentTalk, StepDone, WorkedHours
from teamhub.core.retention import of_kind
from teamhub.people.tables import Person
from tests.absence.about import DAY, TODAY, a_ward, absent
from tests.conftest import NOON
from tests.factories import a_framework, a_person, acting, system

pytestmark = pytest.mark.usefixtures("db")
CHILDREN = (AbsenceWork, AbsenceContact, FrequentTalk, StepDone, WorkedHours, CaseLook)
HISTORIES = 12


def months_later(day: date, months: int) -> date:
    """The same day of another month, or its last one: the slow way."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class Kept:
    """A row that was made, and until when it is kept; no day: for as long as nothing else happens."""

    table: Any
    id: int
    until: date | None


async def a_history(chance: Random) -> list[Kept]:
    """People who are here, left lately or long ago; with absences that go on, ended lately or long ago."""
    found: list[Kept] = []
    for number in range(chance.randint(1, 4)):
        left = chance.choice([None, TODAY - chance.randint(0, 1100) * DAY])
        person = await a_person(f"P{number}", joined_on=date(2015, 1, 1), left_on=left)
        day = TODAY - chance.randint(1300, 1500) * DAY
        for _ in range(chance.randint(0, 4)):
            first = day
            back = first + chance.randint(1, 200) * DAY
            ends = back if chance.random() < 0.8 and back <= TODAY else None
            found += await an_absence(chance, person, first, ends, left)
            if ends is None:
                break
            day = ends + chance.randint(0, 300) * DAY
            if day > TODAY:
                break
    return found


async def an_absence(chance: Random, person: Person, first: date, back: date | None, left: date | None) -> list[Kept]:
    row = Absence(
        person=person.id, first_day=first, recovered_on=back, recovery_noted_on=back, reported_at=NOON,
        reported_by=person.id, phone="" if back else "06-1",
    )  # fmt: skip
    await row.save()
    gone = months_later(left, 24) if left else None
    over = min([day for day in (back, left + DAY if left else None) if day], default=None)
    soon = over + timedelta(weeks=4) if over else None
    found = [Kept(Absence, row.id, gone)]
    children: list[tuple[Any, dict[str, Any], date | None]] = [
        (AbsenceWork, {"what": "Avonddienst"}, soon),
        (AbsenceContact, {"by": person.id, "on": first}, soon),
        (StepDone, {"step": "passed on", "done_on": first, "by": person.id}, None),
        (CaseLook, {"by": person.id, "on": first}, None),
    ]
    if back:
        held = back + chance.randint(0, 20) * DAY
        last = max(held, over) if over else held
        children.append((FrequentTalk, {"held_on": held, "by": person.id}, months_later(last, 12)))
    for table, values, until in children:
        if chance.random() < 0.7:
            child = table(absence=row.id, **values)
            await child.save()
            ends = [day for day in (until, gone) if day]
            found.append(Kept(table, child.id, min(ends, default=None)))
    return found


@pytest.mark.parametrize("seed", range(HISTORIES))
async def test_what_is_due_goes_and_nothing_else(seed: int) -> None:
    kept = await a_history(Random(seed))
    for keeping in KEEPS:
        assert keeping.purge
        await keeping.purge(system())
    there = {(table, id) for table in (Absence, *CHILDREN) for id in await table.select(table.id).output(as_list=True)}
    due = {(one.table, one.id) for one in kept if one.until is not None and one.until <= TODAY}
    assert {key for key in there if key in due} == set()
    assert {(one.table, one.id) for one in kept} - due - there == set()
    again = [await keeping.purge(system()) for keeping in KEEPS if keeping.purge]
    assert again == [0] * len(again)


@pytest.mark.parametrize("seed", range(3))
async def test_what_is_told_to_be_held_is_what_is_there(seed: int) -> None:
    await a_history(Random(seed))
    for keeping, table in zip(KEEPS[1:], (AbsenceWork, AbsenceContact, FrequentTalk, Absence), strict=False):
        told = await keeping.held(system())
        assert sum(one.count for one in told) == await table.count()
        mine = [len(await of_kind(keeping, system(), person)) for person in {one.person for one in told if one.person}]
        assert sum(mine) == await table.count()


async def test_dates_go_after_the_years_of_the_framework_where_those_are_fewer() -> None:
    gone, stays = [await a_person(left_on=TODAY - days * DAY) for days in (366, 364)]
    for person in (gone, stays):
        await Absence(person=person.id, first_day=TODAY - 900 * DAY, reported_at=NOON, reported_by=person.id).save()
    *_, dates = KEEPS
    assert dates.purge
    await a_framework("KAD-09", {"retention_years": 9})
    assert await dates.purge(system()) == 0
    await a_framework("KAD-09", {"retention_years": 1}, version=2)
    assert {one.until for one in await dates.held(system())} == {TODAY - DAY, TODAY + DAY}
    assert await dates.purge(system()) == 1
    assert await Absence.select(Absence.person).output(as_list=True) == [stays.id]


async def test_how_somebody_can_be_reached_goes_with_them() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    await absent_of_another(ward.ilse)
    [one] = await AbsenceWork.select(AbsenceWork.id).where(AbsenceWork.what == "Kookavond").output(as_list=True)
    await work_service.take(await acting(ward.esra), one, TODAY + DAY)
    await leaving.leave(system(NOON + DAY), ward.esra.id)
    row = await Absence.objects().get(Absence.id == absence)
    work = await AbsenceWork.objects().get(AbsenceWork.id == one)
    assert row and (row.phone, row.address, row.contact_wish) == ("", "", "")
    assert work and work.taken_by is None


async def absent_of_another(person: Person) -> None:
    await service.report(await acting(person), service.Report(TODAY, work=("Kookavond",)))


async def test_ones_own_data_are_all_there() -> None:
    ward = await a_ward()
    absence = await absent(ward)
    await guidance_service.had_contact(await acting(ward.nour), absence)
    reach, work, contact, talk, dates = [await of_kind(keeping, system(), ward.esra.id) for keeping in KEEPS]
    assert reach[0]["phone"] == "06-12345678" and [one["what"] for one in work] == ["Avonddienst vrijdag",
        "Schoolgesprek dinsdag"]  # fmt: skip
    assert (contact[0]["by"], talk) == ("Nour", [])
    assert dates[0]["first_day"] == TODAY and dates[0]["safety_net"] is True
