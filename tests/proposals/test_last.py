"""Whom it is about speaks last: not before the others, never by silence, never against their will."""

from datetime import timedelta

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.decisions.jobs import settle_rounds
from teamhub.decisions.rules import Stance
from teamhub.decisions.tables import Voice
from teamhub.proposals import queries, service
from teamhub.proposals.rules import State
from teamhub.proposals.waiting import waiting
from teamhub.teams.tables import Membership
from tests.conftest import NOON, Browser
from tests.decisions.about import OBJECTION, happened
from tests.factories import system
from tests.html import said, valid_html
from tests.proposals.garden import House, a_house

pytestmark = pytest.mark.usefixtures("db")
NOUR = 3


async def an_election(house: House, **more: object) -> int:
    return await house.propose(last=house.members[NOUR].id, **more)


async def test_she_is_refused_with_how_many_speak_first_until_all_have() -> None:
    house = await a_house()
    id = await an_election(house)
    await house.speak(id, 0, 1)
    with pytest.raises(WrongStage, match="you speak last: 2 of the others"):
        await house.speak(id, NOUR)
    assert await Voice.count() == 2
    await house.speak(id, 2, 4)
    assert (await house.seen(id, days=1)).state is State.RUNNING
    await house.speak(id, NOUR)
    assert await house.focus() == "Een appelboom"


async def test_whoever_leads_gives_the_turn_once_a_quorum_has_spoken_and_the_others_still_may() -> None:
    house = await a_house()
    id = await an_election(house)
    await house.speak(id, 0, 1)
    with pytest.raises(NotAllowed, match="Esra"):
        await service.give_turn(await house.act(1), id)
    with pytest.raises(WrongStage, match="once 3 of the others"):
        await service.give_turn(await house.act(), id)
    await house.speak(id, 2)
    await service.give_turn(await house.act(days=1), id)
    assert (await happened(f"proposal:{id}"))[-1] == "TurnGiven"
    with pytest.raises(WrongStage, match="Nobody waits"):
        await service.give_turn(await house.act(days=1), id)
    await house.speak(id, NOUR)
    assert (await house.seen(id, days=1)).state is State.RUNNING
    await house.speak(id, 4)
    assert (await house.seen(id, days=1)).state is State.CARRIED_OUT


async def test_silence_of_who_it_is_about_is_no_yes() -> None:
    house = await a_house()
    id = await an_election(house)
    await house.speak(id, 0, 1, 2, 4)
    assert (await house.seen(id, days=6)).state is State.TOO_FEW
    await settle_rounds(system(NOON + timedelta(days=6)))
    assert ((await house.seen(id, days=6)).state, await house.focus()) == (State.TOO_FEW, "")


async def test_nor_is_an_objection_and_who_left_the_team_cannot_say_yes() -> None:
    house = await a_house()
    id = await an_election(house)
    await house.speak(id, 0, 1, 2, 4)
    await house.speak(id, NOUR, stance=Stance.OBJECTION, **OBJECTION)
    assert ((await house.seen(id, days=1)).state, await house.focus()) == (State.OBJECTED, "")
    other = await an_election(house, on=2, key="garden:2")
    await Membership.update({Membership.until_on: NOON.date() + timedelta(days=2)}).where(
        Membership.person == house.members[NOUR].id
    )
    await house.speak(other, 0, 1, 2, 4, days=3)
    assert (await house.seen(other, days=3)).state is State.TOO_FEW
    assert await house.focus() == ""


async def test_her_own_objection_that_she_sees_met_is_a_yes_of_hers() -> None:
    house = await a_house()
    id = await an_election(house)
    await house.speak(id, 0, 1, 2, 4)
    await house.speak(id, NOUR, stance=Stance.OBJECTION, **OBJECTION)
    voice = (await house.matter(id, days=1)).rounds[-1].objections[0].id
    await service.propose_resolution(await house.act(days=2), id, voice, "Voor een half jaar.")
    met = (await house.matter(id, days=2)).rounds[-1].objections[0].proposed
    assert met
    await service.confirm(await house.act(NOUR, days=2), id, met.id)
    assert await house.focus() == "Een appelboom"


async def test_it_waits_for_her_when_her_turn_comes_and_she_reads_it_before() -> None:
    house = await a_house()
    id = await an_election(house)
    assert [item.said for item in await waiting(await house.act(1))] == ["%(name)s asks for your consent"]
    assert await waiting(await house.act(NOUR)) == []
    assert (await queries.one(await house.act(NOUR), id)).last == house.members[NOUR].id
    await house.speak(id, 0, 1, 2)
    await service.give_turn(await house.act(days=1), id)
    assert [item.quote for item in await waiting(await house.act(NOUR, days=1))] == [(await house.seen(id, NOUR)).title]


async def test_who_speaks_last_takes_part() -> None:
    house = await a_house()
    with pytest.raises(Invalid, match="takes part"):
        await house.propose(last=house.elsewhere.id)
    id = await house.propose(people=(house.members[0].id, house.elsewhere.id), last=house.elsewhere.id)
    with pytest.raises(NotFound):
        await house.seen(id, 1)
    await house.speak(id, 0, house.elsewhere)
    assert await house.focus() == "Een appelboom"


async def test_the_page_says_when_her_turn_comes_and_lets_the_proposer_give_it(browser: Browser) -> None:
    house = await a_house()
    id = await an_election(house)
    here = f"/voorstellen/{id}"
    for who in (0, 1, 2):
        await house.speak(id, who, days=0)
    await browser.sign_in(house.members[NOUR])
    page = said(valid_html((await browser.get(here)).text))
    assert "you speak last" in page and "Still to speak before you: Thirza." in page
    assert "I give consent" not in page
    refused = await browser.post(f"{here}/stem", {"stance": "consent"})
    assert refused.status_code == 409 and "1 of the others still speak first" in refused.text
    await browser.sign_in(house.members[0])
    assert "Give Nour the turn" in said(valid_html((await browser.get(here)).text))
    assert (await browser.post(f"{here}/beurt")).status_code == 303
    await browser.sign_in(house.members[NOUR])
    page = said(valid_html((await browser.get(here)).text))
    assert "It is your turn" in page and "I give consent" in page
    assert (await browser.post(f"{here}/stem", {"stance": "consent"})).status_code == 303
