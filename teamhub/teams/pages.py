from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.sections import ON_TEAM, shown
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.parameters import fulltime
from teamhub.people import policy as people_policy
from teamhub.roles import queries as roles
from teamhub.roles.preferences import queries as preferences
from teamhub.teams import queries


@get("/teams", name="teams.list")
async def overview(act: CurrentAct) -> Template:
    async with reading():
        teams = await queries.overview(act)
    return page("teams/list.html", teams=teams, mine=act.by.member_of)


@get("/team", name="teams.ours")
async def ours(request: WebRequest, act: CurrentAct) -> Response[Any] | Template:
    """One's own team; who is in several, or in none, chooses."""
    if len(act.by.member_of) == 1:
        return await _team(act, next(iter(act.by.member_of)))
    return go(request, "teams.list")


@get("/teams/{team_id:int}", name="teams.show")
async def show(act: CurrentAct, team_id: FromPath[int]) -> Template:
    return await _team(act, team_id)


async def _team(act: Act, team_id: int) -> Template:
    async with reading():
        team = await queries.team(act, team_id)
        everybody = await queries.people_of(act, team_id)
        wishes = await preferences.wishes(act, team_id)
        asks = queries.asking_mpps(act, team_id), fulltime.asking_on(act.today), roles.asking_seats(act, [team_id])
        sections, (mpps, full, seats) = await shown(act, ON_TEAM, team_id, *asks)
    members = [member for member in everybody if member.from_on <= act.today]
    return page(
        "teams/show.html",
        act=act,
        sections=sections,
        team=team,
        members=members,
        coming=[member for member in everybody if member.from_on > act.today],
        seats=roles.read_seats(seats, act.today),
        mpps=mpps,
        wishes=wishes,
        fulltime=full[0]["hours"],
        ours=team_id in act.by.member_of,
        total=sum(member.hours or 0 for member in members) if people_policy.sees_hours(act.by, 0, [team_id]) else None,
    )


handlers = [overview, ours, show]
