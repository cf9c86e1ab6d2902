"""A team that decides about something, for tests of deciding itself: the subject is only a text."""

from datetime import date, datetime, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.decisions import queries, round_service, rules
from teamhub.decisions.matter import Matter
from teamhub.decisions.round_service import Proposal
from teamhub.decisions.rounds import RoundSeen
from teamhub.demo.frameworks import clauses
from teamhub.frameworks import service as frameworks
from teamhub.frameworks.authority import Clause, Decider, Question, Ruling, Way, rule
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.factories import a_person, a_team, acting, system
from tests.frameworks.agreed import entries

SUBJECT = "garden:1"
GARDEN = Question("garden.plant")
RULING: Ruling = rule(GARDEN, {}, [Clause("KAD-06", 3, "garden.plant", Decider.TEAM, Way.CONSENT)])


class Garden:
    """Five who decide about a garden. Three of them are a quorum."""

    team: Team
    people: list[Person]

    async def act(self, who: int = 0, **later: float) -> Act:
        return await acting(self.people[who], NOON + timedelta(**later))

    async def call(self, phases: tuple[int, int, int] = (2, 2, 3), **later: float) -> int:
        act = await self.act(**later)
        proposal = Proposal(
            subject=SUBJECT,
            purpose="plant",
            team=self.team.id,
            text="Een appelboom",
            version=1,
            evaluate_on=date(2026, 9, 1),
            doer=self.people[0].id,
            ruling=RULING,
        )
        return await round_service.call(act, proposal, rules.ends(local(act.at), phases))

    async def speak(self, who: int, round: int, stance: rules.Stance, days: float = 5, **reasons: str) -> None:
        await round_service.speak(await self.act(who, days=days), round, stance, **reasons)

    async def matter(self, who: int = 0, **later: float) -> Matter:
        return await queries.matter(await self.act(who, **later), SUBJECT)

    async def seen(self, who: int = 0, **later: float) -> RoundSeen:
        return (await self.matter(who, **later)).rounds[-1]


async def a_garden() -> Garden:
    garden = Garden()
    garden.people = [await a_person(name) for name in ("Esra", "Ilse", "Karim", "Nour", "Thirza")]
    garden.team = await a_team(*garden.people)
    return garden


async def happened(subject: str = SUBJECT) -> list[str]:
    return await Entry.select(Entry.what).where(Entry.subject == subject).order_by(Entry.id).output(as_list=True)


async def facts(what: str, subject: str = SUBJECT) -> dict[str, Any]:
    """Of the newest entry of that kind."""
    kind = (Entry.what == what) & (Entry.subject == subject)
    row = await Entry.select(Entry.facts).where(kind).order_by(Entry.id, ascending=False).first().output(load_json=True)
    assert row, what
    return dict(row["facts"])


OBJECTION = {
    "argument": "De wortels breken het pad.",
    "harm": "Dan kan niemand met een rolstoel erlangs.",
    "safe": "Een boom in een grote bak.",
}


async def adopt(code: str, on: datetime = NOON - timedelta(days=400), **limits: int) -> None:
    """Puts a framework of the demo in force, with other limits where they are named."""
    entry = entries()[code]
    changed = [limit | {"value": limits.get(limit["key"], limit["value"])} for limit in entry["limits"]]
    texts = {"title_nl": entry["title"]["nl"], "domain": entry["domain"], "law": [], "works_council": {}}
    texts |= {"review_months": 12, "next_review_on": date(2026, 12, 1)}
    await frameworks.adopt(system(on), code, texts=texts, limits=changed, clauses=clauses()[code])


async def agree() -> None:
    """The frameworks that ideas need, as the demo organisation agreed on them."""
    for code in ("KAD-06", "KAD-07", "KAD-08", "KAD-10"):
        await adopt(code)
