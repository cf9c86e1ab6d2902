"""What other pages show of files: one's own line, and to the team the hours that somebody can work again."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from teamhub.absence.cases import picture, policy, queries
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section


async def mine(act: Act) -> Mapping[str, Any] | None:
    """For `templates/cases/_mine.html`: one's own file while one is absent, with who looked at it. A file asks for the
    second factor, also of whom it is about.
    """
    case = await queries.own(act) if act.by.proved else None
    if case is None:
        return None
    looks = await queries.looks(case.period.absences)
    return {"case": case, "places": picture.stations(case), "picture": picture, "looks": looks}


def _ask(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking_hours(team_id, act.today)] if policy.sees_hours(act.by, team_id) and act.by.proved else []


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> Mapping[str, Any] | None:
    able = [{**row, "hours": Decimal(str(row["hours"]))} for rows in found for row in rows]
    available = [one for one in able if one["hours"]]
    return {"available": available} if available else None


ON_TEAM = Section("cases/_team.html", _ask, _read, aside=True)
