"""Trying an idea out, with the calendar."""

import asyncio
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, Stale, WrongStage
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.pilots import rules, service
from teamhub.ideas.pilots.queries import Tried, tried
from teamhub.ideas.pilots.tables import Effect, Pilot
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Audience, Idea
from tests.decisions.about import facts, happened
from tests.factories import a_person, a_team
from tests.ideas.deciding.about import House, a_house

database = pytest.mark.usefixtures("db")
START, END = date(2026, 3, 10), date(2026, 6, 9)  # 13 weeks
dates = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(dates, st.integers(1, 700))
def test_a_begun_week_counts_as_one(start: date, days: int) -> None:
    weeks = rules.weeks(start, start + timedelta(days=days))
    assert (weeks - 1) * 7 < days <= weeks * 7


@given(dates)
def test_a_year_later_is_a_year_later(day: date) -> None:
    assert 365 <= (rules.a_year_after(day) - day).days <= 366


def test_a_pilot_lasts_up_to_and_including_its_last_day() -> None:
    assert not rules.over(END, END)
    assert rules.over(END, END + timedelta(days=1))
    assert rules.a_year_after(date(2024, 2, 29)) == date(2025, 3, 1)


async def start(house: House, on: float = 8, **more: object) -> Idea:
    given = {"question": "Vertellen cliënten minder dubbel?", "starts_on": START, "ends_on": END} | more
    return await service.start(await house.act(days=on), house.idea_id, **given)  # type: ignore[arg-type]


async def a_pilot(**words: object) -> House:
    house = await a_house(**words)
    await house.consents()
    await start(house)
    return house


async def seen(house: House, **later: float) -> Tried:
    return await tried(await house.act(**later), await house.idea())


@database
async def test_a_pilot_has_a_question_before_it_starts_and_an_end() -> None:
    house = await a_pilot()
    assert (await house.idea()).stage == Stage.PILOT
    pilot = (await seen(house, days=20)).now
    assert pilot and (pilot.question, pilot.weeks, pilot.over) == ("Vertellen cliënten minder dubbel?", 13, False)
    assert (await seen(house, days=120)).now.over  # type: ignore[union-attr]
    assert (await facts("PilotStarted", house.subject))["ruling"]["clause"]["framework"] == "KAD-07"


@database
async def test_a_pilot_is_decided_first_and_stays_within_what_was_decided() -> None:
    house = await a_house()
    await house.call()
    with pytest.raises(WrongStage, match="First this is decided"):
        await start(house, on=1)
    for who in range(5):
        await house.speak(who, (await house.matter()).rounds[-1].id)
    with pytest.raises(NotAllowed, match="13 weeks"):
        await start(house, ends_on=END + timedelta(days=1))
    with pytest.raises(Invalid, match="€ 100"):
        await start(house, budget=101)
    for wrong in ({"ends_on": START}, {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 1)}):
        with pytest.raises(Invalid, match="ends after"):
            await start(house, **wrong)
    await Idea.update(amount=2000).where(Idea.id == house.idea_id)
    with pytest.raises(WrongStage, match="more than was decided"):
        await start(house)
    assert not await Pilot.exists()


@database
async def test_the_team_measures_and_others_do_not() -> None:
    house = await a_pilot(audience=Audience.ORGANISATION)
    await service.measure(await house.act(2, days=20), house.idea_id, "9 van 21 gesprekken.")
    for outsider in (house.mpp, house.process):
        with pytest.raises(NotAllowed):
            await service.measure(await house.act(outsider, days=20), house.idea_id, "Wij meten ook.")
    pilot = (await seen(house, days=21)).now
    assert pilot and [(one.name, one.text) for one in pilot.measurements] == [("Karim", "9 van 21 gesprekken.")]


@database
async def test_only_the_team_extends_once() -> None:
    house = await a_pilot()
    later = END + timedelta(weeks=8)
    act = await house.act(days=90)
    with pytest.raises(WrongStage, match="Only your team"):
        await service.extend(act, house.idea_id, later)
    await house.consents(on=80, purpose=Purpose.EXTEND, text="Nog acht weken.")
    with pytest.raises(NotAllowed, match="13 weeks"):
        await service.extend(act, house.idea_id, END + timedelta(weeks=14))
    with pytest.raises(Invalid):
        await service.extend(act, house.idea_id, END)
    with pytest.raises(NotAllowed):
        await service.extend(await house.act(1, days=90), house.idea_id, later)
    await service.extend(act, house.idea_id, later)

    pilot = (await seen(house, days=100)).now
    assert pilot and (pilot.ends_on, pilot.extended_from) == (later, END)
    with pytest.raises(WrongStage, match="extended once"):
        await service.extend(await house.act(days=100), house.idea_id, later + timedelta(weeks=1))


@database
async def test_two_extend_at_once_and_it_is_extended_once() -> None:
    house = await a_pilot()
    await house.consents(on=80, purpose=Purpose.EXTEND, text="Nog acht weken.")
    act = await house.act(days=90)
    pressed = await asyncio.gather(
        *(service.extend(act, house.idea_id, END + timedelta(weeks=n)) for n in (2, 8)), return_exceptions=True
    )
    assert sorted(isinstance(one, Refused) for one in pressed) == [False, True]


