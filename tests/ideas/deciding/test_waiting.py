"""What waits for whom, from the facts and the clock: for who is to act, with the day, and gone once it is done."""

from datetime import date, timedelta

import pytest

from teamhub.core.act import Office
from teamhub.core.waiting import Waiting
from teamhub.decisions.rules import Stance
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import FrameworkRequest, Outcome
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding import service
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.deciding.waiting import waiting
from teamhub.ideas.pilots import service as pilots
from teamhub.ideas.resting import service as resting
from teamhub.ideas.spreading import service as spreading
from teamhub.ideas.spreading.rules import Mode
from teamhub.people.tables import Person
from tests.conftest import counting
from tests.decisions.about import OBJECTION
from tests.factories import a_person, a_team, holds
from tests.ideas.deciding.about import AGAIN, House, a_house
from tests.ideas.deciding.test_idea_rounds import an_objected

pytestmark = pytest.mark.usefixtures("db")


async def waits(house: House, who: Person | int = 0, **later: float) -> list[Waiting]:
    return await waiting(await house.act(who, **later))


async def says(house: House, who: Person | int = 0, **later: float) -> list[tuple[str, date | None]]:
    return [(item.said, item.due) for item in await waits(house, who, **later)]


async def test_advice_waits_for_who_was_asked_and_then_for_the_owners_reply() -> None:
    house = await a_house(clients=True)
    await house.ask(house.members[1], council=True)
    [mine] = await waits(house, 1, days=20)
    assert (mine.said, mine.names, mine.quote, mine.due) == (
        "%(name)s asks for your advice", {"name": "Esra"}, "Doen we dit?", date(2026, 3, 16),
    )  # fmt: skip
    assert [item.due for item in await waits(house, house.council)] == [date(2026, 3, 23)]
    assert await waits(house) == []

    ilse, _ = (await house.matter()).asked
    await service.give_advice(await house.act(1), house.idea_id, ilse.id, "Doen.")
    assert await waits(house, 1) == []
    assert await says(house) == [("%(name)s gave you advice", None)]
    [given] = (await house.matter()).asked[0].given
    await service.reply_to_advice(await house.act(), house.idea_id, given.id, followed=True, text="Ja.")
    assert await waits(house) == []


async def test_after_the_decision_nobody_is_asked_any_more() -> None:
    house = await a_house()
    await house.ask(house.members[1])
    await house.decide(days=15)
    assert await waits(house, 1, days=16) == []
    assert await says(house, days=16) == [("Decided: your idea can start", None)]


async def test_a_round_waits_in_each_phase_for_who_has_not_taken_part() -> None:
    house = await a_house()
    round_id = await house.call()
    assert await says(house, 1, days=1) == [
        ("Your team forms a picture: ask what you want to know", date(2026, 3, 4)),
    ]
    await rounds.contribute(await house.act(1, days=1), house.idea_id, round_id, "Hoe lang?")
    assert await waits(house, 1, days=1) == []
    assert await says(house, 1, days=3) == [("Your team gives reactions", date(2026, 3, 6))]
    assert await says(house, 1, days=5) == [("The consent round closes: how do you stand?", date(2026, 3, 9))]
    await house.speak(1, round_id)
    assert await waits(house, 1, days=5) == []
    assert await waits(house, house.mpp, days=5) == []
    assert await waits(house, 2, days=7) == []  # over, also without a job
    assert await says(house, days=7) == [("Too few spoke in the round", None)]


async def test_what_the_team_consented_to_waits_for_the_owner_before_anything_is_settled() -> None:
    house = await a_house()
    round_id = await house.call()
    for who in (1, 2, 3):
        await house.speak(who, round_id)
    assert await says(house, days=8) == [("Decided: your idea can start", None)]


async def test_an_objection_waits_for_the_owner_then_for_the_objector() -> None:
    house = await a_house()
    voice = await an_objected(house)
    due = date(2026, 3, 28)
    assert await says(house, days=8) == [("Your team objected", due)]
    assert await waits(house, 4, days=8) == []
    await rounds.propose_resolution(await house.act(days=8), house.idea_id, voice, "In een bak.")
    assert await waits(house, days=8) == []
    assert await says(house, 4, days=8) == [("Is your objection met?", due)]
    [resolution] = (await house.matter(days=8)).rounds[-1].objections[0].resolutions
    await rounds.confirm_resolution(await house.act(4, days=9), house.idea_id, resolution.id)
    assert await waits(house, 4, days=9) == []


async def test_help_waits_for_the_process_supporter_after_two_rounds_and_for_the_mpp_after_three() -> None:
    house = await a_house()
    await an_objected(house)
    assert await waits(house, house.process, days=8) == []
    await an_objected(house, on=10)
    said = "Two rounds without consent: the team asks for your help"
    assert [one for one, _ in await says(house, house.process, days=18)] == [said]
    assert await waits(house, house.mpp, days=18) == []
    await an_objected(house, on=20)
    said = "Three rounds without consent: choose a route together with the team"
    assert [one for one, _ in await says(house, house.mpp, days=28)] == [said]
    fourth = await house.call(on=30)
    assert await waits(house, house.mpp, days=31) == []
    await house.speak(1, fourth, Stance.OBJECTION, days=35, **OBJECTION)


