"""One thing that happened, and the world in which the next ones find what the earlier ones made."""

from collections.abc import Awaitable, Callable
from dataclasses import field, replace
from datetime import datetime
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.lazily import dataclass
from teamhub.demo.calendar import Calendar
from teamhub.sign_in import service as sign_in


@dataclass(slots=True)
class World:
    """Ids here of what has an id in the data: "p01" and "c1" are people, "alk" a team, "IDEE-01" an idea."""

    calendar: Calendar
    data: dict[str, Any]
    additions: dict[str, Any]
    people: dict[str, int] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)
    ideas: dict[str, int] = field(default_factory=dict)
    recognitions: dict[int, int] = field(default_factory=dict)  # by their place in the data
    takeovers: dict[str, int] = field(default_factory=dict)
    plans: dict[str, int] = field(default_factory=dict)  # onboarding plans, by whose they are
    contracts: dict[str, int] = field(default_factory=dict)
    leaves: dict[str, int] = field(default_factory=dict)  # by their place in the additions
    vacancies: dict[str, int] = field(default_factory=dict)  # "VAC-01"
    profiles: dict[str, int] = field(default_factory=dict)  # of vacancies: the proposals to their teams
    applicants: dict[str, int] = field(default_factory=dict)  # "K-101"
    absences: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)  # and framework requests
    trainings: dict[str, int] = field(default_factory=dict)
    needs: dict[str, int] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    training_plans: dict[str, int] = field(default_factory=dict)

    async def acts(self, person: str, at: datetime) -> Act:
        """What this person's standing lets them do at that moment, with their second factor; "" is TeamHub itself."""
        system = Act(by=SYSTEM, at=at)
        if not person:
            return system
        return Act(by=replace(await sign_in.actor(system, self.people[person]), proved=True), at=at)


@dataclass(frozen=True, slots=True)
class Step:
    """`order` settles what comes first within one moment: the order in which the steps were written down."""

    at: datetime
    by: str
    does: Callable[[World, Act], Awaitable[object]]

    async def run(self, world: World) -> None:
        await self.does(world, await world.acts(self.by, self.at))
