"""What becomes of a form that was sent."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from litestar import Response
from litestar.response import Template

from teamhub.core.errors import Invalid, Refused
from teamhub.core.forms import Filled, Form, WarnedForm
from teamhub.core.web import WebRequest, go

F = TypeVar("F", bound=Form)
Answer = Response[Any] | Template
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
    """On to the next page once the verb is done; the form again, with what was typed, where that could not be.

    `verb` may name what it made, for the address of the next page: its parameters. `refusals` are those that come back
    to the form; others have a page of their own. Words that look medical are said once, with the form (`WarnedForm`).
    """
    if filled.value is None:
        return await again(filled, 422)
    if isinstance(filled.value, WarnedForm) and (words := filled.value.unwarned):
        return await again(warned(filled, words), 422)
    try:
        made = await verb(filled.value)
    except refusals as refusal:
        return await again(filled.refused(refusal), refusal.status)
    return go(request, to, **params, **(made or {}))


def warned(filled: Filled[F], words: list[str]) -> Filled[F]:
    """The form again, with the words about which somebody is warned."""
    return replace(filled, value=None, errors={WARNED: ", ".join(words)})
