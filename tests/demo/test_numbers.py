"""What HR set in the demo: one number, for later."""

from datetime import UTC, date, datetime

import pytest

from teamhub.core.act import Act, Office
from teamhub.demo import building, numbers
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import World
from teamhub.parameters import queries
from tests.factories import a_person, acting, holds

pytestmark = pytest.mark.usefixtures("db")
NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)


async def test_a_number_of_the_demo_is_set_for_later_with_who_did_it_and_why() -> None:
    anita = await a_person("Anita Groothuizen")
    await holds(anita, Office.HR)
    calendar = Calendar(date(2026, 11, 16) - date(2026, 11, 16), NOW)
    world = World(calendar, building.read("oeverlicht.json"), building.read("additions.json"), people={"p45": anita.id})
    for step in numbers.steps(world.additions["numbers"], calendar):
        await step.run(world)
    act: Act = await acting(anita, NOW)
    line = await queries.line(act, "training.reminder_weeks_last")
    assert (line.value, line.now) == (4, None)
    assert [(next.value, next.from_on, next.name) for next in line.ahead] == [(6, date(2027, 1, 1), anita.name)]
