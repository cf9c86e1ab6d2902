"""Nothing waits on home: a checklist is for the meeting, and so it stands on the team's agenda."""

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.i18n import later
from teamhub.roles.checklists import policy, queries


async def agenda(act: Act, team_id: int) -> list[Agenda]:
    if not policy.sees_ticks(act.by, team_id):
        return []
    count = await queries.open_items(act, team_id)
    said = later("Checklists of the roles: %(count)s still to be ticked")
    return [Agenda(said, "checklists.team", {"count": count}, {"team_id": team_id})] if count else []