async def test_a_pilot_comes_back_on_its_last_day_and_an_evaluation_at_once() -> None:
    house = await a_house()
    await house.consents()
    days = {"starts_on": date(2026, 3, 10), "ends_on": date(2026, 4, 10)}
    await pilots.start(await house.act(days=8), house.idea_id, question="Werkt het?", **days)
    assert await waits(house, days=38) == []
    assert await says(house, days=39) == [("Your pilot is over", date(2026, 4, 10))]
    await house.consents(on=39, purpose=Purpose.EXTEND, text="Nog een maand.")
    assert ("Your team lets you extend the pilot", None) in await says(house, days=45)
    await pilots.extend(await house.act(days=45), house.idea_id, date(2026, 5, 10))
    assert await waits(house, days=46) == []
    await pilots.evaluate(await house.act(days=70), house.idea_id, result="Ja.", clients="Rust.")
    assert await says(house, days=70) == [("Your pilot was evaluated", None)]
    await pilots.embed(await house.act(days=71), house.idea_id)
    assert await waits(house, days=72) == []

    a_year = 71 + 365
    assert await says(house, days=a_year) == [
        ("A decision is looked at again", AGAIN),
        ("A year of practice: what has it brought?", date(2027, 5, 12)),
    ]
    decided = (await house.matter(days=a_year)).holds("decide")
    assert decided
    await service.look_again(await house.act(days=a_year), house.idea_id, decided.id, "Het werkt.")
    await pilots.measure_effect(await house.act(days=a_year), house.idea_id, "22 cliënten.")
    assert await waits(house, days=a_year) == []


async def test_of_two_decisions_only_the_one_that_made_it_the_usual_way_is_looked_at_again() -> None:
    house = await a_house()
    await house.consents()
    days = {"starts_on": date(2026, 3, 10), "ends_on": date(2026, 4, 10)}
    await pilots.start(await house.act(days=8), house.idea_id, question="Werkt het?", **days)
    await pilots.evaluate(await house.act(days=40), house.idea_id, result="Ja.", clients="Rust.")
    assert await says(house, days=300) == [("A decision is looked at again", AGAIN), ("Your pilot was evaluated", None)]
    await house.consents(on=41, purpose=Purpose.EMBED, text="Zo werken we.")
    again = [one for one in await says(house, days=300) if one == ("A decision is looked at again", AGAIN)]
    assert len(again) == 1


async def test_withdrawn_consent_waits_for_the_owner() -> None:
    house = await a_house()
    await house.consents()
    await pilots.embed(await house.act(days=6), house.idea_id)
    decided = (await house.matter(days=6)).decisions[0].id
    await service.withdraw_consent(await house.act(3, days=7), house.idea_id, decided, "De printer is weg.")
    assert await says(house, days=8) == [("%(name)s withdrew their consent", None)]


async def test_what_rests_wakes_up_on_its_day_and_what_was_asked_comes_back_answered() -> None:
    house = await a_house()
    await resting.park(await house.act(), house.idea_id, wake_on=date(2026, 5, 1), why="Druk.")
    assert await waits(house, days=59) == []
    assert await says(house, days=60) == [("A parked idea wakes up", date(2026, 5, 1))]
    await resting.wake(await house.act(days=60), house.idea_id)
    act = await house.act(days=60)
    await resting.go_outside(act, house.idea_id, framework="KAD-10", why="Mag het uit een ander potje?")
    assert await waits(house, days=61) == []
    request = await FrameworkRequest.objects().first()
    assert request
    await requests.answer_request(
        await house.act(house.mpp, days=62), request.id, outcome=Outcome.ALLOWED, answer="Dit keer wel."
    )
    assert await says(house, days=63) == [("Your framework request was answered", None)]


async def test_an_offer_waits_for_each_team_until_it_answers() -> None:
    house = await a_house()
    await house.consents()
    await pilots.embed(await house.act(days=6), house.idea_id)
    wout = await a_person("Wout")
    haarlem = await a_team(wout, name="Team Haarlem")
    await spreading.offer(await house.act(days=7), house.idea_id, [haarlem.id])
    [item] = await waits(house, wout, days=8)
    assert (item.said, item.names) == ("An idea is offered to %(name)s", {"name": "Team Haarlem"})
    assert await waits(house, 1, days=8) == []
    await spreading.answer(await house.act(wout, days=8), house.idea_id, haarlem.id, Mode.CONSIDERS)
    assert await waits(house, wout, days=8) == []


async def test_it_asks_no_more_for_many_than_for_one() -> None:
    house = await a_house()
    operator = await a_person("Otto")
    await holds(operator, Office.OPERATOR)
    asked = []
    for more in (1, 9):
        for _ in range(more):
            other = await a_house()
            await other.ask(other.members[1])
            await an_objected(other, on=-20)
        with counting() as queries:
            await waits(other, days=timedelta(days=1).days)
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert await waits(house, operator) == []
