"""Reading ideas. You find only what you may see; the rest does not exist."""

from typing import Any

from piccolo.custom_types import Combinable
from piccolo.querystring import QueryString

from teamhub.core.act import SYSTEM, Act, Actor, Office
from teamhub.core.errors import NotFound
from teamhub.ideas.stages import LIVING
from teamhub.ideas.tables import Audience, Idea, Thought

LIVING_WORDS = tuple(str(stage) for stage in LIVING)
NOBODY = [-1]  # is_in([]) raises


def visible_to(actor: Actor) -> Combinable:
    """Shared ideas of one's own teams, of the organisation, one's own, and those in which one is named.

    The client council sees what the organisation shares and affects clients. An operator sees nothing.
    """
    if actor is SYSTEM:
        return Idea.id.is_not_null()
    guest = QueryString("(SELECT idea FROM idea_guest WHERE person = {})", actor.id)
    seen = (Idea.owner == actor.id) | Idea.team.is_in([*actor.member_of] or NOBODY) | Idea.id.is_in(guest)
    if actor.is_colleague:
        return seen | (Idea.audience == Audience.ORGANISATION)
    if actor.has(Office.COUNCIL):
        return seen | ((Idea.audience == Audience.ORGANISATION) & Idea.clients.eq(True))
    return seen


async def idea(act: Act, idea_id: int, *, locked: bool = False) -> Idea:
    """`locked`: nobody moves it and nobody speaks on it until this transaction ends."""
    query = Idea.objects().where((Idea.id == idea_id) & visible_to(act.by))
    found = await (query.lock_rows("UPDATE") if locked else query).first()
    if found is None:
        raise NotFound("There is no such idea.")
    return found


async def thought(act: Act, thought_id: Any) -> Thought:
    """Its owner's, or it does not exist: not for SYSTEM either."""
    found = await Thought.objects().get((Thought.id == thought_id) & (Thought.owner == act.by.id))
    if found is None or act.by.id is None:
        raise NotFound("There is no such idea.")
    return found
