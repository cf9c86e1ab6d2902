"""Advice and decisions about an idea: by its owner, after what the frameworks ask."""

import asyncio
from datetime import date

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Capacity, Manner
from teamhub.decisions.tables import Decision
from teamhub.ideas import queries
from teamhub.ideas.deciding import service
from teamhub.ideas.deciding.queries import advisers, deciding
from teamhub.ideas.deciding.waiting import waiting
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Talent
from tests.conftest import NOON
from tests.decisions.about import happened
from tests.factories import a_person, a_role, a_team, acting, holds
from tests.ideas.deciding.about import AGAIN, a_house
from tests.ideas.factories import an_idea

pytestmark = pytest.mark.usefixtures("db")


async def test_who_is_asked_may_read_the_idea_from_then_on() -> None:
    house = await a_house()
    wout = await a_person("Wout")
    await a_team(wout)
    with pytest.raises(NotFound):
        await queries.idea(await house.act(wout), house.idea_id)
    await house.ask(wout, house.mpp, house.members[1])

    assert (await house.idea()).stage == Stage.ADVICE
    assert await queries.idea(await house.act(wout), house.idea_id)
    asked = {one.name: one.capacity for one in (await house.matter()).asked}
    assert asked == {"Wout": Capacity.COLLEAGUE, "Harmen": Capacity.MPP, "Ilse": Capacity.COLLEAGUE}
    assert (await happened(house.subject))[-1] == "AdviceAsked"


async def test_the_council_is_asked_as_a_body_and_may_read_it() -> None:
    house = await a_house(clients=True)
    with pytest.raises(NotFound):
        await queries.idea(await house.act(house.council), house.idea_id)
    await house.ask(council=True)
    [council] = (await house.matter()).asked
    assert council.due_on == date(2026, 3, 23)
    await service.give_advice(await house.act(house.council, days=3), house.idea_id, council.id, "Doe maar.")
    with pytest.raises(NotFound):
        await service.give_advice(await house.act(house.council, days=3), house.idea_id, council.id + 9, "Doe maar.")


async def test_who_comes_to_the_council_later_reads_what_it_was_asked() -> None:
    house, later = await a_house(clients=True), await a_person("Yusuf")
    await house.ask(council=True)
    await holds(later, Office.COUNCIL)
    [asked] = await waiting(await house.act(later, days=1))
    assert asked.params == {"idea_id": house.idea_id}
    assert await queries.sees(await house.act(later, days=1), house.idea_id)
    [council] = (await house.matter()).asked
    await service.give_advice(await house.act(later, days=1), house.idea_id, council.id, "Doe maar.")


async def test_nobody_is_asked_who_is_not_here() -> None:
    house = await a_house()
    gone = await a_person("Roel", left_on=date(2026, 3, 1))
    operator = await a_person("Otto")
    await holds(operator, Office.OPERATOR)
    for nobody in (gone, operator, house.members[0]):
        with pytest.raises(Invalid):
            await house.ask(nobody)
    assert (await house.idea()).stage == Stage.OPEN


async def test_somebody_of_the_client_council_can_be_asked_for_themselves() -> None:
    """As an expert by experience: the advice of the council as a body is another matter."""
    house = await a_house()
    await house.ask(house.council)
    (asked,) = (await house.matter()).asked
    assert asked.capacity is Capacity.COLLEAGUE


async def test_an_own_decision_waits_for_advice_and_for_replies() -> None:
    house = await a_house()
    with pytest.raises(WrongStage, match="advice from those it concerns"):
        await house.decide()
    await house.ask(house.members[1], house.members[2])
    ilse, _ = (await house.matter()).asked
    await service.give_advice(await house.act(1, days=1), house.idea_id, ilse.id, "Houd de vragen over krachten.")
    with pytest.raises(WrongStage, match="advice from those"):
        await house.decide(days=14)  # Karim may still answer today
    with pytest.raises(WrongStage, match="follow it"):
        await house.decide(days=15)  # he kept silent, and Ilse has no reply
    [given] = (await house.matter()).asked[0].given
    await service.reply_to_advice(await house.act(days=15), house.idea_id, given.id, followed=True, text="Ze blijven.")
    await house.decide(days=15)

    assert (await house.idea()).stage == Stage.DECISION
    decided = (await house.matter(days=15)).holds("decide")
    assert decided and (decided.way, decided.evaluate_on, decided.by) == (Manner.ADVICE, AGAIN, house.members[0].id)
    assert decided.ruling.clause and decided.ruling.clause.framework == "KAD-07"
    assert (await happened(house.subject))[-4:] == ["AdviceAsked", "AdviceGiven", "AdviceFollowed", "DecisionTaken"]


@pytest.mark.parametrize(
    ("amount", "refusal"), [(900, "The team decides by consent"), (7000, "Only a framework request")]
)
async def test_what_is_not_the_owners_is_refused_with_the_ruling(amount: int, refusal: str) -> None:
    house = await a_house(amount=amount)
    with pytest.raises(NotAllowed, match=refusal):
        await house.decide()
    assert not await Decision.exists() and (await house.idea()).stage == Stage.OPEN


async def test_the_mpp_is_asked_and_does_not_decide() -> None:
    house = await a_house(amount=2000)
    await house.ask(house.members[1])
    with pytest.raises(WrongStage, match="advice from the MPP"):
        await house.decide(days=20)
    await house.ask(house.mpp, days=20)
    await house.decide(days=35)  # the MPP kept silent: that holds nothing up
    decided = (await house.matter(days=35)).holds("decide")
    assert decided and decided.by == house.members[0].id


