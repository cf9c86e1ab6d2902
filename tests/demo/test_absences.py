"""Who is absent in the demo, as the data plants it, and to whom it is visible."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from teamhub.absence import queries
from teamhub.absence.policy import Sight
from teamhub.absence.tables import Absence, FrequentTalk
from teamhub.absence.waiting import waiting
from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.demo import building
from teamhub.demo.steps import World
from teamhub.journal.tables import Entry
from tests.conftest import EMPTY, at_once

NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(scope="module")
async def world(database: str) -> AsyncIterator[World]:
    await at_once(EMPTY)
    made = await building.build(NOW)
    assert made
    yield made
    await at_once(EMPTY)


async def acting(world: World, person: str) -> Act:
    return await world.acts(person, NOW)


async def test_all_forty_are_there_with_their_days(world: World) -> None:
    rows = {row.id: row for row in await Absence.objects()}
    for told in world.data["absences"]:
        row = rows[world.absences[told["id"]]]
        days = [told["first_day"], told["recovered_on"], told["handed_to_hr_on"]]
        assert [str(day) if day else None for day in (row.first_day, row.recovered_on, row.handed_over_on)] == days
        flags = (told["safety_net"], told["work_accident"], told["recourse_third_party"])
        assert (row.safety_net, row.work_accident, row.third_party) == flags
        assert bool(row.phone) == (row.recovered_on is None)
    assert len(rows) == 40


async def test_day_22_was_looked_at_and_goes_to_hr_on_the_day_that_was_agreed(world: World) -> None:
    """ZV-003, to the coordinator of Zaandam."""
    seen = await queries.case(await acting(world, "p15"), world.absences["ZV-003"])
    assert seen.guide and (seen.guide.day, seen.guide.precheck_from) == (22, None)
    assert (seen.guide.handover_due, seen.contact_wish) == (date(2026, 11, 23), "bellen op dinsdag")
    work = await queries.work(await acting(world, "p15"), [seen])
    assert [(one.holder, str(one.hand_back_on)) for one in work] == [
        ("Fatoumata Diarra", "2026-12-01"), ("Lotte Brouwershaven", "2026-12-01"),
    ]  # fmt: skip


async def test_a_talk_is_due_after_the_fourth_report(world: World) -> None:
    """ZV-011 waits for the coordinator of Zaandam; ZV-010 and ZV-014 were held."""
    items = [item for item in await waiting(await acting(world, "p15")) if item.params.get("absence_id")]
    assert [(item.params["absence_id"], item.due) for item in items] == [(world.absences["ZV-011"], date(2026, 11, 19))]
    held = {row.absence: row for row in await FrequentTalk.objects()}
    assert {*held} == {world.absences["ZV-010"], world.absences["ZV-014"]}
    assert held[world.absences["ZV-010"]].agreements.count("\n") == 1


async def test_periods_that_count_together_went_to_hr_on_their_first_day(world: World) -> None:
    seen = await queries.case(await acting(world, "p45"), world.absences["ZV-006"])
    assert seen.guide and (seen.guide.day, seen.guide.joined) == (56, True)


async def test_who_sees_whom(world: World) -> None:
    long = world.absences["ZV-001"]
    assert (await queries.case(await acting(world, "p46"), long)).sight is Sight.FILE
    coordinator = await queries.case(await acting(world, "p35"), long)
    assert (coordinator.sight, coordinator.first_on, coordinator.near_name) == (Sight.AWAY, None, "Noor Haddadi")
    for person in ("p43", "p44", "p42", "p01"):
        with pytest.raises(NotFound):
            await queries.case(await acting(world, person), long)


async def test_the_journal_knows_nobody_of_them(world: World) -> None:
    rows = await Entry.select(Entry.subject, Entry.by, Entry.facts).where(Entry.subject.like("absence:%"))
    people = {row.id: row.person for row in await Absence.objects()}
    assert len(rows) > 200
    assert {row["facts"] for row in rows} == {"{}"}
    assert not [row for row in rows if row["by"] == people[int(row["subject"].partition(":")[2])]]
