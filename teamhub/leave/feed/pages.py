"""One's own calendar: its address, and reading it."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import SYSTEM, Act
from teamhub.core.forms import FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.leave import policy
from teamhub.leave.feed import service

ICS = "text/calendar; charset=utf-8"


@get("/ik/agenda", name="calendar.show")
async def show(act: CurrentAct) -> Template:
    return await _page(act)


@post("/ik/agenda", name="calendar.make", status_code=200)
async def make(request: WebRequest, act: CurrentAct, data: FormData) -> Template:
    """The one time that the address is shown: afterwards TeamHub does not know it itself."""
    policy.works_here(act.by)
    token = await service.make(act, team="team" in data)
    path = request.app.route_reverse("calendar.read", token=token)
    return await _page(act, str(request.base_url).rstrip("/") + path)


@post("/ik/agenda/stop", name="calendar.stop")
async def stop(request: WebRequest, act: CurrentAct) -> Response[Any]:
    await service.stop(act)
    return go(request, "calendar.show")


async def _page(act: Act, address: str = "") -> Template:
    link = await service.link(act)
    return page("leave/calendar.html", act=act, link=link, address=address)


@get("/agenda/{token:str}", name="calendar.read", exclude_from_auth=True)
async def read(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
    """For a calendar, which cannot sign in. It begins today, and has no first day of anybody else's absence."""
    act = Act(by=SYSTEM, at=request.app.state.clock())
    return Response(await service.calendar(act, token), media_type=ICS)


handlers = [show, make, stop, read]
