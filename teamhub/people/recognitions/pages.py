from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from teamhub.core.db import reading
from teamhub.core.errors import Invalid
from teamhub.core.forms import FormData
from teamhub.core.sending import warned
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.people import queries as people
from teamhub.people.pages import profile_page
from teamhub.people.recognitions import policy, queries, service
from teamhub.people.recognitions.forms import RecognitionForm
from teamhub.people.recognitions.stages import Verb

SEEN = "/mensen/{person_id:int}/gezien"


@get("/talenten", name="talents.search")
async def search(act: CurrentAct, q: Annotated[str, QueryParameter(name="q", max_length=300)] = "") -> Template:
    """`q`: words, or the purpose of a role."""
    async with reading():
        found, all_of_them = await queries.search(act, q)
    more = len(found) > queries.MOST
    return page("people/talents.html", q=q.strip(), found=found[: queries.MOST], more=more, all_of_them=all_of_them)


@post(SEEN, name="recognitions.give")
async def give(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    async with reading():
        await people.person(act, person_id)
    policy.require(Verb.GIVE, act.by, person=person_id)
    filled = RecognitionForm.read(data)
    if filled.value is None:
        return await profile_page(act, person_id, seen=filled, status=422)
    if words := filled.value.unwarned:
        return await profile_page(act, person_id, seen=warned(filled, words), status=422)
    try:
        made = await service.give(act, person_id, filled.value.seen)
    except Invalid as refusal:
        wrong = filled.refused(refusal, about="seen")
        return await profile_page(act, person_id, seen=wrong, status=422)
    return go(request, "people.show", person_id=person_id, anchor=f"seen-{made}")


@post(SEEN + "/{recognition_id:int}/op-mijn-pagina", name="recognitions.keep")
async def keep(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], recognition_id: FromPath[int]
) -> Response[Any]:
    await service.keep(act, person_id, recognition_id)
    return go(request, "people.show", person_id=person_id, anchor="talents")


@post(SEEN + "/{recognition_id:int}/niet-op-mijn-pagina", name="recognitions.put_aside")
async def put_aside(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], recognition_id: FromPath[int]
) -> Response[Any]:
    await service.put_aside(act, person_id, recognition_id)
    return go(request, "people.show", person_id=person_id, anchor="talents")


@post(SEEN + "/{recognition_id:int}/terug", name="recognitions.take_back")
async def take_back(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], recognition_id: FromPath[int]
) -> Response[Any]:
    await service.take_back(act, person_id, recognition_id)
    return go(request, "people.show", person_id=person_id)


handlers = [search, give, keep, put_aside, take_back]
