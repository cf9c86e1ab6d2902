"""Consent rounds about an idea: called where the frameworks allow it, led by its owner alone."""

from datetime import date

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.decisions import objection_service
from teamhub.decisions.rules import Manner, Outcome, Phase, Stance
from teamhub.ideas import queries
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.resting import service as resting
from teamhub.ideas.stages import Stage
from tests.decisions.about import OBJECTION
from tests.factories import a_person, holds
from tests.ideas.deciding.about import House, a_house

pytestmark = pytest.mark.usefixtures("db")


async def test_a_team_decides_by_consent_and_the_ruling_stays_with_it() -> None:
    house = await a_house(amount=900)
    await house.consents()
    assert (await house.idea()).stage == Stage.DECISION
    decided = (await house.matter(days=6)).holds("decide")
    assert decided and decided.way is Manner.CONSENT and decided.ruling.clause
    assert decided.ruling.said().startswith("The team decides by consent (KAD-10")


async def test_more_than_is_asked_is_fine_and_what_is_asked_first_still_is() -> None:
    light = await a_house()
    await light.consents()  # its owner could have decided after advice
    dear = await a_house(amount=2000, clients=True)
    with pytest.raises(WrongStage, match="advice from the MPP and advice from the client council"):
        await dear.call()
    await dear.ask(dear.mpp, council=True)
    with pytest.raises(WrongStage, match="client council"):
        await dear.call(on=15)  # the MPP kept silent, the council has three weeks
    await dear.call(on=22)
    assert (await dear.idea()).stage == Stage.DECISION


async def test_what_is_not_a_teams_is_refused_with_the_ruling() -> None:
    house = await a_house(amount=7000)
    with pytest.raises(NotAllowed, match="Only a framework request"):
        await house.call()
    assert (await house.idea()).stage == Stage.OPEN


async def test_in_a_meeting_all_phases_are_on_one_day() -> None:
    house = await a_house()
    round_id = await house.call(meeting_on=date(2026, 3, 4))
    seen = (await house.matter(days=2)).rounds[-1]
    assert seen.closes_at.isoformat() == "2026-03-04T23:00:00+00:00"  # midnight in Amsterdam
    await rounds.next_phase(await house.act(days=2), house.idea_id, round_id)
    with pytest.raises(Stale):  # a button that was pressed twice: the phase that is left unsaid is not passed over
        await rounds.next_phase(await house.act(days=2, minutes=5), house.idea_id, round_id, Phase.PICTURE)
    await rounds.next_phase(await house.act(days=2, minutes=10), house.idea_id, round_id, Phase.OPINION)
    for who in range(5):
        await house.speak(who, round_id, days=2.02)
    assert (await house.matter(days=2.03)).rounds[-1].outcome is Outcome.ADOPTED


@pytest.mark.parametrize("wrong", [{"days": (0, 0, 0)}, {"days": (1, 1, 61)}, {"days": (-1, 2, 2)}], ids=str)
async def test_phases_last_for_days(wrong: dict[str, tuple[int, int, int]]) -> None:
    house = await a_house()
    with pytest.raises(Invalid, match="60 days"):
        await house.call(**wrong)


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 6, 1)])
async def test_a_meeting_is_soon(day: date) -> None:
    house = await a_house()
    with pytest.raises(Invalid, match="meeting"):
        await house.call(meeting_on=day)


async def test_only_the_owner_leads_and_the_team_speaks() -> None:
    house = await a_house()
    round_id = await house.call()
    other = await house.act(1)
    for refused in (
        rounds.next_phase(other, house.idea_id, round_id),
        rounds.adjust(other, house.idea_id, round_id, "Iets anders"),
        rounds.withdraw(other, house.idea_id, round_id),
    ):
        with pytest.raises(NotAllowed):
            await refused
    with pytest.raises(NotFound):
        await rounds.speak(await house.act(house.mpp), house.idea_id, round_id, Stance.CONSENT)
    with pytest.raises(NotFound):
        await rounds.next_phase(await house.act(), house.idea_id, round_id + 1)


async def test_the_owner_adjusts_asks_and_withdraws() -> None:
    house = await a_house()
    round_id = await house.call()
    await rounds.contribute(await house.act(1), house.idea_id, round_id, "Hoe lang wordt het?")
    await rounds.adjust(await house.act(), house.idea_id, round_id, "Twee pagina's.")
    assert (await house.matter()).rounds[-1].proposal == "Twee pagina's."
    await rounds.withdraw(await house.act(), house.idea_id, round_id)
    assert (await house.matter()).running is None


