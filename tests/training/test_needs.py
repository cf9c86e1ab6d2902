"""A need, from being written down to being met: whose it is, who can do it already, and that nobody is counted."""

from datetime import timedelta

import pytest

from teamhub.core import agenda, waiting
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, Stale, WrongStage
from teamhub.core.retention import of_kind
from teamhub.parameters.tables import ParameterSet
from teamhub.training.needs import keeping, queries, service
from teamhub.training.needs.rules import Ending, Known, Origin, Whom
from teamhub.training.needs.tables import Need
from tests.conftest import NOON, Browser
from tests.decisions.about import happened
from tests.factories import a_role, joins, system
from tests.training.world import DAY, QUESTION, TODAY, World, a_world

pytestmark = pytest.mark.usefixtures("db")


async def one(world: World, need: int, who: str = "owner") -> queries.Seen:
    return await queries.one(await world.act(who), need)


async def test_it_is_written_with_an_owner_and_a_question() -> None:
    world = await a_world()
    need = await world.need(about="Een gesprek in februari", training=world.training)
    seen = await one(world, need, "teammate")
    assert (seen.owner, seen.by, seen.question, seen.origin) == (
        world.cast["owner"].id, world.cast["owner"].id, QUESTION, Origin.CASE,
    )  # fmt: skip
    assert (seen.open, seen.whom, seen.title) == (True, Whom.ME, "Facilitation and consent")
    assert await happened(f"need:{need}") == ["NeedWritten"]


@pytest.mark.parametrize("who", ["colleague", "mpp", "hr", "process", "practice", "director"])
async def test_for_others_it_does_not_exist(who: str) -> None:
    world = await a_world()
    need = await world.need()
    with pytest.raises(NotFound):
        await one(world, need, who)
    with pytest.raises(NotFound):
        await service.join(await world.act(who), need)


async def test_nobody_writes_what_somebody_else_has_to_learn() -> None:
    world = await a_world()
    other = world.cast["teammate"].id
    with pytest.raises(Invalid):
        await world.need(owner=other)
    seen = await one(world, await world.need(owner=other, whom=Whom.TEAM))
    assert (seen.owner, seen.by) == (other, world.cast["owner"].id)
    with pytest.raises(Invalid):
        await world.need(owner=world.cast["colleague"].id, whom=Whom.TEAM)


async def test_this_i_can_do_already_ends_ones_own_need_with_its_ground() -> None:
    world = await a_world()
    need = await world.need()
    await service.know(await world.act(), need, Known.EXPERIENCE, "Vier jaar kinderwerk.")
    seen = await one(world, need, "teammate")
    assert (seen.ending, seen.ended_on) == (Ending.KNOWN, TODAY)
    assert [(one.known, one.words) for one in seen.knows] == [(Known.EXPERIENCE, "Vier jaar kinderwerk.")]
    assert await happened(f"need:{need}") == ["NeedWritten", "KnownAlready"]
    with pytest.raises(Stale):
        await service.join(await world.act("teammate"), need)


async def test_of_the_team_it_ends_for_who_says_so_and_for_nobody_else() -> None:
    world = await a_world()
    need = await world.need(whom=Whom.TEAM)
    await service.join(await world.act(), need)
    seen_by = world.cast["owner"].id
    await service.know(await world.act("teammate"), need, Known.COLLEAGUE, "Esra stond ernaast.", seen_by)
    seen = await one(world, need)
    assert seen.open and seen.count == 1
    assert [one.seen_by_name for one in seen.knows] == ["Esra"]
    await service.leave(await world.act("teammate"), need)
    assert (await one(world, need)).knows == []
    assert await happened(f"need:{need}") == ["NeedWritten", "NeedJoined", "KnownAlready", "KnownTakenBack"]


async def test_a_colleague_who_saw_it_is_a_colleague_of_the_team() -> None:
    world = await a_world()
    need = await world.need(whom=Whom.TEAM)
    act = await world.act()
    for seen_by in (None, world.cast["owner"].id, world.cast["colleague"].id):
        with pytest.raises(Invalid):
            await service.know(act, need, Known.COLLEAGUE, "Zij zag het.", seen_by)


@pytest.mark.parametrize(("verb", "ending"), [(service.meet, Ending.MET), (service.withdraw, Ending.WITHDRAWN)])
async def test_only_whose_it_is_ends_it(verb: object, ending: Ending) -> None:
    world = await a_world()
    need = await world.need()
    with pytest.raises(NotAllowed):
        await verb(await world.act("teammate"), need)  # type: ignore[operator]
    await verb(await world.act(), need)  # type: ignore[operator]
    assert (await one(world, need)).ending is ending


