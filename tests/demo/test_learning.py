"""What the demo organisation learns: the plans of the data as they stand there, and its budgets to the cent."""

from decimal import Decimal

import pytest

from teamhub.core.act import SYSTEM, Act
from teamhub.demo.steps import World
from teamhub.training.budgets import queries as budgets
from teamhub.training.plans import queries as plans
from teamhub.training.plans.rules import State
from teamhub.training.plans.seen import Seen
from teamhub.training.tables import Certificate, Training
from tests.demo.test_building import NOW, world

__all__ = ["world"]  # the fixture
STATES = {
    "TP-01": State.DONE,
    "TP-02": State.DONE,
    "TP-03": State.BOOKED,
    "TP-04": State.BOOKED,
    "TP-05": State.DONE,
    "TP-06": State.PROPOSED,
    "TP-07": State.FOLLOWED,  # ours: followed, and not passed on
}
WAYS = {"adviesproces": "after advice", "consent": "consent", "eigen_besluit": "own decision"}


async def plan(world: World, key: str) -> Seen:
    return await plans.one(Act(by=SYSTEM, at=NOW), world.training_plans[key])


@pytest.mark.usefixtures("world")
async def test_the_plans_stand_as_the_data_says(world: World) -> None:
    assert {key: (await plan(world, key)).state for key in STATES} == STATES
    for told in world.data["trainings"]["plans"]:
        seen = await plan(world, told["id"])
        assert [world.calendar.on(day) for day in told["dates"]] == [*seen.days]
        assert {one.person for one in seen.went} == {world.people[one] for one in told["participants"]}
        assert (seen.cost, seen.split.total) == (told["cost_eur"], told["cost_eur"])
        assert seen.manner == (None if told["state"] == "voorstel" else WAYS[told["method"]])
        assert seen.passed_on == (
            world.calendar.on(told["transfer"]["done_on"]) if told["transfer"]["done_on"] else None
        )


async def test_only_the_one_that_is_late_is_late(world: World) -> None:
    assert [key for key in STATES if (await plan(world, key)).overdue] == ["TP-07"]


async def test_the_budgets_are_those_of_the_data(world: World) -> None:
    for told in world.data["trainings"]["budgets"]:
        found = await budgets.budget_of(Act(by=SYSTEM, at=NOW), world.teams[told["team_id"]], told["year"])
        assert found.total.quantize(Decimal(1)) == told["training_total"]
        assert found.spent == told["training_spent"]


async def test_every_certificate_counts_as_long_as_the_data_says(world: World) -> None:
    assert await Training.count() == len(world.data["trainings"]["catalogue"])
    told = [one for one in world.data["trainings"]["certificates"] if one["obtained_on"]]
    rows = await Certificate.select(Certificate.person, Certificate.training, Certificate.valid_until)
    kept = {(row["person"], row["training"]): row["valid_until"] for row in rows}
    assert len(kept) == len(rows) == len(told)
    for one in told:
        until = world.calendar.on(one["valid_until"]) if one["valid_until"] else None
        assert kept[world.people[one["person_id"]], world.trainings[one["training_id"]]] == until
