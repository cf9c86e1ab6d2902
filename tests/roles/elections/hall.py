"""A team that elects, on NOON: Esra, Ilse, Karim and Nour, with a role that nobody holds. Wim is elsewhere."""

from datetime import timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.people.tables import Person
from teamhub.proposals import service as proposals
from teamhub.roles.elections import proposing_service, queries, service
from teamhub.roles.elections.proposing_service import Terms
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.seen import Election
from teamhub.roles.elections.service import Wanted
from teamhub.roles.tables import TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, a_team, a_team_role, acting

ESRA, ILSE, KARIM, NOUR = range(4)
REASONS = ("Vat samen zonder te sturen.", "Ziet wie nog niets zei.", "Durft de tijd te bewaken.", "Is goed voorbereid.")
PROFILE = "Iemand die rust brengt en doorvraagt."


class Hall:
    team: Team
    role: TeamRole
    members: list[Person]
    elsewhere: Person

    async def act(self, who: int | Person = ESRA, **later: float) -> Act:
        return await acting(self.members[who] if isinstance(who, int) else who, NOON + timedelta(**later))

    async def start(self, how: How = How.DAYS, by: int = ESRA, leads: int = ESRA, **more: Any) -> int:
        wanted = Wanted(profile=PROFILE, facilitator=self.members[leads].id, how=how, **more)
        return await service.start(await self.act(by), self.role.id, wanted)

    async def nominate(self, election: int, by: int, whom: int, reason: str = "", **later: float) -> None:
        said = reason or REASONS[by % len(REASONS)]
        await service.nominate(await self.act(by, **later), election, self.members[whom].id, said)

    async def all_nominate(self, election: int, whom: int = ILSE, **later: float) -> None:
        for by in range(len(self.members)):
            await self.nominate(election, by, whom, **later)

    async def seen(self, election: int, who: int | Person = ESRA, **later: float) -> Election:
        return await queries.election(await self.act(who, **later), election)

    async def to_proposing(self, how: How = How.MEETING, whom: int = ILSE, **more: Any) -> int:
        """Everybody nominated one person, and the change round is over."""
        election = await self.start(how, **more)
        await self.all_nominate(election, whom)
        await service.lead_on(await self.act(more.get("leads", ESRA)), election)
        return election

    async def propose(
        self, election: int, whom: int = ILSE, by: int = ESRA, why: str = "Zij ziet iedereen.", **more: Any
    ) -> int:
        later = more.pop("later", {})
        act = await self.act(by, **later)
        return await proposing_service.propose(act, election, self.members[whom].id, Terms(why=why, **more))

    async def consent(self, proposal: int, *who: int, stance: Stance = Stance.CONSENT, **reasons: str) -> None:
        for one in who:
            await proposals.speak(await self.act(one), proposal, stance, **reasons)


async def a_hall(members: int = 4) -> Hall:
    for code in ("KAD-06", "KAD-11"):
        await adopt(code)
    hall = Hall()
    names = ("Esra", "Ilse", "Karim", "Nour", *(f"Lid {number:02}" for number in range(5, members + 1)))
    hall.members = [await a_person(name) for name in names[:members]]
    hall.elsewhere = await a_person("Wim")
    hall.team = await a_team(*hall.members, name="Team Zaandam")
    await a_team(hall.elsewhere, name="Team Haarlem")
    hall.role = await a_team_role(hall.team, "gespreksleider")
    return hall
