"""What the page of a team shows of today: who is in, who is away, and whether enough are there."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section
from teamhub.leave import policy
from teamhub.leave.wall import queries
from teamhub.leave.wall.rules import State


def _ask(act: Act, team_id: int) -> list[Ask]:
    return queries.asking(act, [team_id], act.today, act.today) if act.by.is_colleague else []


async def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    if not found:
        return None
    ground = queries.read(found)
    if not ground.people.get(team_id):
        return None
    wall = (await queries.built(act, ground, [team_id], act.today, act.today))[team_id]
    return {
        "day": wall.days[0],
        "named": policy.sees_names(act.by, team_id),
        "here": wall.on(0, State.IN, State.PART, State.ASKED),
        "away": wall.on(0, State.AWAY),
        "off": wall.on(0, State.OFF, State.REST),
        "until": wall.until,
    }


ON_TEAM = Section("wall/_today.html", _ask, _read)
