"""The catalogue: what can be learned, who knows it, and where there is a seat."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.sending import NOTHING, Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.journal import queries as journal
from teamhub.people.policy import works_here
from teamhub.teams import queries as teams
from teamhub.training import policy, queries, service
from teamhub.training.events import subject
from teamhub.training.forms import AddForm, CertificateForm, FitForm, TrainingForm
from teamhub.training.plans import queries as plans
from teamhub.training.rules import Fit, Kind, RequiredBy

ONE = "/leren/trainingen/{training_id:int}"
SHOW = "training.show"


@get("/leren", name="training.catalogue")
async def catalogue(act: CurrentAct, q: FromQuery[str] = "", soort: FromQuery[str] = "") -> Template:
    works_here(act.by)
    async with reading():
        found = await queries.catalogue(act, q[:300], soort)
        seats = await plans.with_free_seats(act)
        mine = await plans.of_person(act)
        ours = await teams.mine(act)
    return page(
        "training/catalogue.html",
        act=act,
        q=q[:300],
        kind=soort,
        kinds=[*Kind],
        trainings=found,
        seats=seats,
        mine=mine,
        ours=ours,
        may_add=policy.may_edit(act.by, None),
    )


@get("/leren/nieuw", name="training.new")
async def new(act: CurrentAct, team: FromQuery[int] = 0) -> Template:
    return await _form(act, Filled({"team": str(team)} if team else {}))


@post("/leren/nieuw", name="training.add")
async def add(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    works_here(act.by)

    async def do(form: AddForm) -> Mapping[str, Any]:
        if form.team:
            await teams.team(act, form.team)
        return {"training_id": await service.add(act, **form.model_dump(exclude={"warned"}))}

    return await sent(request, AddForm.read(data), lambda filled, status: _form(act, filled, status), do, SHOW)


async def _form(act: Act, filled: Filled[Any], status: int = 200) -> Template:
    works_here(act.by)
    async with reading():
        ours = await teams.mine(act)
    may = policy.may_edit(act.by, None)
    if not may and not ours:
        policy.require_edit(act.by, None)
    for_whom = [(team.id, gettext("%(team)s, as its own training") % {"team": team.name}) for team in ours]
    return page(
        "training/edit.html",
        status=status,
        filled=filled,
        training=None,
        for_whom=([("", gettext("everybody, in the catalogue"))] if may else []) + for_whom,
        **_options(),
    )


def _options() -> dict[str, Any]:
    return {
        "kinds": [(kind, gettext(kind)) for kind in Kind],
        "grounds": [(ground, gettext(ground)) for ground in RequiredBy],
    }


@get(ONE, name=SHOW)
async def show(act: CurrentAct, training_id: FromPath[int]) -> Template:
    return await _show(act, training_id)


async def _show(act: Act, training_id: int, status: int = 200, **filled: Filled[Any]) -> Template:
    async with reading():
        seen = await queries.one(act, training_id)
        knows = await queries.who_knows(act, training_id)
        seats = [one for one in await plans.with_free_seats(act) if one.training == training_id]
        ours = await teams.mine(act)
        told = await journal.timeline(subject(training_id), limit=5)
    return page(
        "training/show.html",
        status=status,
        act=act,
        training=seen,
        knows=knows,
        sees_who=policy.sees_who_knows(act.by),
        seats=seats,
        ours=ours,
        told=told,
        mine=next((one for one in knows if one.id == act.by.id), None),
        may_edit=policy.may_edit(act.by, seen.team),
        may_judge=policy.may_judge(act.by, seen.team),
        fits=[(fit, gettext(fit)) for fit in Fit],
        to={"fit": NOTHING, "certificate": NOTHING} | filled,
    )


@get(ONE + "/wijzigen", name="training.edit")
async def edit(act: CurrentAct, training_id: FromPath[int]) -> Template:
    return await _edit(act, training_id, NOTHING)


@post(ONE + "/wijzigen", name="training.change")
async def change(request: WebRequest, act: CurrentAct, training_id: FromPath[int], data: FormData) -> Answer:
    async with reading():
        seen = await queries.one(act, training_id)
    policy.require_edit(act.by, seen.team)

    async def do(form: TrainingForm) -> None:
        await service.change(act, training_id, **form.model_dump(exclude={"warned"}))

    def again(filled: Filled[TrainingForm], status: int) -> Any:
        return _edit(act, training_id, filled, status)

    return await sent(request, TrainingForm.read(data), again, do, SHOW, training_id=training_id)


async def _edit(act: Act, training_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await queries.one(act, training_id)
    policy.require_edit(act.by, seen.team)
    return page("training/edit.html", status=status, filled=filled, training=seen, for_whom=[], **_options())


@post(ONE + "/stoppen", name="training.end")
async def end(request: WebRequest, act: CurrentAct, training_id: FromPath[int]) -> Response[Any]:
    await service.end(act, training_id)
    return go(request, SHOW, training_id=training_id)


@post(ONE + "/terug", name="training.put_back")
async def put_back(request: WebRequest, act: CurrentAct, training_id: FromPath[int]) -> Response[Any]:
    await service.put_back(act, training_id)
    return go(request, SHOW, training_id=training_id)


@post(ONE + "/methodiek", name="training.judge")
async def judge(request: WebRequest, act: CurrentAct, training_id: FromPath[int], data: FormData) -> Answer:
    async with reading():
        seen = await queries.one(act, training_id)
    policy.require_judge(act.by, seen.team)

    async def do(form: FitForm) -> None:
        await service.judge(act, training_id, form.fit, form.why)

    def again(filled: Filled[FitForm], status: int) -> Any:
        return _show(act, training_id, status, fit=filled)

    return await sent(request, FitForm.read(data), again, do, SHOW, training_id=training_id)


@post(ONE + "/certificaat", name="training.obtain")
async def obtain(request: WebRequest, act: CurrentAct, training_id: FromPath[int], data: FormData) -> Answer:
    """One's own certificate. Who learned it outside a plan has it too."""
    works_here(act.by)

    async def do(form: CertificateForm) -> None:
        await service.obtain(act, act.by.id or 0, training_id, form.obtained_on)

    def again(filled: Filled[CertificateForm], status: int) -> Any:
        return _show(act, training_id, status, certificate=filled)

    return await sent(request, CertificateForm.read(data), again, do, SHOW, training_id=training_id)


handlers = [catalogue, new, add, show, edit, change, end, put_back, judge, obtain]
