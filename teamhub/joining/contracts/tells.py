"""Whom it concerns what is said about a contract: its person, the MPP who decides, and HR."""

from collections.abc import Mapping

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.joining.contracts import events, queries
from teamhub.joining.contracts.queries import Clock
from teamhub.teams import queries as teams


async def _clock(act: Act, happened: Happened) -> Clock:
    return await queries.clock(Act(by=SYSTEM, at=act.at), int(happened.key), str(happened.facts["kind"]))


async def _advised(act: Act, happened: Happened) -> Concerns:
    one = await _clock(act, happened)
    mpps = [mpp["id"] for team in one.teams for mpp in await teams.mpps(act, team)]
    return {About.ASKED: mpps, About.MINE: [one.person]}


async def _decided(act: Act, happened: Happened) -> Concerns:
    one = await _clock(act, happened)
    hr = await teams.office_holders(act, Office.HR)
    members = [person for team in one.teams for person in await teams.members(team, act.today)]
    return {About.MINE: [one.person], About.ASKED: hr, About.TEAM: members}


async def _talked(act: Act, happened: Happened) -> Concerns:
    return {About.MINE: [(await _clock(act, happened)).person]}


TELLS: Mapping[type, Tells] = {
    events.TeamAdvised: _advised,
    events.ContractDecided: _decided,
    events.TalkHeld: _talked,
}
PLACES = {"contract": queries.places}
