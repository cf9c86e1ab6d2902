"""Whom a need concerns: the team, or whose need it is."""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.teams import queries as teams
from teamhub.training.needs import events, queries
from teamhub.training.needs.tables import Need


async def _team(act: Act, happened: Happened) -> Concerns:
    row = await Need.objects().get(Need.id == int(happened.key))
    return {About.TEAM: await teams.members(row.team, act.today)} if row else {}  # erased meanwhile


async def _owner(act: Act, happened: Happened) -> Concerns:
    row = await Need.objects().get(Need.id == int(happened.key))
    return {About.TEAM: [row.owner]} if row else {}


async def _collected(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: await teams.members(int(happened.key), act.today)}


TELLS: Mapping[type, Tells] = {
    events.NeedWritten: _team,
    events.NeedJoined: _owner,
    events.KnownAlready: _owner,
    events.NeedsCollected: _collected,
}
PLACES = {"need": queries.places, "learning": queries.team_places}
