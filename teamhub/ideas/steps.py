"""What the pages of an idea's steps share: a page that asks for one thing, and what becomes of a form that was sent."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from litestar.response import Template

from teamhub.core import sending
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, Form
from teamhub.core.sending import Answer as Answer
from teamhub.core.web import WebRequest, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.ideas import policy, queries
from teamhub.ideas.questions import CHANGE
from teamhub.ideas.stages import STAGES, Stage, Verb
from teamhub.ideas.tables import Idea

F = TypeVar("F", bound=Form)
More = Callable[[Act, Idea], Awaitable[dict[str, Any]]]


async def step_page(
    act: Act, idea_id: int, verb: Verb, template: str, filled: Filled[Any], status: int = 200, more: More | None = None
) -> Template:
    """A page with one form, for its owner and at its moment. `more` reads what else it shows.

    Beside its button stands who decides: the owner, by the framework of ideas, unless `more` brings another ruling.
    """
    async with reading():
        idea = await queries.idea(act, idea_id)
        policy.require(verb, act.by, idea)
        if not filled.typed:
            STAGES.after(Stage(idea.stage), verb)
        context = await more(act, idea) if more else {}
        if "ruling" not in context:
            context["ruling"] = rule(CHANGE, {}, await frameworks.in_force(act.today))
    return page(template, status=status, act=act, idea=idea, filled=filled, **context)


async def sent(
    request: WebRequest,
    filled: Filled[F],
    again: Callable[[Filled[F], int], Awaitable[Template]],
    verb: Callable[[F], Awaitable[Any]],
    to: str = "ideas.show",
    **params: Any,
) -> Answer:
    return await sending.sent(request, filled, again, verb, to, **params)
