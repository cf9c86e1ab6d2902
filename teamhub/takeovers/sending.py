"""What the forms about takeovers share: back to the form where something is wrong or looks medical, on otherwise."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

from litestar.response import Template

from teamhub.core import sending
from teamhub.core.forms import Filled
from teamhub.core.sending import Answer as Answer
from teamhub.core.web import WebRequest
from teamhub.takeovers.forms import WordedForm

F = TypeVar("F", bound=WordedForm)
NOTHING: Filled[Any] = Filled()
WARNED = "warned"  # among the errors: the words that look medical


async def sent(
    request: WebRequest,
    filled: Filled[F],
    again: Callable[[Filled[F], int], Awaitable[Template]],
    verb: Callable[[F], Awaitable[int]],
    to: str = "takeovers.show",
) -> Answer:
    """`verb` returns the id of the takeover whose page comes next; 0 where that is another page."""
    if filled.value is not None and (words := filled.value.unwarned):
        return await again(replace(filled, errors={WARNED: ", ".join(words)}), 422)

    async def do(form: F) -> dict[str, Any]:
        made = await verb(form)
        return {"takeover_id": made} if made else {}

    return await sending.sent(request, filled, again, do, to)
