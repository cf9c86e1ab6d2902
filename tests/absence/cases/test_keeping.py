"""A file goes two years after its period was completed: all of it, and nothing else."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamhub.absence.cases import jobs, keeping
from teamhub.absence.cases.keeping import KEEPS, years_after
from teamhub.absence.cases.tables import StepNotice
from teamhub.absence.rules import Step
from teamhub.absence.tables import Absence, CaseLook, MaternityLeave, StepDone, WorkedHours
from teamhub.core.retention import Held, of_kind
from tests.absence.about import DAY, TODAY, Ward, a_ward
from tests.absence.cases.about import a_file, a_step, an_absence
from tests.factories import a_framework, system

pytestmark = pytest.mark.usefixtures("db")
TWO_YEARS = (TODAY - date(2024, 3, 2)).days


async def a_full_file(ward: Ward, days_ago: int, recovered_ago: int | None) -> int:
    """With a record of every kind."""
    back = {} if recovered_ago is None else {"recovered_on": TODAY - recovered_ago * DAY}
    absence = await a_file(ward, days_ago, **back)
    on = TODAY - days_ago * DAY
    await a_step(ward, absence, Step.ANALYSIS, on)
    hours = {"from_on": on, "hours": Decimal(8), "advised_on": on, "entered_on": on}
    await WorkedHours(absence=absence, by=ward.anita.id, **hours).save()
    await CaseLook(absence=absence, by=ward.anita.id, on=on).save()
    await StepNotice(absence=absence, step=Step.ANALYSIS, due_on=on).save()
    return absence


async def counted() -> list[int]:
    return [await table.count() for table in (StepDone, WorkedHours, StepNotice, CaseLook)]


async def purged(act_at: timedelta = timedelta()) -> list[int]:
    act = system()
    later = type(act)(by=act.by, at=act.at + act_at)
    return [await keep.purge(later) for keep in KEEPS if keep.purge]


async def test_a_file_goes_two_years_after_recovery() -> None:
    ward = await a_ward()
    old = await a_full_file(ward, TWO_YEARS + 100, TWO_YEARS)
    kept = await a_full_file(ward, TWO_YEARS - 100, TWO_YEARS - 160)
    await a_full_file(ward, 100, None)
    assert [(one.count, one.until) for one in await keeping.held_files(system())] == [
        (4, TODAY), (4, years_after(TODAY - (TWO_YEARS - 160) * DAY, 2)), (4, None)
    ]  # fmt: skip
    assert await purged() == [4, 1, 0]
    assert await counted() == [4, 2, 2, 2]
    assert await Absence.count() == 3 and not await StepDone.exists().where(StepDone.absence == old)
    assert await StepDone.exists().where(StepDone.absence == kept)
    assert await purged() == [0, 0, 0]


async def test_a_stricter_framework_lets_a_file_go_sooner_and_a_wider_one_never_later() -> None:
    ward = await a_ward()
    year = (TODAY - date(2025, 3, 2)).days
    await a_full_file(ward, TWO_YEARS - 100, year)
    await MaternityLeave(person=ward.ilse.id, from_on=TODAY - 500 * DAY, until_on=TODAY - year * DAY).save()
    await a_framework("KAD-09", {"retention_years": 5})
    assert [one.until for one in await keeping.held_files(system())] == [years_after(TODAY, 1)]
    assert await purged() == [0, 0, 0]
    await a_framework("KAD-09", {"retention_years": 1}, version=2)
    for held in (keeping.held_files, keeping.held_looks, keeping.held_leave):
        assert [one.until for one in await held(system())] == [TODAY]
    assert await purged(-DAY) == [0, 0, 0]
    assert await purged() == [4, 1, 1]
    assert await counted() == [0, 0, 0, 0]


async def test_what_counts_together_stays_together() -> None:
    """The first absence is long over; the period that it is in is not."""
    ward = await a_ward()
    await a_full_file(ward, TWO_YEARS + 40, TWO_YEARS + 10)
    await an_absence(ward.esra, TWO_YEARS, recovered_on=TODAY - (TWO_YEARS - 5) * DAY)
    assert await purged() == [0, 0, 0]
    assert await purged(5 * DAY) == [4, 1, 0]


async def test_a_running_file_is_held_without_a_date() -> None:
    ward = await a_ward()
    await a_full_file(ward, 1200, None)
    assert await keeping.held_files(system()) == [Held(ward.esra.id, 4, None)]
    assert await keeping.held_looks(system()) == [Held(ward.esra.id, 1, None)]
    assert await purged() == [0, 0, 0]


async def test_leave_goes_when_no_period_needs_it_any_more() -> None:
    ward = await a_ward()
    for person in (ward.esra, ward.ilse):
        days = {"from_on": TODAY - (TWO_YEARS + 100) * DAY, "until_on": TODAY - TWO_YEARS * DAY}
        await MaternityLeave(person=person.id, **days).save()
    await MaternityLeave(person=ward.nour.id, from_on=TODAY - 800 * DAY, until_on=TODAY - (TWO_YEARS - 1) * DAY).save()
    await an_absence(ward.esra, TWO_YEARS - 10, recovered_on=TODAY - 500 * DAY)
    assert [(one.person, one.until) for one in await keeping.held_leave(system())] == [
        (ward.esra.id, None), (ward.ilse.id, TODAY), (ward.nour.id, TODAY + DAY)
    ]  # fmt: skip
    assert await purged() == [0, 0, 1]
    assert {row["person"] for row in await MaternityLeave.select()} == {ward.esra.id, ward.nour.id}


async def test_one_sees_all_that_is_held_of_oneself() -> None:
    ward = await a_ward()
    absence = await a_full_file(ward, 100, None)
    file, looks, leave = KEEPS
    assert [{*row} for row in await of_kind(file, system(), ward.esra.id)] == [
        {"step", "done_on"}, {"step", "done_on"}, {"hours_a_week", "from_on", "advised_on"}
    ]  # fmt: skip
    assert await of_kind(looks, system(), ward.esra.id) == [{"looked_on": TODAY - 100 * DAY, "by": "Anita"}]
    assert await of_kind(file, system(), ward.ilse.id) == await of_kind(looks, system(), ward.ilse.id) == []
    await MaternityLeave(person=ward.esra.id, from_on=TODAY, until_on=TODAY).save()
    assert await of_kind(leave, system(), ward.esra.id) == [{"leave_from": TODAY, "leave_until": TODAY}]
    assert await keeping.erase([absence]) == 5
    assert await counted() == [0, 0, 0, 0]
    assert await keeping.erase([]) == 0
    assert await jobs.tell_ahead(system()) != ""
