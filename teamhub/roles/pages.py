from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.db import reading
from teamhub.core.web import CurrentAct, page
from teamhub.roles import queries


@get("/rollen/{role_id:int}", name="roles.show")
async def show(act: CurrentAct, role_id: FromPath[int]) -> Template:
    async with reading():
        role = await queries.role(act, role_id)
        seats = await queries.seats_of(act, role_id)
    return page("roles/show.html", role=role, seats=seats)


handlers = [show]
