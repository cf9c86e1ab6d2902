"""One's second factor: setting it up, showing it, and looking after it. What is shown once, is the answer to a form."""

from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from markupsafe import Markup
from segno import make

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, Refused
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, here_or_home, page
from teamhub.sign_in.pages import client
from teamhub.sign_in.second_factor import queries, rules, service
from teamhub.sign_in.second_factor.forms import BeginForm, CodeForm

HERE = "/ik/tweede-factor"


@get(HERE, name="second_factor.show")
async def show(act: CurrentAct, naar: FromQuery[str] = "/") -> Template:
    """What comes next: setting it up, showing it, or looking after it."""
    return await _show(act, Filled(), naar)


@post(HERE, name="second_factor.prove")
async def prove(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    form, naar = _read(data), data.get("naar", "/")
    try:
        await service.prove(act, form.typed, token=request.auth, client=client(request))
    except Invalid as wrong:
        return await _show(act, _wrong(form, wrong), naar, status=422)
    return Redirect(here_or_home(naar), status_code=303)


@post(HERE + "/beginnen", name="second_factor.begin")
async def begin(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    filled, naar = BeginForm.read(data), data.get("naar", "/")
    try:
        await service.begin(act, filled.value.password if filled.value else "", client=client(request))
    except Invalid as wrong:
        return await _show(act, Filled(errors={"password": wrong.said(gettext)}), naar, status=422)
    return _on(request, "second_factor.offer", naar)


@get(HERE + "/instellen", name="second_factor.offer")
async def offer(request: WebRequest, act: CurrentAct, naar: FromQuery[str] = "/") -> Response[Any]:
    return await _offer(request, act, Filled(), naar)


@post(HERE + "/instellen", name="second_factor.confirm")
async def confirm(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    form, naar = _read(data), data.get("naar", "/")
    try:
        codes = await service.confirm(act, form.code, token=request.auth, client=client(request))
    except Invalid as wrong:
        return await _offer(request, act, _wrong(form, wrong), naar, status=422)
    return page("sign_in/second_factor/codes.html", codes=codes, naar=here_or_home(naar), set_up=True)


@get(HERE + "/herstelcodes", name="second_factor.no_codes")
async def no_codes(request: WebRequest) -> Response[Any]:
    """Codes were shown once; who reads their page again comes to what is left of them."""
    return go(request, "second_factor.show")


@post(HERE + "/herstelcodes", name="second_factor.codes")
async def codes(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    form = _read(data)
    try:
        made = await service.make_codes(act, form.typed, client=client(request))
    except Invalid as wrong:
        return await _show(act, _wrong(form, wrong), status=422, opened="codes")
    return page("sign_in/second_factor/codes.html", codes=made, naar=HERE, set_up=False)


@post(HERE + "/vervangen", name="second_factor.replace")
async def replace(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    form = _read(data)
    try:
        await service.replace(act, form.typed, token=request.auth, client=client(request))
    except Invalid as wrong:
        return await _show(act, _wrong(form, wrong), status=422, opened="replace")
    return _on(request, "second_factor.offer", HERE)


@post(HERE + "/uit", name="second_factor.off")
async def off(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    form = _read(data)
    try:
        await service.turn_off(act, form.typed, client=client(request))
    except Invalid as wrong:
        return await _show(act, _wrong(form, wrong), status=422, opened="off")
    return go(request, "second_factor.show")


@get("/personeel/{person_id:int}/tweede-factor", name="second_factor.of_person")
async def of_person(act: CurrentAct, person_id: FromPath[int]) -> Template:
    return page("sign_in/second_factor/of_person.html", person=await queries.of_person(act, person_id))


@post("/personeel/{person_id:int}/tweede-factor", name="second_factor.reset")
async def reset(request: WebRequest, act: CurrentAct, person_id: FromPath[int]) -> Response[Any]:
    await service.reset(act, person_id)
    return go(request, "second_factor.of_person", person_id=person_id)


def _read(data: FormData) -> CodeForm:
    """A code that is far too long is wrong, as any other that is."""
    return CodeForm.read(data).value or CodeForm(code="-", recovery="-" if data.get("recovery") else "")


def _wrong(form: CodeForm, refusal: Refused) -> Filled[CodeForm]:
    """Beside the field that was filled in. The code itself is not given back: it has to be another one."""
    return Filled(errors={"recovery" if form.recovery and not form.code.strip("-") else "code": refusal.said(gettext)})


def _on(request: WebRequest, route: str, naar: str) -> Redirect:
    there, wanted = request.app.route_reverse(route), here_or_home(naar)
    return Redirect(there if wanted == "/" else f"{there}?{urlencode({'naar': wanted})}", status_code=303)


async def _show(act: Act, filled: Filled[Any], naar: str = "/", *, status: int = 200, opened: str = "") -> Template:
    async with reading():
        mine = await queries.standing(act)
    asks = bool(mine.secret) and not act.by.proved
    name = "code" if asks else "show" if mine.secret else "none"
    there = {"filled": filled, "mine": mine, "naar": here_or_home(naar), "opened": opened}
    return page(f"sign_in/second_factor/{name}.html", status=status, **there)


async def _offer(request: WebRequest, act: Act, filled: Filled[Any], naar: str, *, status: int = 200) -> Response[Any]:
    """The new secret, as long as it waits for its first code, to who may have it."""
    async with reading():
        mine = await queries.standing(act)
    if not mine.offered or (mine.secret and not act.by.proved):
        return _on(request, "second_factor.show", naar)
    link = rules.address(mine.offered, mine.account)
    picture = Markup(
        make(link, error="m").svg_inline(
            border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
        )
    )
    there = {"filled": filled, "mine": mine, "naar": here_or_home(naar), "picture": picture, "link": link}
    return page("sign_in/second_factor/offer.html", status=status, secret=rules.grouped(mine.offered, " "), **there)


handlers = [show, prove, begin, offer, confirm, no_codes, codes, replace, off, of_person, reset]
