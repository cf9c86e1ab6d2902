"""Whom an event of an idea concerns, and where an idea is read."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.ideas import queries
from teamhub.ideas.events import IdeaShared
from teamhub.ideas.tables import Idea
from teamhub.ideas.together import tells as together
from teamhub.teams import queries as teams


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    here = Idea.id.is_in([int(key) for key in keys]) & queries.visible_to(act.by)
    rows = await Idea.select(Idea.id, Idea.title).where(here)
    return {str(row["id"]): Place(row["title"], "ideas.show", {"idea_id": row["id"]}) for row in rows}


async def _shared(act: Act, happened: Happened) -> Concerns:
    """The owner's own team. To the rest of the organisation it stands on the board, and is no news for each of them."""
    team = await Idea.select(Idea.team).where(Idea.id == int(happened.key)).first()
    return {About.TEAM: await teams.members(team["team"], act.today) if team and team["team"] else []}


TELLS: Mapping[type, Tells] = {IdeaShared: _shared, **together.TELLS}
