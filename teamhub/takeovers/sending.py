"""What the forms about takeovers share: back to the form where something is wrong or looks medical, on otherwise."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

from litestar import Response
from litestar.response import Template

from teamhub.core.errors import Invalid
from teamhub.core.forms import Filled
from teamhub.core.web import WebRequest, go
from teamhub.takeovers.forms import WordedForm

F = TypeVar("F", bound=WordedForm)
Answer = Response[Any] | Template
NOTHING: Filled[Any] = Filled()
WARNED = "warned"  # among the errors: the words that look medical


async def sent(
    request: WebRequest,
    filled: Filled[F],
    again: Callable[[Filled[F], int], Awaitable[Template]],
    verb: Callable[[F], Awaitable[int]],
    to: str = "takeovers.show",
) -> Answer:
    """`verb` returns the id of the takeover whose page comes next."""
    if filled.value is None:
        return await again(filled, 422)
    if words := filled.value.unwarned:
        return await again(replace(filled, errors={WARNED: ", ".join(words)}), 422)
    try:
        made = await verb(filled.value)
    except Invalid as refusal:
        return await again(filled.refused(refusal), refusal.status)
    there: dict[str, Any] = {"takeover_id": made} if made else {}
    return go(request, to, **there)
