"""On the page of a team: the way to its figures, for who may look at them. No figure stands here: see policy."""

from collections.abc import Sequence
from typing import Any

from teamhub.absence.figures import policy
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section


def _ask(act: Act, team_id: int) -> list[Ask]:
    return []


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    return {"team_id": team_id} if policy.look(act.by, team_id) else None


ON_TEAM = Section("figures/_team.html", _ask, _read, aside=True)