@database
async def test_a_pilot_is_extended_while_the_team_measures() -> None:
    house = await a_pilot()
    await house.consents(on=80, purpose=Purpose.EXTEND, text="Nog acht weken.")
    act, team = await house.act(days=90), await house.act(1, days=90)
    extending = service.extend(act, house.idea_id, END + timedelta(weeks=8))
    measuring = [service.measure(team, house.idea_id, f"{n} van 21 gesprekken.") for n in range(6)]
    pressed = await asyncio.gather(*measuring[:3], extending, *measuring[3:], return_exceptions=True)
    assert [one for one in pressed if isinstance(one, Exception)] == []
    pilot = (await seen(house, days=91)).now
    assert pilot and pilot.extended_from == END and len(pilot.measurements) == 6


async def evaluated() -> House:
    house = await a_pilot()
    await service.evaluate(await house.act(days=101), house.idea_id, result="Ja: 17 van 30.", clients="Rust.")
    return house


@database
async def test_an_evaluation_says_what_came_of_it_and_what_clients_noticed() -> None:
    house = await evaluated()
    pilot = (await seen(house, days=102)).now
    assert pilot and (pilot.result, pilot.clients) == ("Ja: 17 van 30.", "Rust.")
    assert (await house.idea()).stage == Stage.EVALUATION
    assert (await happened(house.subject))[-1] == "PilotEvaluated"


@database
async def test_an_evaluated_idea_is_made_practice_and_a_year_later_its_effect_is_due() -> None:
    house = await evaluated()
    await service.embed(await house.act(days=110), house.idea_id)
    idea = await house.idea()
    assert (idea.stage, idea.embedded_on) == (Stage.EMBEDDED, date(2026, 6, 20))
    assert (await seen(house, days=111)).effect_due == date(2027, 6, 20)

    await service.measure_effect(await house.act(days=480), house.idea_id, "Een jaar later: 22 cliënten.")
    after = await seen(house, days=481)
    assert (after.effect_due, [one.text for one in after.effects]) == (None, ["Een jaar later: 22 cliënten."])
    with pytest.raises(NotAllowed):
        await service.measure_effect(await house.act(1, days=481), house.idea_id, "Ik vind van niet.")
    assert await Effect.count() == 1


@database
async def test_what_is_adapted_is_decided_and_tried_anew() -> None:
    house = await evaluated()
    await service.adapt(await house.act(days=110), house.idea_id, "Eén tablet is te weinig.")
    assert (await house.idea()).stage == Stage.OPEN
    assert (await house.matter(days=110)).holds("decide") is None
    await house.consents(on=111)
    await start(house, on=120, starts_on=date(2026, 7, 1), ends_on=date(2026, 8, 1))
    assert len((await seen(house, days=121)).pilots) == 2


@database
async def test_a_small_idea_skips_the_pilot_when_it_was_decided() -> None:
    house = await a_house()
    await house.call()
    with pytest.raises(WrongStage, match="First this is decided"):
        await service.embed(await house.act(days=1), house.idea_id)
    for who in range(5):
        await house.speak(who, (await house.matter()).rounds[-1].id)
    await service.embed(await house.act(days=6), house.idea_id)
    assert (await house.idea()).stage == Stage.EMBEDDED


@database
async def test_a_round_about_embedding_is_the_owners_choice() -> None:
    house = await evaluated()
    await house.consents(on=110, purpose=Purpose.EMBED, text="Het wordt onze werkwijze.")
    assert (await house.idea()).stage == Stage.EVALUATION
    assert (await house.matter(days=120)).holds("embed")
    await service.embed(await house.act(days=120), house.idea_id)


@database
async def test_two_move_it_at_once_and_the_second_is_told() -> None:
    house = await evaluated()
    act = await house.act(days=110)
    pressed = await asyncio.gather(
        service.embed(act, house.idea_id), service.adapt(act, house.idea_id, "Anders."), return_exceptions=True
    )
    assert sorted(isinstance(one, WrongStage | Stale) for one in pressed) == [False, True]


@database
async def test_only_the_owner_moves_a_pilot() -> None:
    house = await a_pilot(audience=Audience.ORGANISATION)
    stranger = await a_person("Wout")
    await a_team(stranger)
    for who in (house.members[1], house.mpp, house.process, stranger):
        act = await house.act(who, days=100)
        for refused in (
            service.evaluate(act, house.idea_id, result="Goed.", clients="Blij."),
            service.embed(act, house.idea_id),
            service.adapt(act, house.idea_id, "Anders."),
            service.extend(act, house.idea_id, END + timedelta(days=7)),
        ):
            with pytest.raises(NotAllowed):
                await refused
    assert (await house.idea()).stage == Stage.PILOT


@database
async def test_without_a_pilot_there_is_nothing_to_evaluate() -> None:
    house = await a_house()
    await Idea.update(stage=Stage.PILOT).where(Idea.id == house.idea_id)
    with pytest.raises(NotFound):
        await service.evaluate(await house.act(), house.idea_id, result="Goed.", clients="Blij.")
