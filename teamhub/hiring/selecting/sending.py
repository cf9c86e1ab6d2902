"""What becomes of a form about somebody who applied: words that do not belong there are said once."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from litestar.response import Template

from teamhub.core import sending
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.forms import Filled, Form
from teamhub.core.sending import Answer
from teamhub.core.web import WebRequest

F = TypeVar("F", bound=Form)


async def sent(
    request: WebRequest,
    filled: Filled[F],
    again: Callable[[Filled[F], int], Awaitable[Template]],
    verb: Callable[[F], Awaitable[Any]],
    to: str,
    **params: Any,
) -> Answer:
    """Also what is not possible at this moment comes back to the form: nothing that was typed is lost."""

    async def do(form: F) -> None:
        await verb(form)

    return await sending.sent(request, filled, again, do, to, refusals=(Invalid, WrongStage), **params)
