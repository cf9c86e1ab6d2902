"""What becomes of a form that was sent."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from litestar import Response
from litestar.response import Template

from teamhub.core.errors import Invalid
from teamhub.core.forms import Filled, Form
from teamhub.core.web import WebRequest, go

F = TypeVar("F", bound=Form)
Answer = Response[Any] | Template


async def sent(
    request: WebRequest,
    filled: Filled[F],
    again: Callable[[Filled[F], int], Awaitable[Template]],
    verb: Callable[[F], Awaitable[Any]],
    to: str,
    **params: Any,
) -> Answer:
    """On to the next page once the verb is done; the form again, with what was typed, where it could not be read."""
    if filled.value is None:
        return await again(filled, 422)
    try:
        await verb(filled.value)
    except Invalid as refusal:
        return await again(filled.refused(refusal), refusal.status)
    return go(request, to, **params)
