"""What the page of a team shows of the hours of its people: per person for who may know that, else together."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section
from teamhub.roles.load import queries
from teamhub.teams import policy


def _ask(act: Act, team_id: int) -> list[Ask]:
    return queries.asking(act, team_id) if policy.sees_teams(act.by) else []


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    return {"load": queries.seen(act, queries.read(team_id, found))} if found else None


ON_TEAM = Section("load/_section.html", _ask, _read)
