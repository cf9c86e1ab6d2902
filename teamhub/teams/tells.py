"""Whom it concerns that somebody comes or goes: their team. And where a team is read."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.teams import policy, queries
from teamhub.teams.events import MemberJoined, MemberLeft
from teamhub.teams.tables import Team

OLD = timedelta(days=31)  # who came before is recorded, such as when a whole team is taken over; that is no news


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not policy.sees_teams(act.by):
        return {}
    rows = await Team.select(Team.id, Team.name).where(Team.id.is_in([int(key) for key in keys]))
    return {str(row["id"]): Place(row["name"], "teams.show", {"team_id": row["id"]}) for row in rows}


async def to_team(act: Act, happened: Happened, since: str) -> Concerns:
    """The members of the team that is the subject, if it holds from a day that is news."""
    if date.fromisoformat(since) < local(happened.at).date() - OLD:
        return {}
    return {About.TEAM: await queries.members(int(happened.key), act.today)}


async def _joined(act: Act, happened: Happened) -> Concerns:
    return await to_team(act, happened, happened.facts["from_on"])


async def _left(act: Act, happened: Happened) -> Concerns:
    return await to_team(act, happened, happened.facts["on"])


TELLS: Mapping[type, Tells] = {MemberJoined: _joined, MemberLeft: _left}
