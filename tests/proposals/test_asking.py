"""Advice about a proposal; what waits for whom; who is told; what a team has on its agenda."""

from datetime import date, timedelta

import pytest

from teamhub.core import agenda
from teamhub.core.errors import NotAllowed, NotFound, WrongStage
from teamhub.core.telling import About
from teamhub.core.waiting import Waiting
from teamhub.decisions.rules import Stance
from teamhub.notices import queries as notices
from teamhub.notices import service as noticing
from teamhub.people.tables import Person
from teamhub.proposals import advising, service
from teamhub.proposals import waiting as waits
from teamhub.proposals.rules import State
from teamhub.teams.tables import Team
from tests.conftest import NOON, counting
from tests.decisions.about import OBJECTION, happened
from tests.factories import system
from tests.proposals.garden import House, a_house
from tests.proposals.test_proposals import an_objected, objection

pytestmark = pytest.mark.usefixtures("db")
DEAR = {"amount": 2000}  # the team and the MPP, after their advice


async def says(house: House, who: Person | int = 0, **later: float) -> list[tuple[str, date | None]]:
    return [(item.said, item.due) for item in await waits.waiting(await house.act(who, **later))]


async def told(house: House, who: Person | int, **later: float) -> list[tuple[About, str]]:
    await noticing.deliver(system(NOON + timedelta(**later)))
    inbox = await notices.inbox(await house.act(who, **later))
    return [(one.about, one.told.what) for one in inbox if one.about is not About.FRAMEWORKS]


async def test_the_mpp_is_asked_at_once_and_nothing_closes_before_they_had_their_days() -> None:
    house = await a_house()
    id = await house.propose(payload=DEAR)
    assert await says(house, house.mpp) == [("%(name)s asks for your advice", date(2026, 3, 16))]
    await house.speak(id, *range(5))
    seen = await house.seen(id, days=1)
    assert (seen.state, seen.closes_at.date()) == (State.RUNNING, date(2026, 3, 16))  # midnight after it, in UTC
    assert (await house.seen(id, house.mpp)).title
    with pytest.raises(NotAllowed):
        await house.speak(id, house.mpp)


async def test_when_the_advice_is_there_the_last_voice_decides_and_it_can_be_answered() -> None:
    house = await a_house()
    id = await house.propose(payload=DEAR)
    [asked] = (await house.matter(id)).asked
    with pytest.raises(NotAllowed):
        await advising.give_advice(await house.act(1), id, asked.id, "Doen.")
    other = await house.propose(key="garden:2", payload=DEAR)
    with pytest.raises(NotFound):
        await advising.give_advice(await house.act(house.mpp), other, asked.id, "Doen.")
    await house.speak(id, *range(4))
    await advising.give_advice(await house.act(house.mpp, days=2), id, asked.id, "Doen.")
    assert ("%(name)s gave you advice", None) in await says(house, days=2)
    [given] = (await house.matter(id, days=2)).asked[0].given
    with pytest.raises(NotAllowed, match="Esra"):
        await advising.reply(await house.act(1, days=2), id, given.id, followed=True, text="Ja.")
    await advising.reply(await house.act(days=2), id, given.id, followed=True, text="Ja.")
    await house.speak(id, 4, days=3)
    assert (await house.seen(id, days=3)).state is State.CARRIED_OUT


async def test_advice_after_the_last_voice_decides_too() -> None:
    house = await a_house()
    id = await house.propose(payload=DEAR)
    await house.speak(id, *range(5))
    [asked] = (await house.matter(id)).asked
    await advising.give_advice(await house.act(house.mpp, days=2), id, asked.id, "Doen.")
    assert await house.focus() == "Een appelboom"
    assert (await happened(f"proposal:{id}"))[-4:] == [
        "PhaseReached", "RoundClosed", "DecisionTaken", "ProposalCarriedOut",
    ]  # fmt: skip


async def test_an_mpp_who_says_nothing_holds_nothing_up() -> None:
    house = await a_house()
    id = await house.propose(payload=DEAR)
    await house.speak(id, 0, 1, 2)
    assert (await house.seen(id, days=15)).state is State.ADOPTED


