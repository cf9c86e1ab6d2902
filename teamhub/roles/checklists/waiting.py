"""Nothing waits on home: a checklist is for the meeting, so it stands on the team's agenda, and on the role's page."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda, Source
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.sections import Section
from teamhub.roles.checklists import policy, queries


def _ask(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking_open(act, team_id)] if policy.sees_ticks(act.by, team_id) else []


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    count = found[0][0]["open"]
    said = later("Checklists of the roles: %(count)s still to be ticked")
    return [Agenda(said, "checklists.team", {"count": count}, {"team_id": team_id})] if count else []


agenda = Source(_ask, _read)


def _on_role(act: Act, role_id: int, found: Sequence[list[Row]]) -> dict[str, Any]:
    return {"checklist": queries.read_of_role(act, *found)}


ON_ROLE = Section("checklists/_section.html", queries.asking_of_role, _on_role)
