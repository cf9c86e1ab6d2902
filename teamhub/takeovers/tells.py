"""Whom a takeover concerns: the other side. And where it is read, by who may see it."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.takeovers import events, hands_queries, queries
from teamhub.takeovers.tables import HandsOff, Takeover
from teamhub.teams import queries as teams


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    found = await queries.read(act, "AND t.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.what, "takeovers.show", {"takeover_id": one.id}) for one in found}


async def hands_places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    found = await hands_queries.kept(act, "AND h.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.words, "takeovers.list") for one in found}


async def _other_side(act: Act, happened: Happened) -> Concerns:
    """The colleague, or the team, that it was taken over from."""
    row = await _row(happened)
    return {About.TEAM: await _theirs(act, row)}


async def _both(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.TEAM: [row.taker, *await _theirs(act, row)]}


async def _asked(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: await _theirs(act, await _row(happened))}


async def _taker(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: [(await _row(happened)).taker]}


async def _left(act: Act, happened: Happened) -> Concerns:
    """Whose hands they were, and the team that kept it."""
    row = await HandsOff.objects().get(HandsOff.id == int(happened.key))
    assert row, "What was left with somebody is never deleted."
    return {About.TEAM: [row.hands, *await teams.members(row.team, act.today)]}


async def _theirs(act: Act, row: Takeover) -> list[int]:
    return [row.colleague] if row.colleague else await teams.members(row.team, act.today)


async def _row(happened: Happened) -> Takeover:
    row = await Takeover.objects().get(Takeover.id == int(happened.key))
    assert row, "A takeover is never deleted."
    return row


TELLS: Mapping[type, Tells] = {
    events.TakenOver: _other_side,
    events.TakenOverInDanger: _other_side,
    events.TakeoverExplained: _other_side,
    events.GivenBack: _other_side,
    events.TakeoverUndone: _other_side,
    events.HadBack: _both,
    events.TakeoverEnded: _both,
    events.LongerAsked: _asked,
    events.LongerAgreed: _taker,
    events.LongerDeclined: _taker,
    events.LongerByConsent: _both,
    events.LeftWithThem: _left,
}
PLACES = {"takeover": places, "hands_off": hands_places}
