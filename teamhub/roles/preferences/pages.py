from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from teamhub.core.db import reading
from teamhub.core.errors import Invalid
from teamhub.core.forms import FormData
from teamhub.core.web import CurrentAct, WebRequest, go
from teamhub.people import queries as people
from teamhub.roles.preferences import service
from teamhub.roles.preferences.forms import QuarterForm, WishForm

PERSON = "/mensen/{person_id:int}"


@post(PERSON + "/voorkeur", name="preferences.choose")
async def choose(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Response[Any]:
    async with reading():
        await people.person(act, person_id)
    chosen = WishForm.read(data).value
    if chosen is None:
        raise Invalid("Please choose one of the options.")
    await service.choose(act, person_id, chosen.wish)
    return go(request, "people.show", person_id=person_id, anchor="preference")


@post(PERSON + "/rolvrij", name="preferences.take_quarter")
async def take_quarter(request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData) -> Response[Any]:
    async with reading():
        await people.person(act, person_id)
    chosen = QuarterForm.read(data).value
    if chosen is None:
        raise Invalid("Please choose one of the options.")
    await service.take_quarter(act, person_id, following=chosen.quarter == "next")
    return go(request, "people.show", person_id=person_id, anchor="preference")


@post(PERSON + "/rolvrij/{preference_id:int}/weg", name="preferences.give_up_quarter")
async def give_up_quarter(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], preference_id: FromPath[int]
) -> Response[Any]:
    await service.give_up_quarter(act, person_id, preference_id)
    return go(request, "people.show", person_id=person_id, anchor="preference")


handlers = [choose, take_quarter, give_up_quarter]
