"""Choosing a password: by a link from a mail, or by who knows their old one."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.errors import Invalid, NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.sign_in import link_service, password_service
from teamhub.sign_in.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm
from teamhub.sign_in.pages import client, device, signed_in


@get("/wachtwoord-vergeten", name="sign_in.forgotten", open_to_visitors=True)
async def forgotten() -> Template:
    return page("sign_in/forgotten.html", filled=ForgottenForm.blank())


@post("/wachtwoord-vergeten", name="sign_in.ask_reset", open_to_visitors=True)
async def ask_reset(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    filled = ForgottenForm.read(data)
    if filled.value is None:
        return page("sign_in/forgotten.html", status=422, filled=filled)
    await link_service.ask_reset(act, filled.value.email, client=client(request))
    return go(request, "sign_in.asked")


@get("/wachtwoord-vergeten/gevraagd", name="sign_in.asked", open_to_visitors=True)
async def asked(request: WebRequest) -> Template:
    """The same for everybody, whether a mail is on its way or not."""
    return page("sign_in/asked.html", demo=request.app.state.settings.demo)


@get("/wachtwoord/{token:str}", name="sign_in.link", open_to_visitors=True)
async def link(act: CurrentAct, token: FromPath[str]) -> Template:
    """Looking does not use it up: mail programs look at links too."""
    try:
        person = await link_service.holder(act, token)
    except NotFound:
        return page("sign_in/link_gone.html", status=404)
    return page("sign_in/link.html", filled=NewPasswordForm.blank(), person=person, token=token, on=act.today)


@post("/wachtwoord/{token:str}", name="sign_in.set_password", open_to_visitors=True)
async def set_password(request: WebRequest, act: CurrentAct, token: FromPath[str], data: FormData) -> Response[Any]:
    filled = NewPasswordForm.read(data)
    try:
        password = filled.value.new_password if filled.value else ""
        session = await password_service.set_by_link(act, token, password, device=device(request))
    except NotFound:
        return page("sign_in/link_gone.html", status=404)
    except Invalid as wrong:
        person = await link_service.holder(act, token)
        filled = Filled(errors={"new_password": wrong.said(gettext)})
        return page("sign_in/link.html", status=422, filled=filled, person=person, token=token, on=act.today)
    return signed_in(request, session)


@get("/ik/wachtwoord", name="sign_in.password")
async def password(act: CurrentAct) -> Template:
    has = await password_service.has_password(act)
    return page("sign_in/password.html", filled=ChangePasswordForm.blank(), has_password=has)


@post("/ik/wachtwoord", name="sign_in.change_password")
async def change_password(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any]:
    filled = ChangePasswordForm.read(data)
    if filled.value is None:
        return page("sign_in/password.html", status=422, filled=filled, has_password=True)
    typed = filled.value
    try:
        await password_service.change(
            act, typed.password, typed.new_password, token=request.auth, client=client(request)
        )
    except Invalid as wrong:
        about = "password" if wrong.message == password_service.NOT_YOURS else "new_password"
        has = await password_service.has_password(act)
        filled = Filled(errors={about: wrong.said(gettext)})
        return page("sign_in/password.html", status=422, filled=filled, has_password=has)
    return go(request, "sign_in.sessions")


@post("/personeel/{person_id:int}/uitnodiging", name="sign_in.invite")
async def invite(request: WebRequest, act: CurrentAct, person_id: FromPath[int]) -> Response[Any]:
    """By HR, who does not get to see the link: with it they could sign in as somebody else."""
    await link_service.invite(act, person_id)
    return go(request, "sign_in.invited", person_id=person_id)


@get("/personeel/{person_id:int}/uitnodiging", name="sign_in.invited")
async def invited(act: CurrentAct, person_id: FromPath[int]) -> Template:
    return page("sign_in/invited.html", invitation=await link_service.invitation(act, person_id))


handlers = [forgotten, ask_reset, asked, link, set_password, password, change_password, invite, invited]
