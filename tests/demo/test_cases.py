"""The files of absence of the demo, as the data plants them, and both worked examples through the pages' queries."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from teamhub.absence.cases import queries, section
from teamhub.absence.cases.gatekeeper import Mark, State
from teamhub.absence.cases.reading import Case
from teamhub.absence.rules import Step
from teamhub.core import away
from teamhub.core.act import Act
from teamhub.core.asking import together
from teamhub.core.errors import NotFound
from teamhub.demo import building
from teamhub.demo.steps import World
from tests.conftest import EMPTY, at_once

NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
async def world(database: str) -> AsyncIterator[World]:
    await at_once(EMPTY)
    made = await building.build(NOW)
    assert made
    yield made
    await at_once(EMPTY)


async def acting(world: World, person: str) -> Act:
    return await world.acts(person, NOW)


async def file(world: World, absence: str) -> Case:
    return await queries.case(await acting(world, "p46"), world.absences[absence])


def due(case: Case, step: Step | Mark) -> date:
    return next(point.due_on for point in case.points if point.step is step)


async def test_the_second_year(world: World) -> None:
    case = await file(world, "ZV-001")
    assert (case.day, case.week) == (554, 80)
    assert (due(case, Mark.LETTER), due(case, Step.FINAL)) == (date(2027, 1, 11), date(2027, 2, 7))
    assert (due(case, Mark.PAY_ENDS), due(case, Mark.WIA_STARTS)) == (date(2027, 5, 9), date(2027, 5, 10))
    assert case.worked and (case.worked.hours, case.worked.advised_on) == (Decimal(16), date(2026, 8, 31))
    assert not [point for point in case.points if case.state(point) in (State.OVERDUE, State.LATE)]
    done = {point.step for point in case.points if point.done}
    assert {Step.PASSED_ON, Step.HANDED_OVER, Step.ANALYSIS, Step.PLAN, Step.UWV, Step.FIRST_YEAR} < done
    assert next(point.done.on for point in case.points if point.step is Step.SECOND_TRACK and point.done) == date(
        2026, 6, 8
    )


async def test_the_first_year(world: World) -> None:
    case = await file(world, "ZV-002")
    assert case.week == 37 and due(case, Step.UWV) == date(2026, 12, 28)
    assert not [point for point in case.points if case.state(point) in (State.OVERDUE, State.LATE)]


async def test_two_absences_are_one_period(world: World) -> None:
    case = await file(world, "ZV-006")
    assert case.period.absences == [world.absences["ZV-005"], world.absences["ZV-006"]]
    assert (case.day, case.period.not_counted, case.period.first_day) == (56, 21, date(2026, 7, 6))


async def test_what_hr_sees_first_and_nobody_else(world: World) -> None:
    rachid = await acting(world, "p46")
    running = await queries.running(rachid)
    ids = [world.absences[key] for key in ("ZV-001", "ZV-002", "ZV-003", "ZV-004")]
    assert sorted(case.now.id for case in running) == sorted(ids)
    assert [case.now.id for case in running if case.with_hr] == ids[:2]
    for person in ("p34", "p43", "p44", "p42", "p15"):
        with pytest.raises(NotFound):
            await queries.running(await acting(world, person))
    mine = await section.mine(await acting(world, "p34"))
    assert mine and mine["case"].now.id == ids[0] and {look.name for look in mine["looks"]} >= {"Rachid Mansouri"}


async def test_maternity_leave_is_seen_by_hr_and_is_being_away_to_others(world: World) -> None:
    quirine = world.people["p26"]
    [leave] = await queries.leaves(await acting(world, "p46"))
    assert (leave.person, leave.from_on, leave.until_on) == (quirine, date(2026, 11, 9), date(2027, 2, 28))
    for who in ("p24", "p26", "p44", "p42"):
        with pytest.raises(NotFound):
            await queries.leaves(await acting(world, who))
    colleague = await acting(world, "p24")
    gone = await away.away(colleague, [quirine, world.people["p27"]], NOW.date(), NOW.date())
    assert {one.person for one in gone} == {quirine, world.people["p27"]}  # one absent and one on leave: alike


async def test_a_team_counts_on_hours(world: World) -> None:
    act = await acting(world, "p33")
    found = await together(section.ON_TEAM.ask(act, world.teams["lel"]))
    here = section.ON_TEAM.read(act, world.teams["lel"], found)
    assert here and [(one["person"], one["hours"]) for one in here["available"]] == [(world.people["p34"], Decimal(16))]
    assert section.ON_TEAM.ask(await acting(world, "p44"), world.teams["lel"]) == []
