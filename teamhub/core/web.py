"""From verbs to HTML and back: pages, redirects, refusals and the headers that all of them carry."""

from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.datastructures import MutableScopeHeaders
from litestar.di import NamedDependency
from litestar.enums import MediaType, RequestEncodingType
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect, Template
from litestar.types import Message, Scope

from teamhub.core import i18n
from teamhub.core.act import VISITOR, Act
from teamhub.core.errors import NotFound, Refused
from teamhub.settings import TEMPLATES

WebRequest = Request[Any, Any, Any]
CurrentAct = NamedDependency[Act]

HEADERS = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


def templates() -> JinjaTemplateEngine:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals["locale"] = i18n.locale
    env.globals["either"] = i18n.either
    env.filters["said"] = lambda sayable: sayable.said(i18n.gettext)
    return JinjaTemplateEngine.from_environment(env)


async def provide_act(request: WebRequest) -> Act:
    return Act(by=request.scope.get("user") or VISITOR, at=request.app.state.clock())


def page(name: str, *, status: int = 200, **context: Any) -> Template:
    return Template(name, context=context, status_code=status, media_type=MediaType.HTML)


def go(request: WebRequest, route: str, **params: Any) -> Redirect:
    """After a verb: on to the page that shows what became of it."""
    return Redirect(request.app.route_reverse(route, **params), status_code=303)


async def prepare(request: WebRequest) -> None:
    """Before each request: settle the language it is answered in, and remember what was typed."""
    actor = request.scope.get("user") or VISITOR
    i18n.current_locale.set(actor.language or i18n.best(request.headers.get("accept-language", "en")))
    if request.content_type[0] == RequestEncodingType.URL_ENCODED:
        request.state.typed = {name: str(value) for name, value in (await request.form()).items() if name[0] != "_"}


def refused(request: WebRequest, error: Refused) -> Response[Any]:
    """Every Refused, from any verb, ends here: a page that says why, and gives back what was typed."""
    message = error.said(i18n.gettext)
    if request.url.path.startswith("/api/"):
        return Response({"refused": message}, status_code=error.status)
    back = "/" + urlsplit(request.headers.get("referer", "")).path.lstrip("/")
    typed = request.state.get("typed", {})
    return page("errors/refused.html", status=error.status, message=message, typed=typed, back=back)


def no_such_page(request: WebRequest, _: NotFoundException) -> Response[Any]:
    return refused(request, NotFound("There is no such page."))


def not_signed_in(request: WebRequest, _: NotAuthorizedException) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        return Response({"refused": i18n.gettext("Please sign in.")}, status_code=401)
    return go(request, "sign_in.form")


async def add_headers(message: Message, _: Scope) -> None:
    """On every answer, also those to exceptions and for static files, which skip `after_request`."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers[name] = value