async def an_objected(house: House, on: float = 0) -> int:
    round_id = await house.call(on=on)
    for who in range(4):
        await house.speak(who, round_id, days=on + 5)
    await house.speak(4, round_id, Stance.OBJECTION, days=on + 5, **OBJECTION)
    return (await house.matter(days=on + 6)).rounds[-1].objections[0].id


async def test_an_objection_is_met_and_the_team_has_decided() -> None:
    house = await a_house()
    voice = await an_objected(house)
    await house.ask(house.members[1], days=6)
    with pytest.raises(WrongStage, match="objected"):
        await house.decide(days=30)
    with pytest.raises(NotAllowed):
        await rounds.propose_resolution(await house.act(1, days=7), house.idea_id, voice, "In een bak.")
    await rounds.propose_resolution(await house.act(days=7), house.idea_id, voice, "In een bak.")
    waiting = (await house.matter(days=7)).rounds[-1].objections[0].proposed
    assert waiting
    await rounds.objection_stands(await house.act(4, days=8), house.idea_id, waiting.id, "Te klein.")
    await rounds.propose_resolution(await house.act(days=8), house.idea_id, voice, "In twee bakken.")
    again = (await house.matter(days=8)).rounds[-1].objections[0].proposed
    assert again
    await rounds.confirm_resolution(await house.act(4, days=9), house.idea_id, again.id)
    assert (await house.matter(days=9)).holds("decide")


async def test_after_an_objection_more_advice_can_be_asked() -> None:
    house = await a_house()
    await an_objected(house)
    await house.ask(house.members[1], days=7)
    assert (await house.idea()).stage == Stage.ADVICE
    running = await house.call(on=8)
    assert (await house.matter(days=8)).rounds[-1].number == 2
    with pytest.raises(WrongStage, match="running"):
        await house.ask(house.members[1], days=9)
    await rounds.withdraw(await house.act(days=9), house.idea_id, running)


async def test_help_reads_along_from_the_second_round_and_the_mpp_from_the_third() -> None:
    house = await a_house()
    await an_objected(house)
    with pytest.raises(NotFound):
        await queries.idea(await house.act(house.process, days=7), house.idea_id)
    await an_objected(house, on=10)
    assert await queries.idea(await house.act(house.process, days=17), house.idea_id)
    newer, newer_mpp = await a_person("Wim"), await a_person("Mia")
    await holds(newer, Office.PROCESS)
    await holds(newer_mpp, Office.MPP, house.team)
    assert await queries.sees(await house.act(newer, days=17), house.idea_id), "also who came to the office later"
    with pytest.raises(NotFound):
        await queries.idea(await house.act(house.mpp, days=17), house.idea_id)
    await an_objected(house, on=20)
    assert await queries.idea(await house.act(house.mpp, days=27), house.idea_id)
    assert await queries.sees(await house.act(newer_mpp, days=27), house.idea_id)
    with pytest.raises(NotAllowed):
        round_id = (await house.matter(days=27)).rounds[-1].id
        await rounds.withdraw(await house.act(house.mpp, days=27), house.idea_id, round_id)


async def test_parking_withdraws_a_running_round_and_keeps_one_that_is_over() -> None:
    house = await a_house()
    round_id = await house.call()
    await resting.park(await house.act(days=1), house.idea_id, wake_on=date(2026, 5, 1), why="Eerst de zomer.")
    assert (await house.matter(days=1)).rounds[-1].withdrawn_at
    with pytest.raises(WrongStage):
        await house.speak(1, round_id)

    done = await a_house()
    await done.consents()
    await resting.park(await done.act(days=9), done.idea_id, wake_on=date(2026, 5, 1), why="Eerst de zomer.")
    assert (await done.matter(days=10)).holds("decide")


async def test_rounds_about_a_pilot_need_a_pilot() -> None:
    house = await a_house()
    for purpose in (Purpose.EXTEND, Purpose.EMBED):
        with pytest.raises(WrongStage):
            await house.call(purpose=purpose)
    await house.consents()
    with pytest.raises(WrongStage):
        await house.call(on=10, purpose=Purpose.EMBED)


async def test_objections_are_not_met_through_another_idea() -> None:
    house, other = await a_house(), await a_house()
    voice = await an_objected(house)
    await other.call()
    with pytest.raises(NotFound):
        await objection_service.propose(await house.act(days=7), voice, other.subject, "In een bak.")
