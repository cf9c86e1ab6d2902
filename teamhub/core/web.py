"""From verbs to HTML and back: pages, redirects, refusals and the headers that all of them carry."""

import re
from collections.abc import Mapping, MutableMapping
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from litestar import Litestar, Request
from litestar.datastructures import MutableScopeHeaders
from litestar.di import NamedDependency
from litestar.enums import MediaType, RequestEncodingType
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect, Template
from litestar.types import Message, Scope
from markupsafe import Markup

from teamhub.core import i18n, nav, pictures, requests, words
from teamhub.core.act import VISITOR, Act
from teamhub.core.clock import local
from teamhub.core.errors import NotFound, filled
from teamhub.core.files import VERSIONS, static
from teamhub.core.forms import LARGEST
from teamhub.core.icons import drawn
from teamhub.core.second_factor import leaned
from teamhub.settings import TEMPLATES

WebRequest = Request[Any, Any, Any]
CurrentAct = NamedDependency[Act]

# Nothing is inline and nothing comes from elsewhere; `connect-src` is what hub.js fetches.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
HSTS = "max-age=31536000"  # a year; without the subdomains, which are not ours to speak for
PRIVATE = "no-store"  # also no copy on a computer that others use
A_YEAR = "public, max-age=31536000, immutable"  # the address changes when the file does
A_WHILE = "public, max-age=300"


LANGUAGE = "teamhub_language"  # the cookie in which a visitor's choice is kept
NOT_LOCAL = re.compile(r"[^\x21-\x7e]|\\")  # browsers drop some of these, and read a backslash as a slash
current_app: ContextVar[Litestar] = ContextVar("current_app")


@pass_eval_context
def spoken(where: EvalContext, message: str, /, **values: object) -> str:
    """A sentence of a template, with what it names escaped. Ours, because Jinja's own takes thrice as long."""
    said = (Markup if where.autoescape else str)(i18n.gettext(message))
    return said % values if values or "%" in said else said


@pass_eval_context
def spoken_count(where: EvalContext, one: str, many: str, n: int, /, **values: object) -> str:
    return (Markup if where.autoescape else str)(i18n.ngettext(one, many, n)) % {"num": n, **values}


class _Environment(Environment):
    """Templates get the globals as they are, and not in a chain: Jinja compares them at each import of macros."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


def templates() -> JinjaTemplateEngine:
    """Compiled once and kept: a template that changes is read at the next start."""
    env = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(spoken, spoken_count, newstyle=False)  # type: ignore[attr-defined]
    env.globals.update(
        _=spoken,
        static=static, request_number=requests.number.get, leaned=leaned.get,
        locale=i18n.locale, either=i18n.either, place=place, drawn=drawn, nav=nav,
        day=words.day, month=words.month, moment=words.moment, soon=words.soon, ago=words.ago,
        euro=words.euro, today=words.today, short_day=words.short_day, month_name=words.month_name,
        weekday_name=words.weekday_name,
        steps=pictures.steps, around=pictures.around, spans=pictures.spans,
    )  # fmt: skip
    env.filters.update(
        said=said, tell=tell, sentence=words.sentence, capital=words.capital, prose=words.prose,
        number=words.number, decimals=words.decimals, initials=words.initials,
    )  # fmt: skip
    return JinjaTemplateEngine.from_environment(env)


def said(sayable: Any, part: str = "said") -> str:
    """A value that prints itself in the reader's language, whole or in part: `ruling | said("who")`."""
    return str(getattr(sayable, part)(i18n.gettext))


def tell(message: str, names: Mapping[str, object]) -> str:
    """An English sentence that was kept with its parameters, in the reader's language."""
    return filled(i18n.gettext(message), names, i18n.gettext)


def place(route: str, params: Mapping[str, Any] = MappingProxyType({})) -> str:
    """The address of a route, for macros: they are imported without the page's context, which `url_for` needs."""
    return current_app.get().route_reverse(route, **params)


async def provide_act(request: WebRequest) -> Act:
    return Act(by=request.scope.get("user") or VISITOR, at=request.app.state.clock())


def page(name: str, *, status: int = 200, **context: Any) -> Template:
    return Template(name, context=context, status_code=status, media_type=MediaType.HTML)


def go(request: WebRequest, route: str, *, anchor: str = "", **params: Any) -> Redirect:
    """After a verb: on to the page that shows what became of it, and to the place on it."""
    place = f"#{anchor}" if anchor else ""
    return Redirect(request.app.route_reverse(route, **params) + place, status_code=303)


def guarded(cookie: str, https: bool) -> str:
    """The name of a cookie. Over HTTPS one that no other host and no plain page can set: browsers see to it."""
    return f"__Host-{cookie}" if https else cookie


def here_or_home(address: str) -> str:
    """An address that was given to us to go to, if it is one of ours: a path. Home otherwise."""
    ours = address.startswith("/") and not address.startswith("//") and not NOT_LOCAL.search(address)
    return address if ours else "/"


def came_from(request: WebRequest) -> str:
    """The page that the form was on. A header that is no address, as browsers never send one, is home."""
    try:
        path = urlsplit(request.headers.get("referer", "")).path
    except ValueError:
        return "/"
    return here_or_home("/" + path.lstrip("/"))


async def prepare(request: WebRequest) -> None:
    """Before each request: settle language and day, and remember what was typed for when it is refused."""
    settle(request)
    if not possible(request):
        raise NotFound("There is no such page.")
    if request.content_type[0] == RequestEncodingType.URL_ENCODED:
        request.state.typed = {name: str(value) for name, value in (await request.form()).items() if name[:1] != "_"}


def possible(request: WebRequest) -> bool:
    """Whether the database could hold what the address names: no number as long as that, and no NUL in a text."""
    named = request.path_params.values()
    texts = [*request.query_params.keys(), *request.query_params.values(), *named]
    return all(0 <= part < LARGEST for part in named if isinstance(part, int)) and not any(
        "\0" in str(t) for t in texts
    )


def settle(request: WebRequest) -> None:
    """The language and the day of what is answered. Again for an error that came before `prepare`."""
    actor = request.scope.get("user") or VISITOR
    chosen = actor.language or request.cookies.get(LANGUAGE, "")
    asked = request.headers.get("accept-language", "")
    i18n.current_locale.set(chosen if chosen in i18n.LANGUAGES else i18n.best(asked))
    current_app.set(request.app)
    leaned.set(False)
    words.current_day.set(local(request.app.state.clock()).date())


async def add_headers(message: Message, scope: Scope) -> None:
    """On every answer, also those to exceptions and for static files, which skip `after_request`."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)  # a file to be kept says that nothing in it may run
        if scope["litestar_app"].state.settings.https:
            headers["strict-transport-security"] = HSTS
        headers["cache-control"] = _kept_for(scope, message["status"])
        headers["x-request-id"] = requests.number.get()


def _kept_for(scope: Scope, status: int) -> str:
    if not scope.get("path_template", "").startswith("/static") or status != 200:
        return PRIVATE
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("v", [""])[0]
    return A_YEAR if asked in VERSIONS.values() else A_WHILE
