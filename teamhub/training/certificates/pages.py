from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.people import queries as people
from teamhub.people.policy import works_here
from teamhub.teams import queries as teams
from teamhub.training import policy as training
from teamhub.training.certificates import policy, queries, service
from teamhub.training.certificates.forms import RegistrationForm
from teamhub.training.rules import Register

PERSON = "/certificaten/{person_id:int}"
SHOW = "certificates.person"
NOTHING: Filled[Any] = Filled()


@get("/teams/{team_id:int}/bekwaamheden", name="certificates.team")
async def of_team(act: CurrentAct, team_id: FromPath[int]) -> Template:
    async with reading():
        team = await teams.team(act, team_id)
        policy.require_seen(act.by, team_id)
        skills = await queries.of_team(act, team_id)
    names = policy.sees_names(act.by, team_id)
    return page("certificates/team.html", act=act, team=team, skills=skills, names=names)


@get("/ik/certificaten", name="certificates.mine")
async def mine(request: WebRequest, act: CurrentAct) -> Redirect:
    works_here(act.by)
    return go(request, SHOW, person_id=act.by.id)


@get(PERSON, name=SHOW)
async def person(act: CurrentAct, person_id: FromPath[int]) -> Template:
    return await _person(act, person_id, NOTHING)


@post(PERSON + "/register", name="certificates.register")
async def register(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Answer:
    await _theirs(act, person_id, record=True)

    async def do(form: RegistrationForm) -> None:
        given: dict[str, Any] = {"valid_until": form.valid_until, "reflection_hours": form.reflection_hours}
        await service.register(act, person_id, form.name, **given)

    def again(filled: Filled[RegistrationForm], status: int) -> Awaitable[Template]:
        return _person(act, person_id, filled, status)

    return await sent(request, RegistrationForm.read(data), again, do, SHOW, person_id=person_id)


@post(PERSON + "/register/{registration_id:int}/weg", name="certificates.end")
async def end(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], registration_id: FromPath[int]
) -> Response[Any]:
    await _theirs(act, person_id, record=True)
    await service.end(act, registration_id)
    return go(request, SHOW, person_id=person_id)


@post(PERSON + "/{certificate_id:int}/weg", name="certificates.strike")
async def strike(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], certificate_id: FromPath[int]
) -> Response[Any]:
    await _theirs(act, person_id, record=True)
    await service.strike(act, certificate_id)
    return go(request, SHOW, person_id=person_id)


async def _theirs(act: Act, person_id: int, *, record: bool = False) -> Any:
    profile = await people.profile(act, person_id)
    on = profile.teams_on(act.today)
    if not policy.sees_person(act.by, person_id, on):
        raise NotFound("There is no such page.")
    if record:
        policy.require_record(act.by, person_id, on)
    return on


async def _person(act: Act, person_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        found = await people.person(act, person_id)
        on = await _theirs(act, person_id)
        theirs = await queries.of_person(act, person_id)
    return page(
        "certificates/person.html",
        status=status,
        act=act,
        person=found,
        theirs=theirs,
        filled=filled,
        registers=[(one, str(one)) for one in Register],
        may_record=training.may_record(act.by, person_id, on),
    )


handlers = [of_team, mine, person, register, end, strike]
