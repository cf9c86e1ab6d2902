"""A team that can exchange: everybody works 36 hours and supports four with a norm of eight; three roles are vacant."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from teamhub.decisions.rules import Stance
from teamhub.people import service as people
from teamhub.people.tables import Person
from teamhub.proposals import service as proposals
from teamhub.roles.exchanges import service
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import LONG_AGO, a_person, a_team, a_team_role, acting, joins, system

TODAY = NOON.date()
DAY = timedelta(days=1)
LATER = {"from_on": TODAY + DAY, "review_on": TODAY + 8 * DAY}


@dataclass
class Workplace:
    team: Team
    members: list[Person]
    roles: list[int]

    async def propose(self, by: int = 0, more: int = 0, takes: int = 1, at: datetime = NOON, **other: Any) -> int:
        given: dict[str, Any] = {"clients": 1, "words": "Graag ruilen.", "role_id": self.roles[0], **other}
        act = await acting(self.members[by], at)
        return await service.propose(
            act, self.team.id, more=self.members[more].id, takes=self.members[takes].id, **given
        )

    async def consent(self, proposal: int, at: datetime = NOON) -> None:
        for member in self.members:
            await proposals.speak(await acting(member, at), proposal, Stance.CONSENT)

    async def begin(self, **given: Any) -> int:
        """Proposed, agreed and consented to."""
        made = await self.propose(**given)
        await self.consent(await service.agree(await acting(self.members[1]), made))
        return made


async def a_workplace(*members: Person, team: Team | None = None) -> Workplace:
    for code in ("KAD-06", "KAD-11", "KAD-12"):
        await adopt(code)
    third = await a_person("Thirza")
    made = team or await a_team(*members)
    await joins(third, made)
    everybody = [*members, third]
    for person in everybody:
        await people.change_hours(system(), person.id, Decimal(36), from_on=LONG_AGO)
        await people.change_caseload(system(), person.id, 4, from_on=LONG_AGO)
    await Team.update({Team.caseload_norm: 8}).where(Team.id == made.id)
    roles = [(await a_team_role(made, key)).id for key in ("planner", "werver", "mentor")]
    return Workplace(made, everybody, roles)
