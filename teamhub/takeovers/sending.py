"""What the forms about takeovers share: on to the page of the takeover that was made, or that it is about."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from litestar.response import Template

from teamhub.core import sending
from teamhub.core.forms import Filled
from teamhub.core.sending import NOTHING as NOTHING
from teamhub.core.sending import Answer as Answer
from teamhub.core.web import WebRequest
from teamhub.takeovers.forms import WordedForm

F = TypeVar("F", bound=WordedForm)


async def sent(
    request: WebRequest,
    filled: Filled[F],
    again: Callable[[Filled[F], int], Awaitable[Template]],
    verb: Callable[[F], Awaitable[int]],
    to: str = "takeovers.show",
) -> Answer:
    """`verb` returns the id of the takeover whose page comes next; 0 where that is another page."""

    async def do(form: F) -> dict[str, Any]:
        made = await verb(form)
        return {"takeover_id": made} if made else {}

    return await sending.sent(request, filled, again, do, to)
