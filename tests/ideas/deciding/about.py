"""A team with an idea, frameworks in force, and everybody who may have to do with deciding it."""

from datetime import date, datetime, timedelta
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.decisions import queries as decisions
from teamhub.decisions.matter import Matter
from teamhub.decisions.rules import Stance
from teamhub.ideas.deciding import round_service, service
from teamhub.ideas.deciding.round_service import Wanted
from teamhub.ideas.events import subject
from teamhub.ideas.tables import Audience, Idea
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.decisions.about import agree
from tests.factories import a_person, a_team, acting, holds
from tests.ideas.factories import an_idea

AGAIN = date(2026, 12, 1)


class House:
    """Esra owns the idea; Ilse, Karim, Nour and Thirza are in her team. Harmen is their MPP."""

    team: Team
    members: list[Person]
    mpp: Person
    council: Person
    process: Person
    idea_id: int

    @property
    def subject(self) -> str:
        return subject(self.idea_id)

    async def act(self, who: Person | int = 0, **later: float) -> Act:
        person = self.members[who] if isinstance(who, int) else who
        return await acting(person, NOON + timedelta(**later))

    async def idea(self) -> Idea:
        found = await Idea.objects().get(Idea.id == self.idea_id)
        assert found
        return found

    async def matter(self, who: Person | int = 0, **later: float) -> Matter:
        return await decisions.matter(await self.act(who, **later), self.subject)

    async def ask(self, *people: Person, council: bool = False, **later: float) -> None:
        ids = [person.id for person in people]
        await service.ask_advice(await self.act(**later), self.idea_id, "Doen we dit?", ids, council=council)

    async def decide(self, **later: float) -> None:
        act = await self.act(**later)
        await service.decide(act, self.idea_id, text="We doen het.", evaluate_on=AGAIN)

    async def call(self, **more: Any) -> int:
        later = {"days": more.pop("on")} if "on" in more else {}
        wanted = Wanted(**{"text": "Eén formulier.", "evaluate_on": AGAIN, **more})
        return await round_service.call_round(await self.act(**later), self.idea_id, wanted)

    async def speak(self, who: int, round: int, stance: Stance = Stance.CONSENT, days: float = 5, **why: str) -> None:
        await round_service.speak(await self.act(who, days=days), self.idea_id, round, stance, **why)

    async def consents(self, on: float = 0, **more: Any) -> datetime:
        """A round in which everybody consents at once; when it was over."""
        round = await self.call(on=on, **more)
        for who in range(len(self.members)):
            await self.speak(who, round, days=on + 5)
        return NOON + timedelta(days=on + 5)


async def a_house(**words: Any) -> House:
    await agree()
    house = House()
    house.members = [await a_person(name) for name in ("Esra", "Ilse", "Karim", "Nour", "Thirza")]
    house.mpp, house.council, house.process = [await a_person(name) for name in ("Harmen", "Samira", "Vera")]
    house.team = await a_team(*house.members, mpp=house.mpp, name="Team Alkmaar")
    await holds(house.council, Office.COUNCIL)
    await holds(house.process, Office.PROCESS)
    given = {"amount": 100, "hours": 10} | words
    audience = given.pop("audience", Audience.TEAM)
    house.idea_id = (await an_idea(await house.act(), audience, **given)).id
    return house
