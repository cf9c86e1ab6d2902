"""What the page of a role shows its team about elections: the one that runs, or that one is due."""

from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section
from teamhub.roles import queries as roles
from teamhub.roles.elections import policy, queries

RUNNING = f"SELECT e.id FROM election e WHERE e.team_role = {{}} AND NOT {queries.ENDED} ORDER BY e.id"


def _ask(act: Act, role_id: int) -> list[Ask]:
    if not act.by.member_of:
        return []
    return [roles.asking_seats_of(act, role_id), roles.asking_history(role_id), Ask(RUNNING, (role_id,))]


def _read(act: Act, role_id: int, found: Sequence[list[Row]]) -> Mapping[str, Any] | None:
    """Nothing for who is not in the team, and of a role that the team no longer has."""
    if not found:
        return None
    seats = roles.read_seats(found[0], act.today)
    if not seats or not policy.reads(act.by, seats[0].role.team):
        return None
    terms = [roles.Past(**row) for row in found[1]]
    running = found[2][0]["id"] if found[2] else None
    return {"election": queries.begin_of(act, seats[0].role, seats, terms, running, None)}


ON_ROLE = Section("elections/_section.html", _ask, _read, aside=True)
