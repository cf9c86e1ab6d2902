"""The verbs and pages of an onboarding plan."""

import asyncio
from datetime import timedelta

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.joining.onboarding import keeping, queries, service
from teamhub.joining.onboarding.events import subject
from teamhub.joining.onboarding.tables import OnboardingPlan
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.conftest import NOON, Browser
from tests.decisions.about import happened
from tests.factories import a_person, a_team, acting, joins, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)


class Place:
    team: Team
    dewi: Person
    ilse: Person
    pleun: Person
    plan: int


async def a_place(begins: int = -10) -> Place:
    place = Place()
    place.dewi, place.ilse, place.pleun = [await a_person(name) for name in ("Dewi", "Ilse", "Pleun")]
    place.team = await a_team(place.dewi, place.ilse, name="Team Alkmaar")
    await joins(place.pleun, place.team, from_on=TODAY + begins * DAY)
    place.plan = await service.make(await acting(place.dewi), place.team.id, place.pleun.id, place.ilse.id)
    return place


async def test_a_plan_has_the_usual_lines_and_the_next_one_those_of_the_last() -> None:
    place = await a_place()
    usual = await queries.items(place.plan)
    assert len(usual) == 10 and {row["week"] for row in usual} <= {*range(1, 13)}
    await service.add(await acting(place.pleun), place.plan, week=5, words="Een nacht meelopen")
    await service.take_out(await acting(place.ilse), place.plan, usual[0]["id"])
    isabel = await a_person("Isabel")
    await joins(isabel, place.team, from_on=TODAY + 5 * DAY)
    again = await service.make(await acting(place.dewi), place.team.id, isabel.id, place.dewi.id)
    assert {row["words"] for row in await queries.items(again)} == {
        row["words"] for row in await queries.items(place.plan)
    }
    assert await happened(subject(place.plan)) == ["PlanMade", "ItemAdded", "ItemTakenOut"]


async def test_two_who_make_one_at_once_make_one() -> None:
    place = await a_place()
    isabel = await a_person("Isabel")
    await joins(isabel, place.team, from_on=TODAY + 5 * DAY)
    both = [
        service.make(await acting(who), place.team.id, isabel.id, place.dewi.id) for who in (place.dewi, place.ilse)
    ]
    found = await asyncio.gather(*both, return_exceptions=True)
    assert [type(one) for one in found if not isinstance(one, int)] == [Invalid]


async def test_only_the_team_makes_one_and_only_for_who_begins() -> None:
    place = await a_place()
    with pytest.raises(Invalid, match="has no plan yet"):  # has one
        await service.make(await acting(place.dewi), place.team.id, place.pleun.id, place.ilse.id)
    with pytest.raises(Invalid, match="has no plan yet"):  # has been here for years
        await service.make(await acting(place.dewi), place.team.id, place.ilse.id, place.dewi.id)
    stranger = await a_person("Nour")
    await a_team(stranger, name="Team Haarlem")
    with pytest.raises(NotAllowed):
        await service.make(await acting(stranger), place.team.id, place.pleun.id, place.ilse.id)
    with pytest.raises(NotFound):
        await service.look(await acting(stranger), place.plan)
    with pytest.raises(Invalid, match="mentor is a colleague"):
        await service.change_mentor(await acting(place.dewi), place.plan, stranger.id)
    with pytest.raises(Invalid, match="mentor is a colleague"):
        await service.change_mentor(await acting(place.dewi), place.plan, place.pleun.id)


async def test_a_week_is_gone_through_once_and_waits_until_it_is() -> None:
    place = await a_place()  # the tenth day: week 2
    before = await queries.plan(await acting(place.ilse), place.plan)
    assert (before.week, before.look_due) == (2, True)
    await service.look(await acting(place.ilse), place.plan)
    await service.look(await acting(place.pleun), place.plan)
    after = await queries.plan(await acting(place.ilse), place.plan)
    assert (after.looked_at, after.look_due) == (2, False)
    assert [*await queries.looked(place.plan)] == [2]
    assert (await happened(subject(place.plan))).count("WeekLookedAt") == 1
    next_week = await queries.plan(await acting(place.ilse, NOON + timedelta(days=7)), place.plan)
    assert next_week.look_due


async def test_a_plan_that_has_not_begun_is_not_gone_through() -> None:
    place = await a_place(begins=5)
    with pytest.raises(WrongStage):
        await service.look(await acting(place.ilse), place.plan)


async def test_a_tick_can_be_taken_back_and_what_is_done_is_not_taken_out() -> None:
    place = await a_place()
    item = (await queries.items(place.plan))[0]["id"]
    act = await acting(place.pleun)
    await service.tick(act, place.plan, item, done=True)
    await service.tick(act, place.plan, item, done=True)
    with pytest.raises(WrongStage, match="Take the tick back"):
        await service.take_out(act, place.plan, item)
    await service.tick(act, place.plan, item, done=False)
    await service.take_out(act, place.plan, item)
    assert await happened(subject(place.plan)) == ["PlanMade", "ItemDone", "ItemNotDone", "ItemTakenOut"]
    with pytest.raises(NotFound):
        await service.tick(act, place.plan, item, done=True)


async def test_a_closed_plan_is_open_again_on_the_day_only() -> None:
    place = await a_place()
    act = await acting(place.ilse)
    await service.close(act, place.plan)
    with pytest.raises(WrongStage):
        await service.add(act, place.plan, week=1, words="Nog iets")
    await service.reopen(act, place.plan)
    await service.close(act, place.plan)
    with pytest.raises(WrongStage):
        await service.reopen(await acting(place.ilse, NOON + timedelta(days=1)), place.plan)


async def test_a_plan_is_erased_a_year_after_its_end_and_not_a_day_before() -> None:
    place = await a_place()
    last = (await queries.plan(system(), place.plan)).ends_on
    a_year = NOON + (last.replace(year=last.year + 1) - TODAY)
    assert await keeping.purge(system(a_year)) == 0
    assert await keeping.purge(system(a_year + timedelta(days=1))) == 1
    assert await OnboardingPlan.count() == 0
    assert await queries.items(place.plan) == []


async def test_newcomer_and_mentor_see_it_on_home_and_the_team_on_its_page(browser: Browser) -> None:
    place = await a_place()
    isabel = await a_person("Isabel")
    await joins(isabel, place.team, from_on=TODAY + 5 * DAY)
    await browser.sign_in(place.ilse)
    assert "Week 2 with Pleun" in (await browser.get("/")).text
    page = (await browser.get(f"/teams/{place.team.id}")).text
    assert "New with us" in page and "week 2 of 12" in page
    assert "Isabel begins, and has no onboarding plan yet" in page
    await browser.sign_in(place.pleun)
    assert "Week 2 with your mentor Ilse" in (await browser.get("/")).text
    await browser.post(f"/inwerken/{place.plan}/doorgelopen")
    assert "Week 2 with your mentor" not in (await browser.get("/")).text


async def test_the_plan_keeps_what_was_typed_and_warns_of_what_looks_medical(browser: Browser) -> None:
    place = await a_place()
    await browser.sign_in(place.pleun)
    at = f"/inwerken/{place.plan}/regels"
    warned = await browser.post(at, {"week": "3", "words": "Zij heeft een hernia"})
    assert warned.status_code == 422 and "Zij heeft een hernia" in warned.text
    long = await browser.post(at, {"week": "3", "words": "x" * 10_000})
    assert long.status_code == 422
    kept = await browser.post(at, {"week": "3", "words": "Zij heeft een hernia", "warned": "hernia"})
    assert kept.status_code == 303
