"""Where an idea leaves its way, and comes back by itself or by its owner."""

from datetime import date

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import FrameworkRequest, Outcome
from teamhub.ideas.resting import service
from teamhub.ideas.rules import fields_of
from teamhub.ideas.stages import Stage
from teamhub.ideas.texts import service as texts
from tests.decisions.about import happened
from tests.ideas.deciding.about import House, a_house

pytestmark = pytest.mark.usefixtures("db")
MAY = date(2026, 5, 1)


async def test_a_parked_idea_names_its_day_and_goes_back_to_where_it_was() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    with pytest.raises(Invalid, match="day to come"):
        await service.park(await house.act(), house.idea_id, wake_on=date(2026, 3, 2), why="Druk.")
    await service.park(await house.act(), house.idea_id, wake_on=MAY, why="Eerst de verhuizing.")
    idea = await house.idea()
    assert (idea.stage, idea.resume_stage, idea.wake_on) == (Stage.PARKED, Stage.ADVICE, MAY)
    await service.wake(await house.act(days=10), house.idea_id)
    idea = await house.idea()
    assert (idea.stage, idea.resume_stage, idea.wake_on) == (Stage.ADVICE, None, None)
    assert (await happened(house.subject))[-2:] == ["IdeaParked", "IdeaWoken"]


async def test_an_idea_ends_with_a_lesson() -> None:
    house = await a_house()
    await house.call()
    await service.stop(await house.act(), house.idea_id, "Een spraakbericht mag niet op een telefoon.")
    idea = await house.idea()
    assert (idea.stage, idea.lesson) == (Stage.STOPPED, "Een spraakbericht mag niet op een telefoon.")
    assert (await house.matter()).running is None
    with pytest.raises(WrongStage):
        await service.wake(await house.act(), house.idea_id)


async def outside(house: House) -> FrameworkRequest:
    act = await house.act()
    await service.go_outside(act, house.idea_id, framework="KAD-10", why="Mag het ook uit de innovatiepot?")
    request = await FrameworkRequest.objects().first()
    assert request
    return request


async def test_outside_the_frameworks_asks_and_comes_back_when_answered() -> None:
    house = await a_house()
    request = await outside(house)
    assert (request.code, request.idea, request.by) == ("KAD-10", house.idea_id, house.members[0].id)
    assert (await house.idea()).stage == Stage.OUTSIDE
    with pytest.raises(WrongStage, match="no answer yet"):
        await service.come_inside(await house.act(days=1), house.idea_id)
    act = await house.act(house.mpp, days=2)
    await requests.answer_request(act, request.id, outcome=Outcome.ALLOWED, answer="Dit keer wel.")
    await service.come_inside(await house.act(days=3), house.idea_id)
    assert (await house.idea()).stage == Stage.OPEN
    assert (await happened(house.subject))[-2:] == ["IdeaOutside", "IdeaInside"]


async def test_who_changes_the_idea_so_that_it_fits_need_not_wait() -> None:
    house = await a_house()
    await outside(house)
    idea = await house.idea()
    act = await house.act(days=1)
    await texts.edit(act, idea.id, idea.revision, {**fields_of(idea), "proposal": "Eén pagina."}, "")
    await service.come_inside(act, idea.id)
    assert (await house.idea()).stage == Stage.OPEN


async def test_outside_can_be_parked_and_comes_back_to_where_it_was_before() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    await outside(house)
    await service.park(await house.act(), house.idea_id, wake_on=MAY, why="Tot het antwoord er is.")
    await service.wake(await house.act(days=1), house.idea_id)
    assert (await house.idea()).stage == Stage.ADVICE


async def test_a_framework_that_does_not_exist_blocks_nothing() -> None:
    house = await a_house()
    with pytest.raises(NotFound):
        await service.go_outside(await house.act(), house.idea_id, framework="KAD-99", why="?")
    assert (await house.idea()).stage == Stage.OPEN
    assert not await FrameworkRequest.exists()


async def test_nobody_else_parks_stops_or_wakes_it() -> None:
    house = await a_house()
    await house.ask(house.mpp, house.process, house.members[1])
    for who in (house.members[1], house.mpp, house.process):
        act = await house.act(who)
        for refused in (
            service.park(act, house.idea_id, wake_on=MAY, why="Ik regel het."),
            service.stop(act, house.idea_id, "Te duur."),
            service.go_outside(act, house.idea_id, framework="KAD-10", why="Ik regel het."),
            service.wake(act, house.idea_id),
            service.come_inside(act, house.idea_id),
        ):
            with pytest.raises(NotAllowed):
                await refused
    assert (await house.idea()).stage == Stage.ADVICE