async def test_a_voice_waits_until_the_day_it_closes_and_then_for_who_put_it() -> None:
    house = await a_house()
    id = await house.propose()
    [item] = await waits.waiting(await house.act(1))
    assert (item.said, item.names, item.due) == (
        "%(name)s asks for your consent", {"name": "Esra"}, date(2026, 3, 7),
    )  # fmt: skip
    assert isinstance(item, Waiting) and item.quote == "A garden: Een appelboom, seen on 2 March 2026"
    await house.speak(id, 1)
    assert await says(house, 1) == [] == await says(house, house.mpp)
    assert await says(house, 2, days=6) == []
    assert await says(house, days=6) == [("Too few spoke about your proposal", None)]


async def test_an_objection_waits_for_who_put_it_then_for_the_objector_and_then_for_help() -> None:
    house = await a_house()
    id = await an_objected(house)
    due = date(2026, 3, 24)
    assert await says(house, days=1) == [("Your proposal met an objection", due)]
    await service.propose_resolution(await house.act(days=2), id, await objection(house, id, 2), "In een bak.")
    assert await says(house, days=2) == []
    assert await says(house, 4, days=2) == [("Is your objection met?", due)]
    for day in (3, 6):
        assert await says(house, house.mpp, days=day) == []
        await service.again(await house.act(days=day), id, why="Nog eens.", days=1)
    assert await says(house, house.process, days=8) == [
        ("Two rounds without consent: the team asks for your help", date(2026, 3, 30))
    ]
    assert await says(house, house.mpp, days=8) == [
        ("Three rounds without consent: choose a route together with the team", date(2026, 3, 30))
    ]


async def test_who_is_asked_is_told_and_all_hear_what_came_of_it() -> None:
    house = await a_house()
    id = await house.propose()
    assert await told(house, 1) == [(About.ASKED, "RoundCalled")]
    assert await told(house, house.mpp) == [] == await told(house, house.elsewhere)
    await house.speak(id, *range(5))
    assert (await told(house, 1, days=1))[0] == (About.TEAM, "ProposalCarriedOut")
    assert (await told(house, 0, days=1))[0] == (About.MINE, "ProposalCarriedOut")
    await Team.update({Team.focus_nl: ""}).where(Team.id == house.team.id)
    await an_objected(house, on=2)
    assert (About.MINE, "RoundClosed") in await told(house, 0, days=4)


async def test_the_agenda_of_a_team_is_for_who_may_read_it() -> None:
    house = await a_house()
    await an_objected(house)
    await house.propose(on=2, key="garden:2")
    found = await agenda.everything(await house.act(1, days=2), house.team.id)
    mine = [item for item in found if item.route == "proposals.show"]
    assert [(item.said, item.due) for item in mine] == [
        ("%(name)s asks this team for consent", date(2026, 3, 9)),
        ("An objection to a proposal of %(name)s is not met yet", date(2026, 3, 24)),
    ]
    assert await waits.agenda(await house.act(house.elsewhere, days=2), house.team.id) == []
    assert len(await waits.agenda(await house.act(2, days=2), house.team.id)) == 2


async def test_what_waits_takes_as_many_queries_for_one_as_for_ten() -> None:
    house = await a_house()
    counts = []
    for number in range(10):
        await house.propose(number % 5, key=f"garden:{number}")
        act = await house.act(4)
        with counting() as asked:
            found = await waits.waiting(act)
            await waits.agenda(act, house.team.id)
        assert len(found) == number + 1
        counts.append(len(asked))
    assert set(counts) == {2}
    await house.speak(await house.propose(key="garden:x"), 1, stance=Stance.OBJECTION, **OBJECTION)


async def test_what_was_decided_is_looked_at_again_by_who_put_it_and_who_carries_it_out() -> None:
    house = await a_house()
    id = await house.propose(doer=house.members[2].id, evaluate_on=date(2026, 5, 1))
    with pytest.raises(WrongStage, match="not decided"):
        await service.look_again(await house.act(), id, "Hij bloeit.")
    await house.speak(id, *range(5))
    assert await says(house, days=59) == []
    for who in (0, 2):
        assert await says(house, who, days=60) == [("A decision is looked at again", date(2026, 5, 1))]
    with pytest.raises(NotAllowed, match="carries it out"):
        await service.look_again(await house.act(1, days=60), id, "Hij bloeit.")
    await service.look_again(await house.act(2, days=60), id, "Hij bloeit.", date(2026, 9, 1))
    assert await says(house, days=60) == [] == await says(house, 2, days=60)
    await service.look_again(await house.act(days=190), id, "Appels.")
    assert await says(house, days=190) == []
