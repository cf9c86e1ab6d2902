"""One address for each thing that HR records; what a verb finds wrong stands beside what was typed."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.errors import Invalid
from teamhub.core.forms import F, Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.people import policy, service, staying_service
from teamhub.people import queries as people
from teamhub.people import rules as people_rules
from teamhub.people.policy import Verb
from teamhub.people.staff import forms, queries
from teamhub.teams import queries as teams
from teamhub.teams import service as team_service

PERSON = "/personeel/{person_id:int}"


@get("/personeel", name="staff.list")
async def listed(act: CurrentAct, q: Annotated[str, QueryParameter(name="q", max_length=80)] = "") -> Template:
    async with reading():
        groups = await queries.staff(act, q.strip())
    return page("staff/list.html", groups=groups, q=q.strip(), filled=forms.FoundForm.blank())


@get("/personeel/nieuw", name="staff.new")
async def new(act: CurrentAct) -> Template:
    return await _new(act, forms.WelcomeForm.blank())


@post("/personeel/nieuw", name="staff.welcome")
async def welcome(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any] | Template:
    policy.require(Verb.KEEP_RECORD, act.by)
    filled = forms.WelcomeForm.read(data)
    if filled.value is None:
        return await _new(act, filled)
    form = filled.value
    try:
        person = await staying_service.welcome(
            act,
            **_record(form),
            hours=form.hours,
            team=form.team,
        )
    except Invalid as refusal:
        return await _new(act, filled.refused(refusal, "name"))
    return go(request, "staff.person", person_id=person.id)


@post("/personeel/teams", name="staff.found_team")
async def found_team(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any] | Template:
    policy.require(Verb.KEEP_RECORD, act.by)
    filled = forms.FoundForm.read(data)
    if filled.value is not None:
        form = filled.value
        team = await team_service.found(
            act, name=form.name, place=form.place, focus_nl=form.focus_nl, focus_en=form.focus_en
        )
        return go(request, "teams.show", team_id=team.id)
    async with reading():
        groups = await queries.staff(act)
    return page("staff/list.html", status=422, groups=groups, q="", filled=filled)


@get(PERSON, name="staff.person")
async def person(act: CurrentAct, person_id: FromPath[int]) -> Template:
    return await _person(act, person_id)


@post(PERSON + "/gegevens", name="staff.correct")
async def correct(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Any:
    filled = forms.RecordForm.read(data)
    return await _done(
        request, act, person_id, "record", "name", filled, lambda form: service.correct(act, person_id, **_record(form))
    )


@post(PERSON + "/uren", name="staff.hours")
async def hours(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Any:
    return await _done(
        request, act, person_id, "hours", "hours", forms.HoursForm.read(data),
        lambda form: service.change_hours(act, person_id, form.hours, from_on=form.from_on),
    )  # fmt: skip


@post(PERSON + "/team", name="staff.team")
async def team(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Any:
    def to_team(form: forms.TeamForm) -> Awaitable[None]:
        if form.from_team is None:
            return team_service.join(act, form.team, person_id, from_on=form.from_on)
        return team_service.move(act, person_id, from_team=form.from_team, to_team=form.team, on=form.from_on)

    return await _done(request, act, person_id, "team", "team", forms.TeamForm.read(data), to_team)


@post(PERSON + "/team/{team_id:int}/einde", name="staff.leave_team")
async def leave_team(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], team_id: FromPath[int], data: FormData
) -> Any:
    return await _done(
        request, act, person_id, "leave_team", "on", forms.DayForm.read(data),
        lambda form: team_service.leave_team(act, team_id, person_id, on=form.on),
    )  # fmt: skip


@post(PERSON + "/functie", name="staff.office")
async def office(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Any:
    return await _done(
        request, act, person_id, "office", "office", forms.OfficeForm.read(data),
        lambda form: team_service.take_office(act, person_id, form.office, from_on=form.from_on, team=form.team),
    )  # fmt: skip


@post(PERSON + "/functie/einde", name="staff.end_office")
async def end_office(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Any:
    return await _done(
        request, act, person_id, "end_office", "on", forms.EndOfficeForm.read(data),
        lambda form: team_service.give_up_office(act, person_id, form.office, on=form.on, team=form.team),
    )  # fmt: skip


@post(PERSON + "/vertrek", name="staff.leave")
async def leave(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Any:
    return await _done(
        request, act, person_id, "leave", "on", forms.DayForm.read(data),
        lambda form: staying_service.leave(act, person_id, form.on),
    )  # fmt: skip


@post(PERSON + "/vertrek/terug", name="staff.stay")
async def stay(request: WebRequest, act: CurrentAct, person_id: FromPath[int]) -> Response[Any]:
    await staying_service.stay(act, person_id)
    return go(request, "staff.person", person_id=person_id)


@post(PERSON + "/terugkeer", name="staff.come_back")
async def come_back(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Any:
    return await _done(
        request, act, person_id, "back", "from_on", forms.BackForm.read(data),
        lambda form: staying_service.come_back(act, person_id, from_on=form.from_on, team=form.team),
    )  # fmt: skip


async def _done(
    request: WebRequest,
    act: Act,
    person_id: int,
    name: str,
    about: str,
    filled: Filled[F],
    verb: Callable[[F], Awaitable[object]],
) -> Response[Any] | Template:
    """Does it and goes back to the page; or shows the page with what is wrong, by the field that it is about."""
    policy.require(Verb.KEEP_RECORD, act.by)
    if filled.value is None:
        return await _person(act, person_id, name, filled)
    try:
        await verb(filled.value)
    except Invalid as refusal:
        return await _person(act, person_id, name, filled.refused(refusal, about))
    return go(request, "staff.person", person_id=person_id)


def _record(form: forms.RecordForm) -> Any:
    """For the verbs: the columns of people.rules.Record."""
    return form.model_dump(include={*people_rules.Record.__annotations__})


async def _new(act: Act, filled: Filled[forms.WelcomeForm]) -> Template:
    policy.require(Verb.KEEP_RECORD, act.by)
    async with reading():
        every = await teams.every(act)
    return page("staff/new.html", status=422 if filled.errors else 200, filled=filled, teams=_options(every))


async def _person(act: Act, person_id: int, name: str = "", filled: Filled[Any] | None = None) -> Template:
    """`name`: which of the page's forms it is that was `filled`; the others are as they were."""
    policy.require(Verb.KEEP_RECORD, act.by)
    async with reading():
        kept = await people.person(act, person_id)
        profile = await people.profile(act, person_id)
        context = {
            "profile": profile,
            "present_teams": [(stay["id"], stay["name"]) for stay in profile.teams if stay["until_on"] is None],
            "hours": await queries.hours(act, person_id),
            "offices": await queries.offices(act, person_id),
            "teams": _options(await teams.every(act)),
            "all_offices": [(office, gettext(office)) for office in Office],
        }
    blank: Filled[Any] = Filled()
    tried = {form: filled if filled and form == name else blank for form in FORMS}
    from_on = max(act.today, kept.joined_on).isoformat()
    wrong = bool(filled and filled.errors)
    status = 422 if wrong else 200
    return page("staff/person.html", status=status, person=kept, tried=tried, from_on=from_on, opened=name, **context)


FORMS = ("record", "hours", "team", "leave_team", "office", "end_office", "leave", "back")


def _options(every: list[Any]) -> list[tuple[int, str]]:
    return [(team.id, team.name) for team in every]


handlers = [
    listed, new, welcome, found_team, person, correct, hours, team, leave_team, office, end_office, leave, stay,
    come_back,
]  # fmt: skip
