"""The needs of a team: writing one, answering it, and the list for the team meeting."""

from collections.abc import Awaitable, Callable, Mapping
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
from teamhub.teams import queries as teams
from teamhub.training import queries as catalogue
from teamhub.training.needs import policy, queries, service
from teamhub.training.needs.events import subject
from teamhub.training.needs.forms import ChangeForm, CollectForm, KnownForm, NeedForm
from teamhub.training.needs.rules import Known, Origin, Whom
from teamhub.training.plans import queries as plans

OF_TEAM, ONE = "/teams/{team_id:int}/leren", "/leren/behoeften/{need_id:int}"
SHOW, TEAM = "needs.show", "learning.team"


@get(OF_TEAM + "/behoeften", name="needs.list")
async def listed(act: CurrentAct, team_id: FromPath[int]) -> Template:
    """The list for the team meeting: to be read from a screen, or from paper."""
    async with reading():
        team = await teams.team(act, team_id)
        policy.require_team(act.by, team_id)
        found = await queries.of_team(act, team_id)
        last = await queries.last_collection(team_id)
        holders = await queries.developers(act, team_id)
    return page(
        "needs/list.html",
        team=team,
        act=act,
        open=[one for one in found if one.open],
        ended=[one for one in found if not one.open],
        last=last,
        collecting=last if last and last.meet_on >= act.today else None,
        collects=policy.collects(act.by, team_id, holders),
        filled=NOTHING,
    )


@get(OF_TEAM + "/behoeften/nieuw", name="needs.new")
async def new(act: CurrentAct, team_id: FromPath[int], training: FromQuery[int] = 0) -> Template:
    return await _form(act, team_id, Filled({"training": str(training)} if training else {}))


@post(OF_TEAM + "/behoeften", name="needs.write")
async def write(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    await _team(act, team_id)

    async def do(form: NeedForm) -> Mapping[str, Any]:
        return {"need_id": await service.write(act, team_id, **form.model_dump(exclude={"warned"}))}

    def again(filled: Filled[NeedForm], status: int) -> Any:
        return _form(act, team_id, filled, status)

    return await sent(request, NeedForm.read(data), again, do, SHOW)


async def _team(act: Act, team_id: int) -> None:
    async with reading():
        await teams.team(act, team_id)
    policy.require_team(act.by, team_id)


async def _form(act: Act, team_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        policy.require_team(act.by, team_id)
        people = await teams.people_of(act, team_id)
        trainings = await catalogue.catalogue(act)
    return page(
        "needs/edit.html",
        status=status,
        team=team,
        need=None,
        filled=filled,
        me=act.by.id,
        people=[(one.id, one.name) for one in people if one.from_on <= act.today],
        **options(trainings),
    )


def options(trainings: list[catalogue.Seen]) -> dict[str, Any]:
    return {
        "origins": [(origin, gettext(origin)) for origin in Origin],
        "whoms": [(whom, gettext(whom)) for whom in Whom],
        "trainings": [("", gettext("none yet"))] + [(one.id, one.title) for one in trainings],
    }


@post(OF_TEAM + "/ophalen", name="needs.collect")
async def collect(request: WebRequest, act: CurrentAct, team_id: FromPath[int], data: FormData) -> Answer:
    await _team(act, team_id)

    async def do(form: CollectForm) -> None:
        await service.collect(act, team_id, form.meet_on)

    async def again(filled: Filled[CollectForm], status: int) -> Template:
        async with reading():
            team = await teams.team(act, team_id)
        return page("needs/collect.html", status=status, team=team, filled=filled)

    return await sent(request, CollectForm.read(data), again, do, "needs.list", team_id=team_id)


@post(OF_TEAM + "/niets", name="needs.nothing")
async def nothing(request: WebRequest, act: CurrentAct, team_id: FromPath[int]) -> Response[Any]:
    await _team(act, team_id)
    await service.nothing_now(act, team_id)
    return go(request, "needs.list", team_id=team_id)


@get(ONE, name=SHOW)
async def show(act: CurrentAct, need_id: FromPath[int]) -> Template:
    return await _show(act, need_id)


async def _show(act: Act, need_id: int, status: int = 200, known: Filled[Any] = NOTHING) -> Template:
    async with reading():
        seen = await queries.one(act, need_id)
        people = await teams.people_of(act, seen.team)
        knows = await catalogue.who_knows(act, seen.training) if seen.training else []
        made = await plans.of_need(act, need_id)
        told = await journal.timeline(subject(need_id))
    return page(
        "needs/show.html",
        status=status,
        act=act,
        need=seen,
        mine=act.by.id in (seen.owner, seen.by),
        own=seen.whom is Whom.ME and seen.owner == act.by.id,
        voice=seen.voice(act.by.id),
        people=[("", gettext("choose"))] + [(one.id, one.name) for one in people if one.id != act.by.id],
        grounds=[(ground, gettext(ground)) for ground in Known],
        knows=knows,
        plans=made,
        told=told,
        filled=known,
    )


@get(ONE + "/wijzigen", name="needs.edit")
async def edit(act: CurrentAct, need_id: FromPath[int]) -> Template:
    return await _edit(act, need_id, NOTHING)


@post(ONE + "/wijzigen", name="needs.change")
async def change(request: WebRequest, act: CurrentAct, need_id: FromPath[int], data: FormData) -> Answer:
    async with reading():
        seen = await queries.one(act, need_id)
    policy.require_owner(act.by, seen.owner, seen.by)

    async def do(form: ChangeForm) -> None:
        await service.change(act, need_id, **form.model_dump(exclude={"warned"}))

    def again(filled: Filled[ChangeForm], status: int) -> Any:
        return _edit(act, need_id, filled, status)

    return await sent(request, ChangeForm.read(data), again, do, SHOW, need_id=need_id)


async def _edit(act: Act, need_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await queries.one(act, need_id)
        policy.require_owner(act.by, seen.owner, seen.by)
        team = await teams.team(act, seen.team)
        trainings = await catalogue.catalogue(act)
    return page(
        "needs/edit.html",
        status=status,
        team=team,
        need=seen,
        filled=filled,
        me=act.by.id,
        people=[],
        **options(trainings),
    )


@post(ONE + "/kan-ik-al", name="needs.know")
async def know(request: WebRequest, act: CurrentAct, need_id: FromPath[int], data: FormData) -> Answer:
    async with reading():
        await queries.one(act, need_id)

    async def do(form: KnownForm) -> None:
        await service.know(act, need_id, form.ground, form.words, form.seen_by)

    def again(filled: Filled[KnownForm], status: int) -> Any:
        return _show(act, need_id, status, filled)

    return await sent(request, KnownForm.read(data), again, do, SHOW, need_id=need_id)


def _pressed(path: str, name: str, verb: Callable[[Act, int], Awaitable[None]]) -> Any:
    """A button without a form: the verb, and back to the need."""

    @post(ONE + path, name=name)
    async def press(request: WebRequest, act: CurrentAct, need_id: FromPath[int]) -> Response[Any]:
        await verb(act, need_id)
        return go(request, SHOW, need_id=need_id)

    return press


PRESSED = [
    _pressed("/mee", "needs.join", service.join),
    _pressed("/niet-mee", "needs.leave", service.leave),
    _pressed("/geleerd", "needs.meet", service.meet),
    _pressed("/intrekken", "needs.withdraw", service.withdraw),
]
handlers = [listed, new, write, collect, nothing, show, edit, change, know, *PRESSED]
