"""Where somebody is signed in, and ending that."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.db import reading
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.sign_in import queries, service
from teamhub.sign_in.pages import signed_out
from teamhub.sign_in.second_factor import queries as second_factor


@get("/ik/aanmeldingen", name="sign_in.sessions")
async def sessions(request: WebRequest, act: CurrentAct) -> Template:
    async with reading():
        seen = await queries.sessions(act, request.auth)
        second = await second_factor.standing(act)
    return page("sign_in/sessions.html", sessions=seen, second=second)


@post("/ik/aanmeldingen/overal-afmelden", name="sign_in.end_all")
async def end_all(request: WebRequest, act: CurrentAct) -> Response[Any]:
    await service.end_all(act)
    return signed_out(request)


@post("/ik/aanmeldingen/{key:str}/beeindigen", name="sign_in.end_one")
async def end_one(request: WebRequest, act: CurrentAct, key: FromPath[str]) -> Response[Any]:
    await service.end_one(act, key)
    return go(request, "sign_in.sessions")


handlers = [sessions, end_all, end_one]
