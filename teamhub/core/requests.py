"""One line in the log for each request, under a number that the error pages show too.

A line says how, which route, what came of it and how long it took. Not the address itself, which may hold a token or
somebody's id, nor what stands behind its question mark; and who it was only as a keyed hash, which tells that two
lines are of the same person and not of whom.
"""

import asyncio
import hashlib
import hmac
import logging
import secrets
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from copy import copy
from typing import Any

from litestar import HttpMethod, Litestar, MediaType, Response
from litestar.enums import ScopeType
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from litestar.types import LifeSpanReceive, LifeSpanScope, LifeSpanSend, Message, Receive, Scope, Send

QUIET = ("/static", "/health", "/ready")  # asked for all day long, by programs
CLOSED = 499  # the browser went away before there was an answer; the number that nginx uses

number: ContextVar[str] = ContextVar("number", default="")  # of the request that is being answered
log = logging.getLogger("teamhub.requests")


class Hub(Litestar):
    """The app with its log around everything, so that what no route answers is in it too."""

    def register_all(self, handlers: Iterable[HTTPRouteHandler]) -> None:
        """As `register` of each, once for all of them.

        For each that Litestar registers it looks through all routes that there are, and it makes each route a handler
        of its own for OPTIONS: with five hundred of them that is half a second in every process, at every start.
        """
        allowed: dict[str, str] = {}  # the methods of a route, by what its address looks like
        options = _options(allowed)
        options.owner = self
        options.on_registration(self)
        by_path: dict[str, list[HTTPRouteHandler]] = {}
        for handler in handlers:
            for path in handler.paths:
                mine = copy(handler)
                mine.owner = self
                by_path.setdefault(path, []).append(mine)
        for path, theirs in by_path.items():
            route = HTTPRoute(path=path, route_handlers=[*theirs, options])
            allowed[route.path_format] = ", ".join(sorted(route.methods))
            self.routes.append(route)
            for one in theirs:
                one.on_registration(self)
            route.create_handler_map()
            for plugin in self.plugins.receive_route:
                plugin.receive_route(route)
        self.asgi_router.construct_routing_trie()

    async def __call__(
        self, scope: Scope | LifeSpanScope, receive: Receive | LifeSpanReceive, send: Send | LifeSpanSend
    ) -> None:
        if scope["type"] != ScopeType.HTTP:
            await super().__call__(scope, receive, send)
            return
        given = number.set(secrets.token_hex(6))  # never one that came from outside
        began, status = asyncio.get_running_loop().time(), CLOSED

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)  # type: ignore[arg-type]

        try:
            await super().__call__(scope, receive, watched)
        finally:
            took = asyncio.get_running_loop().time() - began
            self._tell(scope, status, round(took * 1000, 1))
            number.reset(given)

    def _tell(self, scope: Any, status: int, milliseconds: float) -> None:
        route = scope.get("path_template") or "-"
        if route.startswith(QUIET) and status < 400:
            return
        told = {"method": scope["method"], "route": route, "status": status, "ms": milliseconds}
        actor = scope.get("user")
        if actor is not None:
            told["person"] = nameless(self.state.settings.secret, actor.id)
        log.log(logging.ERROR if status >= 500 else logging.INFO, "request", extra=told)


def _options(allowed: Mapping[str, str]) -> HTTPRouteHandler:
    """Says which methods an address takes: the same for all of them."""

    def options(scope: Scope) -> Response[None]:
        return Response(None, headers={"allow": allowed[scope["path_template"]]}, media_type=MediaType.TEXT)

    return HTTPRouteHandler("/", http_method=HttpMethod.OPTIONS, status_code=204, sync_to_thread=False)(options)


def nameless(secret: str, person: int | None) -> str:
    return hmac.new(secret.encode(), f"log:{person}".encode(), hashlib.sha256).hexdigest()[:10]
