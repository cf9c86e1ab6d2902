"""What was taken over in the demo, as the data plants it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from teamhub.core.act import Act
from teamhub.core.waiting import everything
from teamhub.demo import building
from teamhub.demo.steps import World
from teamhub.takeovers import hands_queries, queries
from teamhub.takeovers.rules import Withheld
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


async def test_what_an_mpp_did_not_give_back_stands_on_top_of_her_home(world: World) -> None:
    """ON-02."""
    first = (await everything(await acting(world, "p44")))[0]
    assert first.quote == "Antwoord aan de gemeente over wachttijden" and first.above
    assert first.due and first.due.isoformat() == "2026-10-26"
    mine = await queries.taken_by_me(await acting(world, "p44"))
    assert [one.id for one in mine] == [world.takeovers["ON-02"]] and mine[0].overdue
    lelystad = await queries.open_of_team(await acting(world, "p30"), world.teams["lel"])
    assert [one.overdue for one in lelystad] == [True]


async def test_the_others_went_back_or_run(world: World) -> None:
    data = {told["id"]: told for told in world.data["takeovers"]}
    process = await acting(world, "p47")
    for key, takeover in world.takeovers.items():
        seen = await queries.one(process, takeover)
        assert seen.open is (key in ("ON-02", "ON-03"))
        assert seen.late is (key == "ON-06") and not seen.wants_explanation
        if key in data and data[key]["returned_on"]:
            assert seen.ended_on and seen.ended_on.isoformat() == data[key]["returned_on"]
            assert seen.reflection == data[key]["reflection_nl"]


async def test_what_was_left_with_the_teams_and_the_line_of_an_mpp(world: World) -> None:
    harmen = await acting(world, "p43")
    line = await hands_queries.line_of_mpp(harmen, world.people["p43"])
    assert line.now.withheld == 3 and line.total("taken") == 2 and line.total("overdue") == 0
    kept = await hands_queries.around(harmen, [*harmen.by.oversees])
    assert {one.kind for one in kept} == set(Withheld)
    assert any("veranderd" not in one.words and "ander voorstel" in one.words for one in kept)
    assert (await hands_queries.line_of_mpp(await acting(world, "p44"), world.people["p44"])).total("overdue") == 1
