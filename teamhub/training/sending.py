"""What the forms of learning share: back to the form where something is wrong or looks medical, on otherwise."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from litestar.response import Template

from teamhub.core import sending
from teamhub.core.errors import Invalid, Refused
from teamhub.core.forms import Filled, WarnedForm
from teamhub.core.sending import Answer as Answer
from teamhub.core.web import WebRequest

F = TypeVar("F", bound=WarnedForm)
NOTHING: Filled[Any] = Filled()
WARNED = "warned"  # among the errors: the words that look medical


async def sent(
    request: WebRequest,
    filled: Filled[F],
    again: Callable[[Filled[F], int], Awaitable[Template]],
    verb: Callable[[F], Awaitable[Mapping[str, Any] | None]],
    to: str,
    refusals: tuple[type[Refused], ...] = (Invalid,),
    **params: Any,
) -> Answer:
    if filled.value is not None and (words := filled.value.unwarned):
        return await again(replace(filled, value=None, errors={WARNED: ", ".join(words)}), 422)
    return await sending.sent(request, filled, again, verb, to, refusals, **params)
