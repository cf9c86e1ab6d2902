from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.journal.queries import timeline
from teamhub.parameters import policy, queries, rules, service
from teamhub.parameters.events import subject
from teamhub.parameters.forms import ChangeForm, DayForm
from teamhub.parameters.rules import Ground, Parameter


@get("/instellingen", name="parameters.list")
async def listed(act: CurrentAct) -> Template:
    async with reading():
        lines = await queries.listed(act)
    groups = [(ground, [line for line in lines if line.one.ground is ground]) for ground in Ground]
    return page("parameters/list.html", groups=groups, may=policy.may_change(act.by))


@get("/instellingen/{key:str}", name="parameters.show")
async def show(act: CurrentAct, key: FromPath[str]) -> Template:
    return await _show(act, key, Filled())


@post("/instellingen/{key:str}", name="parameters.change")
async def change(request: WebRequest, act: CurrentAct, key: FromPath[str], data: FormData) -> Answer:
    policy.require_change(act.by)
    filled = _checked(act, rules.parameter(key), ChangeForm.read(data))

    async def do(form: ChangeForm) -> None:
        await service.change(act, key, value=form.value, from_on=form.from_on, why=form.why)

    async def again(filled: Filled[ChangeForm], status: int) -> Template:
        return await _show(act, key, filled, status)

    return await sent(request, filled, again, do, "parameters.show", key=key)


@post("/instellingen/{key:str}/terug", name="parameters.take_back")
async def take_back(request: WebRequest, act: CurrentAct, key: FromPath[str], data: FormData) -> Answer:
    policy.require_change(act.by)
    rules.parameter(key)

    async def do(form: DayForm) -> None:
        await service.take_back(act, key, form.from_on)

    async def again(filled: Filled[DayForm], status: int) -> Template:
        return await _show(act, key, Filled(), status)

    return await sent(request, DayForm.read(data), again, do, "parameters.show", key=key)


def _checked(act: Act, one: Parameter, filled: Filled[ChangeForm]) -> Filled[ChangeForm]:
    """What the rules refuse stands beside the field that it is about."""
    if filled.value is None:
        return filled
    try:
        rules.checked(one, filled.value.value)
    except Invalid as refusal:
        return filled.refused(refusal, "value")
    try:
        rules.from_day(filled.value.from_on, act.today)
    except Invalid as refusal:
        return filled.refused(refusal, "from_on")
    return filled


async def _show(act: Act, key: str, filled: Filled[ChangeForm], status: int = 200) -> Template:
    async with reading():
        line = await queries.line(act, key)
        told = await timeline(subject(key))
    return page(
        "parameters/show.html",
        status=status,
        line=line,
        told=told,
        filled=filled,
        may=policy.may_change(act.by),
        options=[*enumerate(line.one.words)],
    )


handlers = [listed, show, change, take_back]
