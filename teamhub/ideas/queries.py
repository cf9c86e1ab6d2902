"""Reading ideas. You find only what you may see; the rest does not exist."""

from typing import Any
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.custom_types import Combinable

from teamhub.core.act import SYSTEM, Act, Actor, Office
from teamhub.core.db import is_id as is_id
from teamhub.core.errors import NotFound
from teamhub.ideas.tables import Idea, Thought


def visible(actor: Actor) -> tuple[str, list[Any]]:
    """The condition on the table `idea`, in SQL with `{}` for its values, that says what this actor may see.

    Shared ideas of one's own teams and of the organisation, one's own, and those in which one is named. The client
    council sees what the organisation shares and affects clients, and what it is asked about. An operator sees nothing.
    """
    if actor is SYSTEM:
        return "true", []
    seen = f"""(idea.owner = {{}} OR idea.team = ANY({{}}::int[])
        OR EXISTS (SELECT 1 FROM idea_guest WHERE idea_guest.idea = idea.id AND idea_guest.person = {{}})
        {_asked(actor)})"""
    values: list[Any] = [actor.id, [*actor.member_of], actor.id, *([[*actor.oversees]] if actor.oversees else [])]
    if actor.is_colleague:
        return f"(idea.audience = 'organisation' OR {seen})", values
    if actor.has(Office.COUNCIL):
        return f"((idea.audience = 'organisation' AND idea.clients) OR {seen})", values
    return seen, values


def _asked(actor: Actor) -> str:
    """What is asked of an office is read by who holds it today, also when they came to it later."""
    rounds = " OR EXISTS (SELECT 1 FROM consent_round r WHERE r.subject = 'idea:' || idea.id AND r.number >= "
    council = """ OR EXISTS (SELECT 1 FROM advice_request q JOIN adviser a ON a.request = q.id
        WHERE q.subject = 'idea:' || idea.id AND a.person IS NULL)"""
    found = [
        council if actor.has(Office.COUNCIL) else "",
        f"{rounds}2)" if actor.has(Office.PROCESS) else "",
        f"{rounds}3 AND r.team = ANY({{}}::int[]))" if actor.oversees else "",
    ]
    return "".join(found)


def visible_to(actor: Actor) -> Combinable:
    """The same as `visible`, for Piccolo's `where`."""
    sql, values = visible(actor)
    return WhereRaw(sql, *values)


async def idea(act: Act, idea_id: int, *, locked: bool = False) -> Idea:
    """`locked`: nobody moves it and nobody speaks on it until this transaction ends."""
    if not is_id(idea_id):
        raise NotFound("There is no such idea.")
    query = Idea.objects().where((Idea.id == idea_id) & visible_to(act.by))
    found = await (query.lock_rows("UPDATE") if locked else query).first()
    if found is None:
        raise NotFound("There is no such idea.")
    return found


async def sees(act: Act, idea_id: int) -> bool:
    return await Idea.exists().where((Idea.id == idea_id) & visible_to(act.by))


async def thought(act: Act, thought_id: UUID, *, locked: bool = False) -> Thought:
    """Its owner's, or it does not exist: not for SYSTEM either."""
    query = Thought.objects().where((Thought.id == thought_id) & (Thought.owner == act.by.id))
    found = await (query.lock_rows("UPDATE") if locked else query).first()
    if found is None or act.by.id is None:
        raise NotFound("There is no such thought. If it was yours, you have shared it or thrown it away.")
    return found


HEAD = """
    SELECT owner.name AS owner, owner.left_on, team.name AS team, version.fingerprint, version.kind, author.name AS by,
        origin_by.name AS origin_by, origin.id AS origin, origin.title AS origin_title,
        merged.id AS merged, merged.title AS merged_title
    FROM idea here JOIN person owner ON owner.id = here.owner
    JOIN idea_version version ON version.idea = here.id AND version.number = here.version
    JOIN person author ON author.id = version.by
    LEFT JOIN team ON team.id = here.team
    LEFT JOIN person origin_by ON origin_by.id = here.origin_by
    LEFT JOIN idea origin ON origin.id = here.origin
    LEFT JOIN (SELECT idea.id, idea.title FROM idea WHERE {}) merged ON merged.id = here.merged_into
    WHERE here.id = {}
"""


async def head(act: Act, idea: Idea) -> dict[str, Any]:
    """Whose it is, from which team, after whose idea, and the seal of its newest version."""
    sql, values = head_of(act, idea)
    (row,) = await Idea.raw(sql, *values)
    return dict(row)


def head_of(act: Act, idea: Idea) -> tuple[str, list[Any]]:
    """The query itself, for who asks more at once."""
    seen, values = visible(act.by)
    return HEAD.format(seen, "{}"), [*values, idea.id]


async def owned_by(act: Act, person_id: int) -> list[dict[str, Any]]:
    """Somebody's ideas that the reader may see: id, title, stage. What moved last comes first."""
    theirs = Idea.select(Idea.id, Idea.title, Idea.stage).where((Idea.owner == person_id) & visible_to(act.by))
    return list(await theirs.order_by(Idea.moved_at, ascending=False).order_by(Idea.id, ascending=False))
