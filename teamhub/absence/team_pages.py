"""What a team does for who is absent: note it for who phones, take over work, give it back."""

from typing import Any, TypeVar

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.absence import policy, queries, rules, service, work_service
from teamhub.absence.forms import BackForm, LongerForm, ReportForForm, TakeForm, WorkForm
from teamhub.absence.my_pages import NOTHING, afterwards, back_choices, longer_choices, my_page
from teamhub.absence.policy import Sight
from teamhub.absence.questions import COVER, REPORT_ABSENT
from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotAllowed
from teamhub.core.forms import Filled, Form, FormData
from teamhub.core.second_factor import require_second_factor
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks.authority import rule
from teamhub.people import queries as people
from teamhub.teams import queries as teams

F = TypeVar("F", bound=Form)


@get("/teams/{team_id:int}/afwezig", name="absence.team")
async def of_team(act: CurrentAct, team_id: FromPath[int]) -> Template:
    return await team_page(act, team_id)


async def team_page(
    act: Act, team_id: int, filled: Filled[Any] = NOTHING, absence: int = 0, status: int = 200
) -> Template:
    """`filled` is of the form that was sent about `absence`."""
    policy.require_team(act.by, team_id)
    async with reading():
        team = await teams.team(act, team_id)
        agreed = await queries.agreed(act.today)
        found = await queries.absent(act, team_id, agreed.terms)
        work = await queries.work(act, found)
        colleagues = await people.names(await teams.members(team_id, act.today))
    return page(
        "absence/team.html",
        status=status,
        act=act,
        team=team,
        found=found,
        work=work,
        filled=filled,
        form=absence,
        blank=NOTHING,
        colleagues=sorted(colleagues.items(), key=lambda one: one[1]),
        longer={one.id: longer_choices(one, act.today) for one in found},
        back={one.id: back_choices(one, act.today) for one in found},
        cover=rule(COVER, {"days": 1}, agreed.clauses),
        ours=team_id in act.by.member_of,
        coordinates=policy.coordinates(act.by, team_id) or act.by.has(Office.HR),
    )


@get("/afwezig/melden", name="absence.report_for_form")
async def report_for_form(act: CurrentAct) -> Template:
    return await _report_for_page(act)


@post("/afwezig/melden", name="absence.report_for")
async def report_for(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    policy.works_here(act.by)
    require_second_factor(act.by)

    filled = ReportForForm.read(data)
    theirs = await service.teams_of(filled.value.person, act.today) if filled.value else []

    async def do(form: ReportForForm) -> dict[str, Any]:
        absence = await service.report_for(act, form.person, form.report())
        if not theirs:  # somebody of no team: HR reads it
            return {"absence_id": absence}
        return {"team_id": next((team for team in theirs if team in act.by.member_of), theirs[0])}

    to = "absence.team" if theirs else "absence.show"
    return await sent(request, filled, lambda filled, status: _report_for_page(act, filled, status), do, to)


async def _report_for_page(act: Act, filled: Filled[Any] = NOTHING, status: int = 200) -> Template:
    policy.works_here(act.by)
    ours = act.by.member_of - act.by.oversees
    if not ours and not act.by.has(Office.HR):
        raise NotAllowed("A colleague of the same team notes this, or HR.")
    require_second_factor(act.by)
    async with reading():
        agreed = await queries.agreed(act.today)
        everybody = await people.colleagues(act)
        members = {one for team in ours for one in await teams.members(team, act.today)}
    hr = act.by.has(Office.HR)
    choices = [row for row in everybody if row["id"] != act.by.id and (hr or row["id"] in members)]
    named = [(row["id"], " · ".join(filter(None, (row["name"], row["teams"] if hr else "")))) for row in choices]
    ruling = rule(REPORT_ABSENT, {}, agreed.clauses)
    return page("absence/report_for.html", status=status, act=act, filled=filled, people=named, ruling=ruling)


@post("/afwezig/{absence_id:int}/langer", name="absence.longer")
async def longer(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Response[Any]:
    form = needed(LongerForm.read(data))
    if form.last is None and not form.unknown:
        raise Invalid("Please choose a day, or say that you do not know.")
    await service.prolong(act, absence_id, form.last)
    return await afterwards(request, act, absence_id)


@post("/afwezig/{absence_id:int}/terug", name="absence.back")
async def back(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Response[Any]:
    await service.recover(act, absence_id, needed(BackForm.read(data)).on)
    return await afterwards(request, act, absence_id)


@post("/afwezig/{absence_id:int}/werk", name="absence.work")
async def add_work(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async with reading():
        seen = await queries.case(act, absence_id)
    filled = WorkForm.read(data)
    if filled.value is None:
        return await _again(act, seen, filled)
    try:
        await work_service.add(act, absence_id, rules.lines(filled.value.work))
    except Invalid as refusal:
        return await _again(act, seen, filled.refused(refusal, "work"))
    return await afterwards(request, act, absence_id)


async def _again(act: Act, seen: queries.Case, filled: Filled[Any]) -> Template:
    if seen.sight is Sight.OWN:
        return await my_page(act, filled, "work", 422)
    ours = sorted(seen.teams & act.by.member_of) or sorted(seen.teams)
    return await team_page(act, ours[0], filled, seen.id, 422)


@post("/afwezig/werk/{work_id:int}/nemen", name="absence.take")
async def take(request: WebRequest, act: CurrentAct, work_id: FromPath[int], data: FormData) -> Response[Any]:
    async with reading():
        absence = await queries.absence_of(act, work_id)
    form = needed(TakeForm.read(data))
    await work_service.take(act, work_id, form.hand_back_on, for_=form.person)
    return await _to_work(request, act, absence)


@post("/afwezig/werk/{work_id:int}/teruggeven", name="absence.give_back")
async def give_back(request: WebRequest, act: CurrentAct, work_id: FromPath[int]) -> Response[Any]:
    async with reading():
        absence = await queries.absence_of(act, work_id)
    await work_service.give_back(act, work_id)
    return await _to_work(request, act, absence)


@post("/afwezig/werk/{work_id:int}/loslaten", name="absence.let_go")
async def let_go(request: WebRequest, act: CurrentAct, work_id: FromPath[int]) -> Response[Any]:
    async with reading():
        absence = await queries.absence_of(act, work_id)
    await work_service.let_go(act, work_id)
    return await _to_work(request, act, absence)


@post("/afwezig/werk/{work_id:int}/schrappen", name="absence.strike")
async def strike(request: WebRequest, act: CurrentAct, work_id: FromPath[int]) -> Response[Any]:
    async with reading():
        absence = await queries.absence_of(act, work_id)
    await work_service.strike(act, work_id)
    return await _to_work(request, act, absence)


async def _to_work(request: WebRequest, act: Act, seen: queries.Case) -> Response[Any]:
    """The page of the team that both are in, or where the actor reads the absence otherwise."""
    ours = sorted(seen.teams & act.by.member_of)
    if seen.sight is not Sight.OWN and ours:
        return go(request, "absence.team", team_id=ours[0])
    return await afterwards(request, act, seen.id)


def needed(filled: Filled[F]) -> F:
    """Of a form of dates and choices alone, which browsers fill in rightly."""
    if filled.value is None:
        raise Invalid(next(iter(filled.errors.values())))
    return filled.value


handlers = [
    of_team, report_for_form, report_for, longer, back, add_work, take, give_back, let_go, strike,
]  # fmt: skip
