"""Reading thoughts: one's own, or they do not exist."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.ideas import rules
from teamhub.ideas.tables import Audience, Idea, Thought

JUST_SHARED = """
    SELECT idea.id FROM idea_version first JOIN idea ON idea.id = first.idea
    WHERE first.by = {} AND first.number = 1 AND first.fingerprint = {} AND idea.owner = first.by
        AND idea.origin IS NULL AND idea.audience = {} AND ({}::int IS NULL OR idea.team = {}) AND idea.shared_at > {}
    ORDER BY idea.id DESC LIMIT 1
"""


async def mine(act: Act) -> list[Thought]:
    """The newest first."""
    return await Thought.objects().where(Thought.owner == act.by.id).order_by(Thought.changed_at, ascending=False)


async def just_shared(act: Act, text: Mapping[str, Any], audience: Audience, team_id: int | None) -> int | None:
    """The idea that the same form made a moment ago: a button pressed twice, or a page gone back to, makes one."""
    seal = rules.fingerprint(rules.spelled(text))
    rows = await Idea.raw(JUST_SHARED, act.by.id, seal, audience, team_id, team_id, act.just_now)
    return rows[0]["id"] if rows else None