async def test_while_they_are_collected_everybody_is_asked_until_they_have_said_something() -> None:
    world = await a_world()
    act, teammate, team = await world.act(), await world.act("teammate"), world.cast.team.id

    async def asked(act_: object) -> list[str]:
        return [item.said for item in await waiting.everything(act_) if item.route == "needs.list"]  # type: ignore[arg-type]

    with pytest.raises(WrongStage):
        await service.nothing_now(teammate, team)
    await service.collect(act, team, TODAY + 7 * DAY)
    assert len(await asked(teammate)) == len(await asked(act)) == 1
    [item] = [one for one in await agenda.everything(teammate, team) if one.route == "needs.list"]
    assert (item.due, item.names) == (TODAY + 7 * DAY, {"open": 0})
    await service.nothing_now(teammate, team)
    await service.nothing_now(teammate, team)
    assert await asked(teammate) == []
    await world.need()
    assert await asked(act) == []
    assert await asked(await world.act("colleague")) == []


async def test_the_developer_collects_twice_a_year() -> None:
    world = await a_world()
    team = world.cast.team.id
    with pytest.raises(NotAllowed):
        await service.collect(await world.act("teammate"), team, TODAY)
    with pytest.raises(Invalid):
        await service.collect(await world.act(), team, TODAY - DAY)
    number = await service.collect(await world.act(), team, TODAY + DAY)
    assert await service.collect(await world.act(), team, TODAY + 2 * DAY) == number  # moved, and not asked twice
    for weeks, due in ((25, False), (27, True)):
        found = await waiting.everything(await world.act(weeks=weeks))
        assert any("Twice a year" in one.said for one in found) == due


async def test_where_nobody_is_developer_anybody_collects() -> None:
    world = await a_world()
    await joins(world.cast["colleague"], world.cast.team)
    await service.collect(
        await world.act("teammate", days=2000), world.cast.team.id, (NOON + timedelta(days=2001)).date()
    )


async def test_what_has_ended_is_erased_on_its_day_and_nothing_else() -> None:
    world = await a_world()
    need, other = await world.need(), await world.need(question="Een casus leiden.")
    plan = await world.plan(need=need)
    await service.withdraw(await world.act(), need)
    await ParameterSet(
        key="training.keep_needs_months", value=3, from_on=TODAY, why="Test", at=NOON, by=world.cast["hr"].id
    ).save()
    assert await keeping.purge(system(NOON + timedelta(days=91))) == 0
    assert await keeping.purge(system(NOON + timedelta(days=92))) == 1
    assert await Need.select(Need.id).output(as_list=True) == [other]
    assert (await world.seen(plan)).need is None
    assert await keeping.purge(system(NOON + timedelta(days=9200))) == 0


async def test_what_is_held_of_somebody_and_until_when() -> None:
    world = await a_world()
    need = await world.need(whom=Whom.TEAM)
    await service.join(await world.act("teammate"), need)
    await service.meet(await world.act(), need)
    found = {(one.person, one.until) for one in await keeping.held(system())}
    assert found == {(world.cast[who].id, TODAY.replace(year=2028)) for who in ("owner", "teammate")}
    [row] = await of_kind(keeping.KEEPS[0], system(), world.cast["teammate"].id)
    assert row["question"] == QUESTION


async def test_the_pages_tell_the_mpp_how_many_and_not_whose(browser: Browser) -> None:
    world = await a_world()
    await world.need()
    await a_role(world.cast["teammate"], world.cast.team, "penningmeester")
    await browser.sign_in(world.cast["mpp"])
    text = (await browser.get(f"/teams/{world.cast.team.id}/leren")).text
    assert "1 need is open." in text and QUESTION not in text and "Esra" not in text
    await browser.sign_in(world.cast["teammate"])
    assert QUESTION in (await browser.get(f"/teams/{world.cast.team.id}/leren")).text


async def test_a_word_that_looks_medical_is_said_once(browser: Browser) -> None:
    world = await a_world()
    await browser.sign_in(world.cast["owner"])
    url = f"/teams/{world.cast.team.id}/leren/behoeften"
    form = {"question": "Praten over therapie.", "origin": "a case"}
    first = await browser.post(url, form)
    assert first.status_code == 422 and "therapie" in first.text and not await Need.exists()
    assert (await browser.post(url, form | {"warned": "therapie"})).status_code == 303


async def test_two_who_end_it_at_once() -> None:
    import asyncio

    world = await a_world()
    need, act = await world.need(), await world.act()
    done = await asyncio.gather(service.meet(act, need), service.withdraw(act, need), return_exceptions=True)
    assert sum(isinstance(one, Refused) for one in done) == 1
