"""A kind of proposal that only tests know: what a team is about, and what that costs. And a house that it is put to."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.errors import Refused, WrongStage
from teamhub.core.i18n import later
from teamhub.decisions import queries as decisions
from teamhub.decisions.matter import Matter
from teamhub.decisions.rules import Stance
from teamhub.frameworks.authority import Facts
from teamhub.frameworks.questions import SPEND
from teamhub.people.tables import Person
from teamhub.proposals import queries, service
from teamhub.proposals.kinds import KINDS, Kind, Line, Payload, Put
from teamhub.proposals.seen import Seen
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, a_team, acting, holds

KEY = "garden:1"


async def _names(act: Act, payload: Payload) -> dict[str, Any]:
    return {"what": payload["focus"], "on": NOON.date()}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {"amount": payload["amount"]}


async def _check(act: Act, put: Put) -> Refused | None:
    team = await Team.objects().get(Team.id == put.payload["team"])
    assert team
    return WrongStage("There is a garden already: %(what)s.", what=team.focus_nl) if team.focus_nl else None


async def _apply(act: Act, put: Put) -> None:
    """Adds to what is there, so that a second time would show."""
    team = await Team.objects().get(Team.id == put.payload["team"])
    assert team and act.by.id is None
    text = team.focus_nl + put.payload["focus"]
    await Team.update({Team.focus_nl: text}).where(Team.id == team.id)
    if put.payload.get("fails"):
        raise WrongStage("The ground is frozen.")


async def _lines(act: Act, payload: Payload) -> list[Line]:
    team = await Team.objects().get(Team.id == payload["team"])
    assert team
    return [Line(later("Garden"), team.focus_nl or None, payload["focus"]), Line(later("Costs"), 0, payload["amount"])]


TREE = Kind(
    name="garden.tree",
    question=SPEND,
    title="A garden: %(what)s, seen on %(on)s",
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    place=lambda payload: ("teams.show", {"team_id": payload["team"]}),
    lines=_lines,
)
OPEN_TREE = replace(TREE, name="garden.open", colleagues=True)
KINDS.update({kind.name: kind for kind in (TREE, OPEN_TREE)})


class House:
    """Esra, Ilse, Karim, Nour and Thirza are a team, Harmen is its MPP; Vera helps with the process, Wim is not."""

    team: Team
    members: list[Person]
    mpp: Person
    process: Person
    elsewhere: Person

    async def act(self, who: Person | int = 0, **later: float) -> Act:
        return await acting(self.members[who] if isinstance(who, int) else who, NOON + timedelta(**later))

    async def propose(self, by: Person | int = 0, on: float = 0, **more: Any) -> int:
        payload = {"team": self.team.id, "focus": "Een appelboom", "amount": 800, **more.pop("payload", {})}
        given = {"kind": TREE.name, "key": KEY, "why": "Fruit voor iedereen.", "payload": payload, **more}
        if "people" not in given:
            given.setdefault("team", self.team.id)
        return await service.propose(await self.act(by, days=on), **given)

    async def speak(
        self, proposal: int, *who: Person | int, stance: Stance = Stance.CONSENT, days: float = 1, **why: str
    ) -> None:
        for one in who:
            await service.speak(await self.act(one, days=days), proposal, stance, **why)

    async def seen(self, proposal: int, who: Person | int = 0, **later: float) -> Seen:
        return await queries.one(await self.act(who, **later), proposal)

    async def matter(self, proposal: int, who: Person | int = 0, **later: float) -> Matter:
        return await decisions.matter(await self.act(who, **later), f"proposal:{proposal}")

    async def focus(self) -> str:
        row = await Team.select(Team.focus_nl).where(Team.id == self.team.id).first()
        assert row
        return str(row["focus_nl"])


async def a_house(at: datetime = NOON - timedelta(days=400)) -> House:
    for code in ("KAD-06", "KAD-10"):
        await adopt(code, on=at)
    house = House()
    house.members = [await a_person(name) for name in ("Esra", "Ilse", "Karim", "Nour", "Thirza")]
    house.mpp, house.process, house.elsewhere = [await a_person(name) for name in ("Harmen", "Vera", "Wim")]
    house.team = await a_team(*house.members, mpp=house.mpp, name="Team Alkmaar")
    await a_team(house.elsewhere, name="Team Haarlem")
    await holds(house.process, Office.PROCESS)
    return house
