"""Reading the roles that the organisation describes. Who works here reads all of them."""

import json
from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.roles.tables import RoleTemplate
from teamhub.teams import policy

LISTED = """
    SELECT t.key, t.name_nl, t.name_en, t.purpose_nl, t.purpose_en, t.accountabilities, t.term_months, t.max_terms,
        t.hours_per_week AS hours, t.core, (SELECT count(*) FROM team_role k WHERE k.template = t.id
            AND (k.closed_on IS NULL OR k.closed_on >= {})) AS teams
    FROM role_template t
"""


async def listed(act: Act) -> list[Mapping[str, Any]]:
    """Core roles first, by name; `teams` is how many have it."""
    return await _read(act, "ORDER BY t.core DESC, t.name_nl")


async def one(act: Act, key: str) -> Mapping[str, Any]:
    found = await _read(act, "WHERE t.key = {}", key)
    if not found:
        raise NotFound("There is no such role.")
    return found[0]


async def _read(act: Act, rest: str, *values: object) -> list[Mapping[str, Any]]:
    if not policy.sees_teams(act.by):
        raise NotFound("There is no such page.")
    rows = await RoleTemplate.raw(LISTED + rest, act.today, *values)
    return [{**row, "accountabilities": json.loads(row["accountabilities"])} for row in rows]
