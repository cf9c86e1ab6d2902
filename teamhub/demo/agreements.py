"""When which framework came into force."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.demo import frameworks
from teamhub.demo.calendar import Calendar
from teamhub.demo.frameworks import Adoption
from teamhub.demo.steps import Step, World


def steps(data: dict[str, Any], calendar: Calendar) -> Iterator[Step]:
    for adoption in frameworks.adoptions(data["frameworks"], frameworks.clauses()):
        yield Step(calendar.at(adoption.on, 10), "", adopting(adoption))


def adopting(adoption: Adoption) -> Any:
    async def adopt(world: World, act: Act) -> None:
        await frameworks.adopt(adoption, world.people, lambda day: world.calendar.to_come(day, 10), act.by)

    return adopt
