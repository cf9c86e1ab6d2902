"""Who hears that an idea rests or goes on: its owner, who supports it, and the team."""

from datetime import timedelta

import pytest

from teamhub.core.telling import About
from teamhub.ideas.resting import service as resting
from teamhub.ideas.talk import service as talk
from teamhub.notices import queries, service
from tests.cast import a_cast
from tests.conftest import NOON
from tests.factories import acting, system
from tests.ideas.factories import an_idea


@pytest.mark.usefixtures("db")
async def test_who_supports_an_idea_of_another_team_hears_that_it_rests() -> None:
    cast = await a_cast()
    owner, nour = await acting(cast["owner"]), await acting(cast["colleague"])
    idea = await an_idea(owner)
    await talk.support(nour, idea.id)
    await resting.park(owner, idea.id, why="Na de zomer", wake_on=NOON.date() + timedelta(days=60))
    await service.deliver(system())

    (parked,) = await queries.inbox(nour)
    assert (parked.about, parked.told.what, parked.told.quotes) == (About.SUPPORTED, "IdeaParked", ["Na de zomer"])
    assert [told.about for told in await queries.inbox(await acting(cast["teammate"]))] == [About.TEAM, About.TEAM]
    assert [told.told.what for told in await queries.inbox(await acting(cast["hr"]))] == []
