"""Whom it concerns what happens in an election: the team, and who is asked to do something."""

from collections.abc import Mapping

from teamhub.core.act import SYSTEM, Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.roles.elections import events, queries
from teamhub.roles.elections.rules import standing
from teamhub.roles.elections.seen import Election


async def _election(act: Act, happened: Happened) -> Election:
    return await queries.election(Act(by=SYSTEM, at=act.at), int(happened.key))


async def _team(act: Act, happened: Happened) -> Concerns:
    """Everybody in the team; who is to lead it, first."""
    one = await _election(act, happened)
    asked = [one.facilitator] if happened.what == events.ElectionStarted.__name__ else []
    return {About.ASKED: asked, About.TEAM: [*one.members]}


async def _asked_again(act: Act, happened: Happened) -> Concerns:
    """Whose nomination fell, because that person said no. To nobody else: it would tell whom they had nominated."""
    one = await _election(act, happened)
    named = await queries.counted(one.id)
    before = standing(named, [*one.members], one.refused - {happened.by or 0})
    now = standing(named, [*one.members], one.refused)
    return {About.ASKED: [*(set(before) - set(now))]}


async def _before(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["before"]]}


TELLS: Mapping[type, Tells] = {
    events.ElectionStarted: _team,
    events.NominationsShown: _team,
    events.ChangeRoundOpened: _team,
    events.ElectionWithdrawn: _team,
    events.ElectionDeclined: _asked_again,
    events.LeadTaken: _before,
}
