"""Whom a policy note concerns: who is asked to write along, the team it is offered to, its writers."""

from collections.abc import Mapping

from teamhub.core.act import SYSTEM, Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.teams import queries as teams
from teamhub.training.notes import events, queries


async def _asked(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [int(happened.facts["person"])]}


async def _offered(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: await teams.members(int(happened.facts["team"]), act.today)}


async def _writers(act: Act, happened: Happened) -> Concerns:
    return {About.MINE: (await queries.note(Act(by=SYSTEM, at=act.at), int(happened.key))).writers}


TELLS: Mapping[type, Tells] = {
    events.WriterAsked: _asked,
    events.WriterJoined: _writers,
    events.NoteOffered: _offered,
    events.NoteAnswered: _writers,
}
PLACES = {"policy_note": queries.places}
