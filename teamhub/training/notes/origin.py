"""The idea that a policy note comes from. Who may not know of the idea does not hear of it here either."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.ideas import queries as ideas
from teamhub.ideas.tables import Idea

MOST = 100  # ideas to choose from


@dataclass(frozen=True, slots=True)
class Origin:
    id: int
    title: str


async def origin(act: Act, idea_id: int | None) -> Origin | None:
    if idea_id is None:
        return None
    known = (Idea.id == idea_id) & ideas.visible_to(act.by)
    row = await Idea.select(Idea.id, Idea.title).where(known).first()
    return Origin(**row) if row else None


async def choices(act: Act, team: int, now: int | None) -> Sequence[tuple[int, str]]:
    """Id and title of that team's ideas that the writer may read, the newest first; and of the one that it has.

    Empty where the one that it has is not theirs to read: then it stays as it is.
    """
    here = ((Idea.team == team) | (Idea.id == (now or 0))) & ideas.visible_to(act.by)
    rows = await Idea.select(Idea.id, Idea.title).where(here).order_by(Idea.id, ascending=False).limit(MOST)
    found = [(row["id"], row["title"]) for row in rows]
    return found if now is None or now in dict(found) else []
