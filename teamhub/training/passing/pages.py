from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData, whole
from teamhub.core.i18n import gettext
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.training import policy
from teamhub.training import queries as catalogue
from teamhub.training.passing import queries, service
from teamhub.training.passing.forms import SessionForm, TrainerForm
from teamhub.training.passing.rules import Reach

ONE = "/leren/trainingen/{training_id:int}/doorgeven"
SHOW = "passing.show"
NOTHING: Filled[Any] = Filled()


@get("/leren/doorgeven", name="passing.list")
async def listed(act: CurrentAct) -> Template:
    async with reading():
        found, mine = await queries.every(act)
    for_me = mine if act.by.member_of else []
    return page("passing/list.html", act=act, trainers=found, for_me=for_me, sees=policy.sees_who_knows(act.by))


@get(ONE, name=SHOW)
async def show(act: CurrentAct, training_id: FromPath[int]) -> Template:
    return await _show(act, training_id)


async def _show(
    act: Act, training_id: int, form: str = "", filled: Filled[Any] = NOTHING, status: int = 200
) -> Template:
    """`form` is which of the page's forms was `filled`: trainer or session."""
    async with reading():
        training = await catalogue.one(act, training_id)
        passing = await queries.of_training(act, training_id)
        knows = await catalogue.who_knows(act, training_id)
        mine = next((one for one in passing.trainers if one.person == act.by.id), None)
        near = await queries.near(act, mine)
    return page(
        "passing/show.html",
        status=status,
        act=act,
        training=training,
        passing=passing,
        mine=mine,
        sees=policy.sees_who_knows(act.by),
        may=bool(act.by.member_of) and any(one.id == act.by.id for one in knows),
        near=near,
        reaches=[(one, gettext(one)) for one in Reach],
        form=form,
        filled=filled,
        blank=NOTHING,
    )


@post(ONE + "/trainer", name="passing.begin")
async def begin(request: WebRequest, act: CurrentAct, training_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: TrainerForm) -> None:
        await service.begin(act, training_id, form.reach)

    async def again(filled: Filled[TrainerForm], status: int) -> Template:
        return await _show(act, training_id, "trainer", filled, status)

    return await sent(request, TrainerForm.read(data), again, do, SHOW, training_id=training_id)


@post(ONE + "/stoppen", name="passing.stop")
async def stop(request: WebRequest, act: CurrentAct, training_id: FromPath[int]) -> Response[Any]:
    await service.stop(act, training_id)
    return go(request, SHOW, training_id=training_id)


@post(ONE + "/sessies", name="passing.passed")
async def passed(request: WebRequest, act: CurrentAct, training_id: FromPath[int], data: FormData) -> Answer:
    """The colleagues are ticked: "person-12"."""
    people = [number for name in data if name.startswith("person-") and (number := whole(name.removeprefix("person-")))]

    async def do(form: SessionForm) -> None:
        await service.passed(act, training_id, people, form.held_on)

    async def again(filled: Filled[SessionForm], status: int) -> Template:
        return await _show(act, training_id, "session", filled, status)

    return await sent(request, SessionForm.read(data), again, do, SHOW, training_id=training_id)


@post(ONE + "/sessies/{session_id:int}/terug", name="passing.undo")
async def undo(
    request: WebRequest, act: CurrentAct, training_id: FromPath[int], session_id: FromPath[int]
) -> Response[Any]:
    await service.undo(act, session_id)
    return go(request, SHOW, training_id=training_id)


handlers = [listed, show, begin, stop, passed, undo]
