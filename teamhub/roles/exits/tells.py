"""Whom buying in concerns: the MPP who is asked, and the team that hears the answer."""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.roles.exits import events
from teamhub.roles.exits.queries import places
from teamhub.roles.exits.tables import BuyIn
from teamhub.teams import queries as teams


async def _mpps(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [mpp["id"] for mpp in await teams.mpps(act, happened.facts["team"])]}


async def _team(act: Act, happened: Happened) -> Concerns:
    row = await BuyIn.objects().get(BuyIn.id == int(happened.key))
    assert row, "A request to buy in is never deleted."
    members = await teams.members(happened.facts["team"], act.today)
    return {About.ASKED: [row.by], About.TEAM: members}


TELLS: Mapping[type, Tells] = {
    events.BuyInAsked: _mpps,
    events.BuyInAgreed: _team,
    events.BuyInDeclined: _team,
    events.BuyInEnded: _mpps,
}
PLACES = {"buy_in": places}
