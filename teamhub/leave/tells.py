"""Whom leave concerns: the team that it is asked of, and its asker where somebody wants to talk."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.i18n import gettext
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.leave import events, queries
from teamhub.leave.queries import Seen
from teamhub.leave.tables import Leave


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    """Only what somebody may read: what has been agreed is for the team away, as everything else."""
    if not act.by.is_colleague:
        return {}
    found = await queries.read(act, "AND l.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(_title(act, one), "leave.show", {"leave_id": one.id}) for one in found}


def _title(act: Act, seen: Seen) -> str:
    return gettext("Your leave") if seen.person == act.by.id else gettext("Leave of %(name)s") % {"name": seen.name}


async def _team(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.TEAM: await queries.teammates(row.person, act.today) if row else []}


async def _asker(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [row.person] if row else []}


async def _row(happened: Happened) -> Leave | None:
    """None: erased after two years."""
    return await Leave.objects().get(Leave.id == int(happened.key))


TELLS: Mapping[type, Tells] = {
    events.LeaveAsked: _team,
    events.LeaveChanged: _team,
    events.LeaveToTalk: _asker,
}
PLACES = {"leave": places}
