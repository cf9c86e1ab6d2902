"""What a browser gets when something was refused or went wrong: always a page that says what to do now."""

import asyncio
import logging
from math import ceil
from typing import Any
from urllib.parse import urlencode

from asyncpg import CannotConnectNowError, InterfaceError, PostgresConnectionError, TooManyConnectionsError
from litestar import Response
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.response import Redirect
from litestar.utils.scope.state import ScopeState

from teamhub.core import i18n
from teamhub.core.errors import Refused, TooOften
from teamhub.core.i18n import later
from teamhub.core.trouble import placed
from teamhub.core.web import WebRequest, came_from, page, settle

log = logging.getLogger("teamhub")

# What the database driver raises when there is no database to be reached, and nothing is wrong with us.
NO_DATABASE = (
    CannotConnectNowError,
    InterfaceError,
    PostgresConnectionError,
    TooManyConnectionsError,
    ConnectionError,
    FileNotFoundError,
    asyncio.TimeoutError,
)
HEADINGS = {
    403: later("This is for somebody else to do"),
    404: later("There is nothing to find here"),
    409: later("That cannot be done now"),
    422: later("Not quite yet"),
    429: later("A little later, please"),
}
OTHERWISE = later("That did not happen")
MESSAGES = {
    400: later("We could not read what your browser sent. Please go back and try again."),
    403: later("This form was open for too long. Please go back, load the page again and send it once more."),
    404: later("There is no such page."),
    405: later("This address only answers a form. Please go back and use the button there."),
    413: later("That is too much at once. Please send less."),
    429: later("That was too often in a short time. Please wait a few minutes."),
}
SHORT = 12  # characters: without a space, what is shorter was chosen and not written
SECRET = ("password", "token", "code", "recovery")  # never shown again, also not to who typed it


def refused(request: WebRequest, error: Refused) -> Response[Any]:
    """Every Refused, from any verb, ends here: a page that says why, and gives back what was typed."""
    return _answer(request, error.status, error)


def http(request: WebRequest, error: HTTPException) -> Response[Any]:
    """What the framework itself refuses, such as an address that does not exist or a form without its token."""
    status = error.status_code
    return _answer(request, status, Refused(MESSAGES.get(status, MESSAGES[400])))


def not_signed_in(request: WebRequest, _: NotAuthorizedException) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        settle(request)
        return Response({"refused": i18n.gettext("Please sign in.")}, status_code=401)
    return Redirect(_and_back(request, "sign_in.form"), status_code=303)


def second_factor_needed(request: WebRequest, error: Refused) -> Response[Any]:
    """To where one shows it, and then back. Words that were typed are given back first, or they would be lost."""
    settle(request)
    if request.url.path.startswith("/api/"):
        return Response({"refused": error.said(i18n.gettext)}, status_code=error.status)
    there, typed = _and_back(request, "second_factor.show"), _typed(request)
    if typed:
        return page("errors/second_factor.html", status=error.status, there=there, typed=typed)
    return Redirect(there, status_code=303)


def _and_back(request: WebRequest, route: str) -> str:
    """The address of a page that is on the way to the one that was wanted, or to the one that a form was on."""
    wanted = request.url.path if request.method == "GET" else came_from(request)
    if request.method == "GET" and request.url.query:
        wanted += f"?{request.url.query}"
    there = request.app.route_reverse(route)
    return there if wanted == "/" else f"{there}?{urlencode({'naar': wanted})}"


def broken(request: WebRequest, error: Exception) -> Response[Any]:
    """A fault of ours, or of what we stand on. The browser is told no more than what helps."""
    settle(request)
    down = isinstance(error, NO_DATABASE)
    if down:
        log.error("The database cannot be reached: %s", type(error).__name__)
    else:
        log.error("A fault: %s", placed(error), exc_info=error)
    if request.url.path.startswith("/api/"):
        return Response({"refused": i18n.gettext("Something went wrong here.")}, status_code=503 if down else 500)
    answer = page("errors/broken.html", status=503 if down else 500, down=down, typed=_typed(request))
    if down:
        answer.headers["retry-after"] = "30"
    return answer


def _answer(request: WebRequest, status: int, error: Refused) -> Response[Any]:
    settle(request)
    message = error.said(i18n.gettext)
    if request.url.path.startswith("/api/"):
        return Response({"refused": message}, status_code=status)
    back = came_from(request)
    heading = HEADINGS.get(status, OTHERWISE)
    there = {"heading": heading, "message": message, "typed": _typed(request), "back": back}
    answer = page("errors/refused.html", status=status, **there)
    if isinstance(error, TooOften):
        answer.headers["retry-after"] = str(ceil(error.wait.total_seconds()))
    return answer


def _typed(request: WebRequest) -> list[str]:
    """People's own words, to be copied: no secrets, and not the one word that a button or a choice sends."""
    typed: dict[str, str] = request.state.get("typed") or _read_already(request)
    names = [name for name in typed if not any(secret in name for secret in SECRET)]
    return [typed[name] for name in names if len(typed[name]) > SHORT or " " in typed[name].strip()]


def _read_already(request: WebRequest) -> dict[str, str]:
    """What was refused before `prepare`, such as a form that was open for too long, was read all the same."""
    form = ScopeState.from_scope(request.scope).form
    fields = form.items() if isinstance(form, dict) else ()
    return {name: value for name, value in fields if isinstance(value, str) and name[:1] != "_"}
