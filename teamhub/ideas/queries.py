"""Reading ideas. You find only what you may see; the rest does not exist."""

from typing import Any

from piccolo.columns.combination import WhereRaw
from piccolo.custom_types import Combinable

from teamhub.core.act import SYSTEM, Act, Actor, Office
from teamhub.core.errors import NotFound
from teamhub.ideas.tables import Idea, Thought


def visible(actor: Actor) -> tuple[str, list[Any]]:
    """The condition on the table `idea`, in SQL with `{}` for its values, that says what this actor may see.

    Shared ideas of one's own teams and of the organisation, one's own, and those in which one is named. The client
    council sees what the organisation shares and affects clients. An operator sees nothing.
    """
    if actor is SYSTEM:
        return "true", []
    seen = """(idea.owner = {} OR idea.team = ANY({}::int[])
        OR EXISTS (SELECT 1 FROM idea_guest WHERE idea_guest.idea = idea.id AND idea_guest.person = {}))"""
    values: list[Any] = [actor.id, [*actor.member_of], actor.id]
    if actor.is_colleague:
        return f"(idea.audience = 'organisation' OR {seen})", values
    if actor.has(Office.COUNCIL):
        return f"((idea.audience = 'organisation' AND idea.clients) OR {seen})", values
    return seen, values


def visible_to(actor: Actor) -> Combinable:
    """The same as `visible`, for Piccolo's `where`."""
    sql, values = visible(actor)
    return WhereRaw(sql, *values)


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
