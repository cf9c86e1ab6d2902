"""The page of an idea: what every noun of it has to show, put together once."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled
from teamhub.core.web import CurrentAct, page
from teamhub.ideas import policy, queries
from teamhub.ideas.deciding.queries import deciding
from teamhub.ideas.events import subject
from teamhub.ideas.pilots.queries import tried
from teamhub.ideas.resting.queries import resting
from teamhub.ideas.spreading.lineage import section as spreading
from teamhub.ideas.suggestions import queries as suggestions
from teamhub.ideas.tables import Idea
from teamhub.ideas.talk import queries as talk
from teamhub.ideas.together import queries as together
from teamhub.journal import queries as journal
from teamhub.journal.telling import Told

NEWEST = 10  # of what happened to it; a link leads to the rest
Section = Callable[[Act, Idea], Awaitable[Any]]


async def told(act: Act, idea: Idea) -> list[Told]:
    """What happened to it; who may see the idea may see all of that."""
    return await journal.timeline(subject(idea.id), limit=NEWEST)


# What each noun shows on it, by the name under which its partial finds it. One query or two each.
SECTIONS: dict[str, Section] = {
    "suggestions": suggestions.section,
    "talk": talk.section,
    "together": together.section,
    "told": told,
    "deciding": deciding,
    "tried": tried,
    "resting": resting,
    "spreading": spreading,
}


async def idea_page(
    act: Act, idea_id: int, filled: Filled[Any] | None = None, form: str = "", status: int = 200
) -> Template:
    """`filled` is the form that could not be read and `form` its name: it comes back in its place, as typed."""
    async with reading():
        idea = await queries.idea(act, idea_id)
        sections = {name: await section(act, idea) for name, section in SECTIONS.items()}
    head = sections["together"].head
    forms = {"form": form, "filled": filled or Filled(), "blank": Filled()}
    may = {"offers": policy.offers(act.by, idea), "speaks": policy.may_speak(act.by, idea)}
    return page("ideas/show.html", status=status, act=act, idea=idea, head=head, **may, **forms, **sections)


@get("/ideen/{idea_id:int}", name="ideas.show")
async def show(act: CurrentAct, idea_id: FromPath[int]) -> Template:
    return await idea_page(act, idea_id)


@get("/ideen/{idea_id:int}/tijdlijn", name="ideas.timeline")
async def timeline(act: CurrentAct, idea_id: FromPath[int], voor: FromQuery[int] = 2**31 - 1) -> Template:
    """What happened before the entry with that number."""
    async with reading():
        idea = await queries.idea(act, idea_id)
        found = await journal.timeline(subject(idea.id), before=max(0, min(voor, 2**31 - 1)))
    return page("ideas/timeline.html", idea=idea, told=found)


handlers = [show, timeline]
