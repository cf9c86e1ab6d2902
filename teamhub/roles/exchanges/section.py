"""What the pages of a role and of a team show of exchanges.

To the team, on a role, who has it because somebody else supports more clients. To its MPP, on the team, how many.
"""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section
from teamhub.roles.exchanges import queries, rules


def _ask(act: Act, role_id: int) -> list[Ask]:
    return [queries.asking_about(act, role_id)] if act.by.member_of else []


def _read(act: Act, role_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    open_ = [one for one in queries.read(found[0], act.today) if one.state in rules.OPEN] if found else []
    return {"exchanges": open_} if open_ else None


ON_ROLE = Section("exchanges/_role.html", _ask, _read, aside=True)


def _ask_number(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking_number(act, team_id)] if team_id in act.by.oversees else []


def _read_number(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    count = queries.read_number(act, team_id, found[0]) if found else None
    return {"count": count} if count else None


ON_TEAM = Section("exchanges/_number.html", _ask_number, _read_number, aside=True)
