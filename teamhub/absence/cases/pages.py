"""HR's files of absence: the list, with what is due first, and one file with its Gatekeeper line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.absence.cases import checks, gatekeeper, law_queries, looks, picture, policy, queries
from teamhub.absence.cases.forms import Together, together
from teamhub.absence.cases.keeping import YEARS
from teamhub.absence.cases.questions import BUILD_UP, CASEWORK, FITNESS
from teamhub.absence.cases.reading import Case
from teamhub.absence.rules import Early, Step
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, bounded
from teamhub.core.i18n import gettext as _
from teamhub.core.months import months_later
from teamhub.core.paging import paged
from teamhub.core.web import CurrentAct, page
from teamhub.core.words import capital
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.parameters import queries as parameters
from teamhub.people import queries as people

NOTHING: Filled[Any] = Filled()
FILES = 25  # of each kind on a page


@get("/verzuim/dossiers", name="cases.list")
async def listed(
    act: CurrentAct, vanaf: FromQuery[int] = 0, nu: FromQuery[int] = 0, hr: FromQuery[int] = 0, team: FromQuery[int] = 0
) -> Template:
    """`vanaf`, `nu`, `hr` and `team`: after how many of what is over, is to be taken over, HR and a team guide."""
    skip = bounded(vanaf)
    async with reading():
        running = await queries.running(act)
        completed, more = await queries.completed(act, skip)
        numbers, limits = await parameters.counting(act.today), await frameworks.limits(act.today)
        longer = int(numbers[law_queries.LONGER_THAN])
        accidents = await law_queries.accidents(act, longer)
    return page(
        "cases/list.html",
        ours=paged([case for case in running if case.with_hr], hr, FILES),
        wanted=paged([case for case in running if case.wanted], nu, FILES),
        theirs=paged([case for case in running if not case.with_hr and not case.wanted], team, FILES),
        completed=completed,
        more=skip + queries.PAGE if more else 0,
        act=act,
        row=first_of,
        takes_over=gatekeeper.numbers(numbers, limits).hand_over_day,
        years=int(numbers[YEARS]),
        accidents=accidents,
        longer=longer,
    )


def first_of(case: Case) -> picture.Station | None:
    """What comes first in a file, as the list shows it."""
    return next((one for one in picture.stations(case) if one.point is case.due), None)


@get("/verzuim/dossiers/{absence_id:int}", name="cases.show")
async def show(act: CurrentAct, absence_id: FromPath[int]) -> Template:
    async with reading():
        found = await queries.case(act, absence_id)
        await looks.looked(act, found.now.id)
        return await case_page(act, found)


async def case_page(act: Act, case: Case, form: str = "", filled: Filled[Any] = NOTHING, status: int = 200) -> Template:
    """`form` is the name of the one on the page that was sent, with what was typed."""
    ruled = await frameworks.in_force(act.today)
    managers = await people.names(await queries.case_managers(act))
    return page(
        "cases/show.html",
        status=status,
        case=case,
        act=act,
        form=form,
        filled=filled,
        blank=NOTHING,
        places=picture.stations(case),
        first=first_of(case),
        picture=picture,
        looks=await queries.looks(case.period.absences),
        ends_on=await law_queries.ends_on(act, case.now.person) if case.open else None,
        managers=_options({key: name for key, name in managers.items() if key != case.now.person}),
        near=_options(await queries.near(act, case)),
        **choices(case),
        casework=rule(CASEWORK, {}, ruled),
        fitness=rule(FITNESS, {}, ruled),
        build_up=rule(BUILD_UP, {}, ruled),
    )


def choices(case: Case) -> Mapping[str, Any]:
    """What the forms of the page offer, and what they start from."""
    had = {one.step for one in case.steps} - {Step.EVALUATION}
    planned = any(one.step is Step.PLAN for one in case.steps)
    steps = [step for step in checks.ENTERED if step not in had and (planned or step is not Step.EVALUATION)]
    due = case.due.step if case.due else None
    return {
        "steps": [(step, capital(_(picture.TITLES.get(step, step)))) for step in steps],
        "due_step": due if due in steps else (steps[0] if steps else ""),
        "reasons": [(early, capital(_(early))) for early in Early],
        "prospect": prospect(case),
        "together": [(one, capital(_(one))) for one in Together],
        "same": together(case.now.same_period),
        "own": policy.of_hr,
    }


def prospect(case: Case) -> tuple[date, date] | None:
    """Between which days the second track can wait for a real prospect here; nothing where that is not asked yet."""
    track = next((one for one in case.points if one.step is Step.SECOND_TRACK), None)
    asked = case.day > case.numbers.first_year_from and case.open and case.now.handed_over_on is not None
    if not asked or track is None or track.done:
        return None
    return case.today, months_later(case.today, case.numbers.prospect_months)


def _options(names: Mapping[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda one: one[1])


handlers = [listed, show]
