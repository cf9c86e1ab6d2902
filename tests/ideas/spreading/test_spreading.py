"""An idea goes to other teams; the original stays its owner's, and every copy says whose idea it was."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, Refused, WrongStage
from teamhub.ideas import queries
from teamhub.ideas.deciding import service as deciding
from teamhub.ideas.pilots import events as pilot_events
from teamhub.ideas.pilots import service as pilots
from teamhub.ideas.rules import fields_of
from teamhub.ideas.spreading import service
from teamhub.ideas.spreading.queries import Spread, spread
from teamhub.ideas.spreading.rules import Leaf, Mode, tree
from teamhub.ideas.spreading.tables import Answer
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Audience, Idea, IdeaVersion
from teamhub.journal.service import record
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.decisions.about import facts, happened
from tests.factories import a_person, a_team
from tests.ideas.deciding.about import AGAIN, House, a_house

database = pytest.mark.usefixtures("db")


@given(st.integers(1, 30), st.randoms())
def test_a_lineage_has_every_copy_once_below_its_origin(count: int, chance: object) -> None:
    rows = [{"id": n, "origin": chance.randrange(n) if n else None} for n in range(count)]  # type: ignore[attr-defined]
    root = tree(rows, lambda row: Leaf(str(row["id"]), "", "", "", ""))
    assert root
    seen: list[str] = []

    def walk(leaf: Leaf) -> None:
        seen.append(leaf.title)
        for child in leaf.children:
            assert rows[int(child.title)]["origin"] == int(leaf.title)
            walk(child)

    walk(root)
    assert sorted(seen, key=int) == [str(row["id"]) for row in rows]


def test_no_family_no_tree() -> None:
    assert tree([], lambda row: Leaf("", "", "", "", "")) is None


async def embedded(**words: object) -> House:
    house = await a_house(**words)
    await house.consents()
    await pilots.embed(await house.act(days=6), house.idea_id)
    return house


async def a_neighbour(name: str, team: str = "") -> tuple[Person, Team]:
    person = await a_person(name)
    return person, await a_team(person, name=team or f"Team {name}")


async def offered(house: House, *teams: Team, amount: int = 0) -> None:
    act = await house.act(days=7)
    await service.offer(act, house.idea_id, [team.id for team in teams], note="Neem wat past.", amount=amount)


async def answers(
    house: House, who: Person, team: Team, mode: Mode = Mode.AS_IS, text: str = "", days: int = 8
) -> Idea:
    copy = await service.answer(await house.act(who, days=days), house.idea_id, team.id, mode, text)
    return copy or await house.idea()


async def seen(house: House, who: Person | int = 0, idea: Idea | None = None) -> Spread:
    return await spread(await house.act(who, days=9), idea or await house.idea())


@database
async def test_an_offer_lets_every_team_read_it() -> None:
    house = await embedded()
    wout, haarlem = await a_neighbour("Wout")
    assert not await Idea.exists().where((Idea.id == house.idea_id) & queries.visible_to((await house.act(wout)).by))
    await offered(house, haarlem)
    idea = await queries.idea(await house.act(wout, days=8), house.idea_id)
    assert (idea.stage, idea.audience) == (Stage.SPREADING, Audience.ORGANISATION)
    assert [one.team_name for one in (await seen(house)).offers] == ["Team Wout"]
    await offered(house, haarlem)  # again: one offer
    assert len((await seen(house)).offers) == 1


@database
async def test_what_spreading_costs_is_ruled() -> None:
    house = await embedded()
    _, haarlem = await a_neighbour("Wout")
    with pytest.raises(NotAllowed, match="Only a framework request"):
        await offered(house, haarlem, amount=2501)
    with pytest.raises(Invalid, match="other than your own"):
        await offered(house, house.team)
    with pytest.raises(NotAllowed):
        await service.offer(await house.act(1, days=7), house.idea_id, [haarlem.id])


@database
async def test_a_team_adopts_in_its_own_copy_that_names_whose_idea_it_was() -> None:
    house = await embedded()
    wout, haarlem = await a_neighbour("Wout")
    await offered(house, haarlem)
    before = await house.idea()
    copy = await answers(house, wout, haarlem, Mode.ADAPTED, "Zonder bijlage.")

    assert (copy.owner, copy.team, copy.stage) == (wout.id, haarlem.id, Stage.OPEN)
    assert (copy.origin, copy.origin_by) == (house.idea_id, house.members[0].id)
    assert fields_of(copy) == fields_of(before)
    assert await IdeaVersion.count().where(IdeaVersion.idea == copy.id) == 1
    assert fields_of(await house.idea()) == fields_of(before)
    assert await happened(f"idea:{copy.id}") == ["CopyMade"]
    assert (await facts("TeamAnswered", house.subject))["mode"] == "adopted with changes"
    [answer] = (await seen(house)).answers
    assert (answer.team_name, answer.mode, answer.copy) == ("Team Wout", Mode.ADAPTED, copy.id)


@database
async def test_the_originator_does_not_change_a_copy_nor_the_adopter_the_original() -> None:
    house = await embedded()
    wout, haarlem = await a_neighbour("Wout")
    await offered(house, haarlem)
    copy = await answers(house, wout, haarlem)
    with pytest.raises(NotAllowed):
        await deciding.ask_advice(await house.act(days=9), copy.id, "Mag ik?", [wout.id])
    with pytest.raises(NotAllowed):
        await pilots.measure_effect(await house.act(wout, days=9), house.idea_id, "Bij ons ook.")


@database
async def test_a_copy_is_decided_by_consent_of_its_own_team() -> None:
    house = await embedded()
    wout, haarlem = await a_neighbour("Wout")
    await offered(house, haarlem)
    copy = await answers(house, wout, haarlem)
    act = await house.act(wout, days=9)
    with pytest.raises(NotAllowed, match="The team decides by consent"):
        await deciding.decide(act, copy.id, text="Ik beslis.", evaluate_on=AGAIN)
    with pytest.raises(WrongStage):
        await pilots.embed(act, copy.id)


@database
async def test_who_answers_waits_for_who_moves_the_idea_and_neither_for_the_other() -> None:
    """Both hold the idea first and its journal after it: the other way round, each would wait for the other."""
    house = await embedded()
    wout, haarlem = await a_neighbour("Wout")
    await offered(house, haarlem)
    begun, go = asyncio.Event(), asyncio.Event()

    async def moves() -> None:
        act = await house.act(days=8)
        async with writing():
            await queries.idea(act, house.idea_id, locked=True)
            begun.set()
            await go.wait()
            await record(act, pilot_events.EffectMeasured(subject=house.subject, text="Rustiger."))

    moving = asyncio.create_task(moves())
    await begun.wait()
    answering = asyncio.create_task(answers(house, wout, haarlem))
    await asyncio.sleep(0.3)
    go.set()
    assert (await asyncio.gather(moving, answering, return_exceptions=True))[0] is None
    assert (await answering) is not None
    assert await Idea.count().where(Idea.origin == house.idea_id) == 1


@database
async def test_one_copy_a_team_also_when_two_press_at_once() -> None:
    house = await embedded()
    wout, haarlem = await a_neighbour("Wout")
    await offered(house, haarlem)
    pressed = await asyncio.gather(
        answers(house, wout, haarlem), answers(house, wout, haarlem, Mode.PART), return_exceptions=True
    )
    assert sorted(isinstance(one, Refused) for one in pressed) == [False, True]
    assert await Idea.count().where(Idea.origin == house.idea_id) == 1
    with pytest.raises(WrongStage, match="copy of this idea already"):
        await answers(house, wout, haarlem, Mode.NOT, "Toch niet.")


@database
async def test_a_team_considers_declines_with_a_sentence_and_changes_its_mind() -> None:
    house = await embedded(audience=Audience.ORGANISATION)
    wout, haarlem = await a_neighbour("Wout")
    with pytest.raises(Invalid, match="why not"):
        await answers(house, wout, haarlem, Mode.NOT)
    await answers(house, wout, haarlem, Mode.CONSIDERS)
    await answers(house, wout, haarlem, Mode.NOT, "We hebben al zoiets.")
    [answer] = (await seen(house)).answers
    assert (answer.mode, answer.text, answer.copy) == (Mode.NOT, "We hebben al zoiets.", None)
    await answers(house, wout, haarlem, Mode.PART, "Alleen de eerste pagina.")
    assert [one.mode for one in (await seen(house)).answers] == [Mode.PART]
    assert await Answer.count() == 3


@database
async def test_only_somebody_of_a_team_answers_for_it_and_not_for_the_own() -> None:
    house = await embedded(audience=Audience.ORGANISATION)
    wout, haarlem = await a_neighbour("Wout")
    with pytest.raises(NotAllowed, match="somebody of a team"):
        await answers(house, house.mpp, haarlem)
    with pytest.raises(Invalid, match="own team's"):
        await answers(house, house.members[1], house.team)
    undecided = await a_house(audience=Audience.ORGANISATION)
    with pytest.raises(WrongStage, match="decided on it"):
        await answers(undecided, wout, haarlem)


@database
async def test_the_credit_goes_with_every_generation_and_the_lineage_shows_them_all() -> None:
    house = await embedded(audience=Audience.ORGANISATION)
    wout, haarlem = await a_neighbour("Wout")
    zoe, zaandam = await a_neighbour("Zoë")
    first = await answers(house, wout, haarlem)
    await Idea.update(stage=Stage.EMBEDDED).where(Idea.id == first.id)
    second = await service.answer(await house.act(zoe, days=9), first.id, zaandam.id, Mode.PART, "De helft.")
    assert second and (second.origin, second.origin_by) == (first.id, house.members[0].id)

    for idea in (await house.idea(), first, second):
        family = (await seen(house, idea=idea)).family
        assert [(row["id"], row["origin"]) for row in family] == [
            (house.idea_id, None), (first.id, house.idea_id), (second.id, first.id),
        ]  # fmt: skip


@database
async def test_of_what_one_may_not_read_only_team_and_way_are_told() -> None:
    house = await embedded(audience=Audience.ORGANISATION)
    wout, haarlem = await a_neighbour("Wout")
    zoe, _ = await a_neighbour("Zoë")
    copy = await answers(house, wout, haarlem, Mode.PART)
    await Idea.update(audience=Audience.TEAM, title="Geheim").where(Idea.id == copy.id)
    hidden = (await seen(house, zoe)).family[1]
    assert (hidden["title"], hidden["owner"], hidden["stage"], hidden["seen"]) == ("", "", "", False)
    assert (hidden["team"], hidden["mode"]) == ("Team Wout", "adopted in part")
    assert (await seen(house, zoe)).answers[0].copy is None


@database
async def test_from_three_teams_on_the_process_supporter_is_named() -> None:
    house = await embedded()
    teams = [(await a_neighbour(name))[1] for name in ("Wout", "Zoë", "Bram")]
    await offered(house, *teams[:2])
    assert (await seen(house)).process == ()
    await offered(house, teams[2])
    assert (await seen(house)).process == ("Vera",)
