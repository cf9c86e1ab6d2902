"""The figures of a team, and those of several teams together. Nothing here is about one person."""

from typing import Annotated, Any

from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Template

from teamhub.absence.cases.queries import handed_over_in_all
from teamhub.absence.figures import periods, policy, queries
from teamhub.absence.figures.policy import Look
from teamhub.absence.figures.showing import Of, pictured
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled
from teamhub.core.i18n import gettext
from teamhub.core.paging import paged
from teamhub.core.web import CurrentAct, page
from teamhub.teams import queries as team_queries

TEAMS = 40  # on a page
Asked = Annotated[str, QueryParameter(name="periode", max_length=10)]


@get("/teams/{team_id:int}/cijfers", name="figures.team")
async def of_team(act: CurrentAct, team_id: FromPath[int], periode: Asked = "") -> Template:
    async with reading():
        team = await team_queries.team(act, team_id)
        how = policy.require_look(act.by, team_id)
        known = await queries.known(act, [team_id], periods.span(act.today))
    of = Of(known, how)
    chosen, context = _asked(act, of, periode)
    shown = of.team(chosen.period, team_id)
    trend = pictured((choice, of.team(choice.period, team_id)) for choice in periods.quarters(act.today))
    classes = of.classes(shown.whole) if shown.now and how is not Look.COARSE else []
    return page("figures/team.html", team=team, shown=shown, trend=trend, classes=classes, **context)


@get("/verzuim/cijfers", name="figures.overview")
async def overview(act: CurrentAct, periode: Asked = "", teams: FromQuery[int] = 0) -> Template:
    """`teams`: after how many teams the list of them begins."""
    how = policy.require_overview(act.by)
    async with reading():
        known = await queries.known(act, policy.teams_of(act.by), periods.span(act.today))
        with_hr = await handed_over_in_all(act)
    of = Of(known, how)
    chosen, context = _asked(act, of, periode)
    there = of.there(chosen.period)
    listed = paged(there, teams, TEAMS)
    names = {team: name or gettext("Outside the teams") for team, name in known.teams.items()}
    total, covered = of.total(chosen.period)
    trend = pictured((choice, of.total(choice.period)[0]) for choice in periods.quarters(act.today))
    return page(
        "figures/overview.html",
        names=names,
        listed=listed,
        rows=[(team, of.team(chosen.period, team)) for team in listed.rows],
        shown=total,
        left_out=[names[team] for team in there if team not in covered],
        trend=trend,
        classes=of.classes(total.whole) if total.now and how is not Look.COARSE else [],
        every=policy.teams_of(act.by) is None,
        with_hr=with_hr,
        **context,
    )


def _asked(act: Act, of: Of, key: str) -> tuple[periods.Choice, dict[str, Any]]:
    chosen = periods.chosen(key, act.today)
    return chosen, {
        "chosen": chosen,
        "options": [(one.key, one.name) for one in periods.choices(act.today)],
        "filled": Filled({"periode": chosen.key}),
        "few": of.few,
        "coarse": of.how is Look.COARSE,
        "everything": of.how is Look.EVERYTHING,
    }


handlers = [of_team, overview]
