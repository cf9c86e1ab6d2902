"""The wall chart of a team, and the whole organisation by team and day."""

from datetime import date, timedelta

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.db import reading
from teamhub.core.forms import bounded
from teamhub.core.lazily import dataclass
from teamhub.core.typed import day as typed_day
from teamhub.core.web import CurrentAct, page
from teamhub.leave import policy
from teamhub.leave import queries as leaves
from teamhub.leave.wall import queries, rules
from teamhub.leave.wall.rules import SPAN
from teamhub.teams import queries as teams

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the days before and after are, by their first one; None: no further."""

    first: date
    last: date
    back: date | None
    on: date | None
    far: date | None


def pager(first: date, today: date) -> Pager:
    end = today + rules.AHEAD * WEEK
    ahead = [min(first + step, end) if first < end else None for step in (WEEK, rules.WEEKS * WEEK)]
    return Pager(first, first + SPAN, max(first - WEEK, today) if first > today else None, *ahead)


def asked_day(typed: str) -> date | None:
    """What somebody typed into the address; what is no day is none."""
    try:
        return typed_day(typed)
    except ValueError:
        return None


@get("/teams/{team_id:int}/aanwezig", name="wall.show")
async def show(act: CurrentAct, team_id: FromPath[int], vanaf: FromQuery[str] = "") -> Template:
    """The whole team by day, six weeks on. Without names for who is neither in it nor of HR."""
    policy.works_here(act.by)
    first = rules.first_day(asked_day(vanaf), act.today)
    named = policy.sees_names(act.by, team_id)
    ours = team_id in act.by.member_of
    async with reading():
        team = await teams.team(act, team_id)
        wall = (await queries.walls(act, [team_id], first, first + SPAN))[team_id]
        asked = await leaves.asked_of(act, [team_id]) if ours else []
    return page(
        "wall/show.html",
        act=act,
        team=team,
        wall=wall,
        named=named,
        ours=ours,
        asked=asked,
        pager=pager(first, act.today),
    )


@get("/aanwezig", name="wall.everywhere")
async def everywhere(act: CurrentAct, vanaf: FromQuery[str] = "", teams: FromQuery[int] = 0) -> Template:
    """Every team by day: how many are there of how many that are needed. Names only of one's own team, today."""
    policy.works_here(act.by)
    first, skip = rules.first_day(asked_day(vanaf), act.today), bounded(teams)
    async with reading():
        found, more = await queries.everywhere(act, first, first + SPAN, skip)
    mine = [one for one in found if one[0] in act.by.member_of]
    return page(
        "wall/everywhere.html",
        act=act,
        found=found,
        mine=mine,
        pager=pager(first, act.today),
        skip=skip,
        back=max(skip - queries.PAGE, 0) if skip else None,
        more=skip + queries.PAGE if more else None,
    )


handlers = [show, everywhere]
