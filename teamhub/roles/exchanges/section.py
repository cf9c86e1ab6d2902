"""What the page of a role shows of exchanges, to the team: who has it because somebody else supports more clients."""

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
