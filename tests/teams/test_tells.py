"""Who hears that somebody comes, goes or takes a role, and where they read it."""

from datetime import timedelta

import pytest

from teamhub.core.telling import About
from teamhub.notices import queries, service
from teamhub.people import service as people
from teamhub.roles import service as roles
from teamhub.teams import service as teams
from tests.cast import a_cast
from tests.conftest import NOON
from tests.factories import a_person, a_team_role, acting, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()


async def test_a_team_hears_who_comes_and_goes_and_takes_a_role() -> None:
    cast = await a_cast()
    hr, nieuw = await acting(cast["hr"]), await a_person("Nieuw")
    await teams.join(hr, cast.team.id, nieuw.id, from_on=TODAY)
    role = await a_team_role(cast.team, "planner")
    await roles.appoint(system(), role.id, nieuw.id, from_on=TODAY)
    await service.deliver(system())

    for member in (cast["owner"], cast["teammate"]):
        told = await queries.inbox(await acting(member))
        assert [one.about for one in told] == [About.TEAM, About.TEAM]
        assert [one.place.title for one in told if one.place] == ["planner, Team Alkmaar", "Team Alkmaar"]
        assert "Nieuw" in told[1].told.said()
    assert await queries.inbox(await acting(cast["colleague"])) == []
    assert await queries.inbox(await acting(cast["hr"])) == []


async def test_who_came_long_ago_is_no_news_when_a_team_is_taken_over() -> None:
    cast = await a_cast()
    hr, old = await acting(cast["hr"]), await a_person("Oud")
    await teams.join(hr, cast.team.id, old.id, from_on=TODAY - timedelta(days=32))
    await service.deliver(system())
    assert await queries.inbox(await acting(cast["owner"])) == []


async def test_who_is_to_look_after_somebodys_ideas_hears_of_it() -> None:
    cast = await a_cast()
    await people.name_successor(await acting(cast["owner"]), cast["owner"].id, cast["colleague"].id)
    await service.deliver(system())
    (told,) = await queries.inbox(await acting(cast["colleague"]))
    assert (told.about, told.place and told.place.title) == (About.ASKED, "Esra")
