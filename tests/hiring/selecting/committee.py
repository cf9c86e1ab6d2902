"""A vacancy that is selecting, with its committee and three letters, as the demo organisation agreed in KAD-01."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from teamhub.core.act import Office
from teamhub.hiring import queries as hiring
from teamhub.hiring.rules import Stage
from teamhub.hiring.selecting import letter_queries, letter_service, talk_service
from teamhub.hiring.selecting.procedure import Given
from teamhub.hiring.selecting.rules import Outcome, Round
from teamhub.hiring.selecting.tables import SelectionLetter
from teamhub.hiring.tables import Applicant, Vacancy
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, a_role, a_team, acting, holds
from tests.hiring.factories import a_vacancy, an_applicant, on_committee

NAMES = ("Rozemarijn Kloos", "Deepak Autar", "Annelinde Oberman")
LETTER = "Ik ben {name}. Ik werkte zes jaar in de opvang en doe graag casusbesprekingen. Bel mij op 06 1234 5678."


@dataclass
class Committee:
    """Esra recruits for the team; Ilse of it, Nour of another team and Samira of the client council select.

    Karim is in the team and not on the committee; Harmen is its MPP, Anita is HR, Bram is in another team.
    """

    people: dict[str, Person]
    team: Team
    vacancy: Vacancy
    applicants: list[Applicant]
    criteria: list[int]

    async def act(self, who: str, **later: float) -> Any:
        return await acting(self.people[who], NOON + timedelta(**later))

    async def lay_out(self) -> None:
        await letter_service.lay_out(await self.act("esra"), self.vacancy.id)

    async def letter_of(self, applicant: Applicant) -> int:
        row = await SelectionLetter.objects().get(SelectionLetter.applicant == applicant.id)
        assert row
        return int(row.id)

    async def letters(self, who: str) -> list[Any]:
        act = await self.act(who)
        seen = await letter_queries.procedure(act, self.vacancy.id)
        return await letter_queries.letters(act, seen, await letter_queries.weights(self.vacancy.id))

    async def score(self, who: str, applicant: Applicant, *scores: int, note: str = "") -> None:
        given = dict(zip(self.criteria, (Given(value, note) for value in scores), strict=True))
        await letter_service.score(await self.act(who), self.vacancy.id, await self.letter_of(applicant), given)

    async def decide(self, who: str, applicant: Applicant, outcome: Outcome = Outcome.INVITE) -> None:
        why = {"reason": self.criteria[0], "words": "Je brief ging niet over crisis."}
        more = why if outcome is Outcome.REJECT else {}
        letter = await self.letter_of(applicant)
        await letter_service.decide(await self.act(who), self.vacancy.id, letter, outcome, **more)

    async def agree(self, *who: str) -> None:
        for one in who:
            await letter_service.agree(await self.act(one), self.vacancy.id)

    async def names_shown(self) -> None:
        """The first two are invited, the third is not."""
        await self.lay_out()
        for applicant in self.applicants:
            await self.score("ilse", applicant, 4, 3, 5)
            await self.score("nour", applicant, 5, 3, 4)
        for applicant, outcome in zip(self.applicants, (Outcome.INVITE, Outcome.INVITE, Outcome.REJECT), strict=True):
            await self.decide("ilse", applicant, outcome)
        await self.agree("ilse", "nour")

    async def talk(self, applicant: Applicant, *, days: float = 1, round: Round = Round.FIRST) -> int:
        """Planned for a day to come; tests act after it with `act(…, days=…)`."""
        act = await self.act("esra")
        starts = NOON + timedelta(days=days)
        slot = await talk_service.offer_slot(
            act, self.vacancy.id, round, starts_at=starts, minutes=45, place="De Wetering 3"
        )
        await talk_service.plan(act, self.vacancy.id, slot, applicant.id)
        return slot

    async def score_talk(
        self, who: str, applicant: Applicant, *scores: int, note: str = "", days: float = 2, round: Round = Round.FIRST
    ) -> None:
        given = dict(zip(self.criteria, (Given(value, note) for value in scores), strict=True))
        act = await self.act(who, days=days)
        await talk_service.score(act, self.vacancy.id, applicant.id, round, given)

    async def fresh(self, applicant: Applicant) -> Applicant:
        row = await Applicant.objects().get(Applicant.id == applicant.id)
        assert row
        return row


async def a_committee(**fields: Any) -> Committee:
    for code in ("KAD-01", "KAD-06"):
        await adopt(code)
    names = ("Esra", "Ilse", "Karim", "Nour", "Bram", "Samira", "Harmen", "Anita")
    people = {name.lower(): await a_person(name) for name in names}
    team = await a_team(people["esra"], people["ilse"], people["karim"], mpp=people["harmen"], name="Team Alkmaar")
    await a_team(people["nour"], people["bram"], name="Team Haarlem")
    await holds(people["samira"], Office.COUNCIL)
    await holds(people["anita"], Office.HR)
    await a_role(people["esra"], team, "werving")
    vacancy = await a_vacancy(team, people["esra"], stage=Stage.SELECTING, **fields)
    await on_committee(vacancy, people["ilse"], people["nour"], people["samira"])
    applicants = [await an_applicant(vacancy, name, letter=LETTER.format(name=name)) for name in NAMES]
    criteria = [one.id for one in await hiring.criteria(vacancy.id)]
    return Committee(people, team, vacancy, applicants, criteria)
