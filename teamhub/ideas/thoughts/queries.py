"""Reading thoughts: one's own, or they do not exist."""

from teamhub.core.act import Act
from teamhub.ideas.tables import Thought


async def mine(act: Act) -> list[Thought]:
    """The newest first."""
    return await Thought.objects().where(Thought.owner == act.by.id).order_by(Thought.changed_at, ascending=False)