async def test_only_the_owner_asks_replies_and_decides() -> None:
    house = await a_house()
    await house.ask(house.members[1], house.mpp)
    for who in (house.members[1], house.mpp):
        act = await house.act(who, days=20)
        with pytest.raises(NotAllowed):
            await service.ask_advice(act, house.idea_id, "Ook vragen?", [house.members[2].id])
        with pytest.raises(NotAllowed):
            await service.decide(act, house.idea_id, text="Ik beslis.", evaluate_on=AGAIN)
        with pytest.raises(NotAllowed):
            await service.reply_to_advice(act, house.idea_id, 1, followed=True, text="Ja.")


async def test_after_the_decision_no_more_advice() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    ilse = (await house.matter()).asked[0]
    await house.decide(days=15)
    with pytest.raises(WrongStage, match="been decided"):
        await house.ask(house.members[2], days=16)
    with pytest.raises(WrongStage, match="decided meanwhile"):
        await service.give_advice(await house.act(1, days=16), house.idea_id, ilse.id, "Toch nog iets.")


async def test_two_press_at_once_and_one_decides() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    pressed = await asyncio.gather(house.decide(days=15), house.ask(house.members[2], days=15), return_exceptions=True)
    assert sorted(isinstance(one, WrongStage | Stale) for one in pressed) == [False, True]


async def test_advisers_are_proposed_for_a_reason() -> None:
    house = await a_house(clients=True, title="Een rooster voor kinderen", amount=2000)
    coach, hr, planner, singer = [await a_person(name) for name in ("Tom", "Anita", "Bram", "Zoë")]
    await holds(coach, Office.PRACTICE)
    await holds(hr, Office.HR)
    await a_role(planner, house.team, "rooster")
    await a_role(await a_person("Wout"), await a_team(), "rooster")  # of another team
    await Talent(person=singer.id, text="zingen met kinderen", at=NOON).save()
    idea = await house.idea()
    act = await house.act()
    seen = await deciding(act, idea)

    found = {adviser.name: (adviser.capacity, adviser.needed) for adviser in await advisers(act, idea, seen.ruling)}
    assert found == {
        "": (Capacity.COUNCIL, True),
        "Bram": (Capacity.ROLE, False),
        "Anita": (Capacity.HR, False),
        "Harmen": (Capacity.MPP, True),
        "Tom": (Capacity.PRACTICE, False),
        "Zoë": (Capacity.COLLEAGUE, False),
    }
    left = await advisers(act, idea, seen.ruling, [None, planner.id])
    assert {"", "Bram"} & {adviser.name for adviser in left} == set()


async def test_only_somebody_of_the_team_carries_it_out() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    act = await house.act(days=15)
    for stranger in (house.mpp.id, house.council.id, 9999, -1):
        with pytest.raises(Invalid):
            await service.decide(act, house.idea_id, text="Doen.", evaluate_on=AGAIN, doer=stranger)
        with pytest.raises(Invalid):
            await house.call(doer=stranger)
    assert not await Decision.count()


async def test_the_decision_of_another_idea_is_not_told_from_none() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    await house.decide(days=15)
    row = await decisions.current(house.subject, "decide")
    assert row
    other = await an_idea(await house.act(1))
    for number in (row.id, row.id + 1):
        with pytest.raises(NotFound):
            await service.look_again(await house.act(2, days=16), other.id, number, "Wat is dit?")


async def test_the_owner_and_who_carries_it_out_look_again() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    act = await house.act(days=15)
    await service.decide(act, house.idea_id, text="Karim doet het.", evaluate_on=AGAIN, doer=house.members[2].id)
    row = await decisions.current(house.subject, "decide")
    assert row
    with pytest.raises(NotAllowed):
        await service.look_again(await house.act(1, days=300), house.idea_id, row.id, "Ik vind van niet.")
    await service.look_again(await house.act(2, days=274), house.idea_id, row.id, "Het werkt.", date(2027, 3, 1))
    await service.look_again(await house.act(0, days=365), house.idea_id, row.id, "Het werkt nog steeds.")
    with pytest.raises(NotFound):
        await service.withdraw_consent(await house.act(house.mpp, days=20), house.idea_id, row.id, "Te duur.")
    await service.withdraw_consent(await house.act(3, days=20), house.idea_id, row.id, "De printer is weg.")
    [doubt] = (await house.matter(days=20)).decisions[0].doubts
    with pytest.raises(NotAllowed):
        await service.answer_doubt(await house.act(3, days=21), house.idea_id, doubt.id, "Laat maar.")
    await service.answer_doubt(await house.act(days=21), house.idea_id, doubt.id, "Er komt een nieuwe.")
    assert (await house.matter(days=22)).decisions[0].doubts[0].reply == "Er komt een nieuwe."


async def test_an_idea_of_an_office_asks_no_team() -> None:
    house = await a_house()
    await Idea.update(team=None).where(Idea.id == house.idea_id)
    seen = await deciding(await house.act(), await house.idea())
    assert (seen.alone, seen.together) == (True, False)
    with pytest.raises(Invalid, match="no team"):
        await house.call()


async def test_somebody_elses_advice_is_not_found_through_another_idea() -> None:
    house, other = await a_house(), await a_house_beside()
    await house.ask(house.members[1])
    ilse = (await house.matter()).asked[0]
    with pytest.raises(NotFound):
        await service.give_advice(await acting(house.members[1]), other, ilse.id, "Via een ander idee.")


async def a_house_beside() -> int:
    owner = await a_person("Wout")
    await a_team(owner)
    return (await an_idea(await acting(owner))).id
