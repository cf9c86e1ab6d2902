"""Two who press at the same moment: one of them was first, the other reads so, and nothing happens twice."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from teamhub.core.errors import Invalid, NotAllowed, Refused
from teamhub.decisions.jobs import settle_rounds
from teamhub.decisions.rules import Stance
from teamhub.decisions.tables import Decision
from teamhub.journal.queries import breaks
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting
from teamhub.proposals.rules import State
from teamhub.roles import rules, service
from teamhub.roles.exits import service as exits
from teamhub.roles.exits.tables import BuyIn
from teamhub.roles.handovers import queries as handovers
from teamhub.roles.handovers import service as handing
from teamhub.roles.shape.proposals import key
from teamhub.roles.tables import RoleTerm, TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, a_team, a_team_role, acting, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Us:
    team: Team
    people: list[Person]
    role: TeamRole

    async def ask(self, kind: str, who: int, **more: Any) -> int:
        person = self.people[who].id
        begin = more.pop("begin", TODAY)
        days = {"from": begin.isoformat(), "until": rules.last_day(begin, 12).isoformat()}
        given = {"last": person, "payload": {"role": self.role.id, "person": person, **days}, **more}
        act = await acting(self.people[0])
        return await putting.propose(act, kind, team=self.team.id, why="Zo past het.", key=key(self.role.id), **given)

    async def speak(self, proposal: int, who: int) -> None:
        await putting.speak(await acting(self.people[who], NOON + HOUR), proposal, Stance.CONSENT)

    async def state(self, proposal: int) -> State:
        return (await proposals.one(await acting(self.people[0], NOON + 2 * HOUR), proposal)).state


@pytest.fixture
async def us(db: str) -> Us:
    for code in ("KAD-06", "KAD-11"):
        await adopt(code)
    made = Us()
    made.people = [await a_person(name) for name in ("Esra", "Ilse", "Nour")]
    made.team = await a_team(*made.people, mpp=await a_person("Harmen"))
    made.role = await a_team_role(made.team, "planner")
    return made


async def together(*verbs: Any) -> list[str]:
    """What came of each: nothing that is no refusal of ours goes wrong."""
    done = await asyncio.gather(*verbs, return_exceptions=True)
    assert all(not isinstance(one, BaseException) or isinstance(one, Refused) for one in done), done
    return ["refused" if isinstance(one, Refused) else "done" for one in done]


async def happened(what: str) -> int:
    return await Entry.count().where(Entry.what == what)


@pytest.mark.parametrize("rotate", range(3))
async def test_the_last_voice_the_clock_and_taking_it_back(us: Us, rotate: int) -> None:
    proposal = await us.ask("roles.ask", 2)
    for who in (0, 1):
        await us.speak(proposal, who)
    over = NOON + 6 * DAY
    verbs = [
        us.speak(proposal, 2),
        putting.withdraw(await acting(us.people[0], NOON + HOUR), proposal),
        settle_rounds(system(over)),
        settle_rounds(system(over)),
    ]
    await together(*verbs[rotate:], *verbs[:rotate])
    state = (await proposals.one(await acting(us.people[0], over), proposal)).state
    held = await RoleTerm.count()
    assert (state, held) in [(State.CARRIED_OUT, 1), (State.WITHDRAWN, 0), (State.TOO_FEW, 0)]
    assert (await Decision.count(), await happened("RoleTaken"), await happened("RoundClosed")) in [
        (held, held, 1), (0, 0, 0),
    ]  # fmt: skip
    assert await breaks() == []


async def test_two_proposals_for_one_seat_close_at_once(us: Us) -> None:
    first, second = await us.ask("roles.ask", 2), await us.ask("roles.extend", 1)
    for who in (0, 1):
        await us.speak(first, who)
    for who in (0, 2):
        await us.speak(second, who)
    assert await together(us.speak(first, 2), us.speak(second, 1)) == ["done", "done"]
    assert {await us.state(first), await us.state(second)} == {State.CARRIED_OUT, State.OVERTAKEN}
    assert await RoleTerm.count() == 1


async def test_the_same_is_put_once(us: Us) -> None:
    assert sorted(await together(us.ask("roles.ask", 1), us.ask("roles.ask", 2))) == ["done", "refused"]


async def test_nobody_is_proposed_without_being_asked_last(us: Us) -> None:
    for last in (None, us.people[1].id):
        with pytest.raises(NotAllowed):
            await us.ask("roles.ask", 2, last=last)


async def test_no_seat_is_promised_for_more_than_a_year_ahead(us: Us) -> None:
    assert await us.ask("roles.ask", 2, begin=TODAY + 365 * DAY)
    with pytest.raises(Invalid, match="within a year"):
        await us.ask("roles.extend", 2, begin=TODAY + 366 * DAY)


async def test_a_vacancy_is_covered_and_bought_in_once(us: Us) -> None:
    esra, ilse = await acting(us.people[0]), await acting(us.people[1])
    until = {"until_on": TODAY + 20 * DAY}
    both = [service.stand_in(act, us.role.id, **until) for act in (esra, ilse, esra)]
    assert sorted(await together(*both)) == ["done", "refused", "refused"]
    asked = [exits.ask(act, us.role.id, what="Klussen", whom="facilitair", **until) for act in (esra, ilse)]
    assert sorted(await together(*asked)) == ["done", "refused"]
    mpp = await Person.objects().get(Person.name == "Harmen")
    assert mpp
    (number,) = await BuyIn.select(BuyIn.id).output(as_list=True)
    answers = [exits.answer(await acting(mpp), number, yes=yes, words="Zo.") for yes in (True, False, True)]
    assert sorted(await together(*answers, exits.end(esra, number))) in [
        ["done", "done", "refused", "refused"], ["done", "refused", "refused", "refused"],
    ]  # fmt: skip
    assert await happened("BuyInAgreed") + await happened("BuyInDeclined") <= 1


async def test_a_handover_begins_and_is_signed_once(us: Us) -> None:
    await service.appoint(system(), us.role.id, us.people[0].id, from_on=TODAY, until_on=TODAY + 9 * DAY)
    esra = await acting(us.people[0])
    assert set(await together(handing.start(esra, us.role.id), handing.start(esra, us.role.id))) == {"done"}
    await service.appoint(system(), us.role.id, us.people[1].id, from_on=TODAY + 10 * DAY)
    (one,) = await handovers.of_role(esra, us.role.id)
    ilse = await acting(us.people[1])
    await together(
        handing.sign_given(esra, one.id), handing.sign_given(esra, one.id),
        handing.sign_taken(ilse, one.id), handing.sign_taken(ilse, one.id),
    )  # fmt: skip
    assert (await happened("RoleHandedOver"), await happened("RoleTakenOver")) == (1, 1)


async def test_a_role_is_given_back_and_released_once(us: Us) -> None:
    await service.appoint(system(), us.role.id, us.people[0].id, from_on=TODAY, until_on=TODAY)
    tomorrow = NOON + DAY
    esra, ilse = await acting(us.people[0], tomorrow), await acting(us.people[1], tomorrow)
    assert sorted(await together(service.release(esra, us.role.id), service.release(ilse, us.role.id))) == [
        "done", "refused",
    ]  # fmt: skip
    assert await happened("RoleReleased") == 1
