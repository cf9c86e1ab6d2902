"""What there is to choose from when a team wants a role more."""

from collections.abc import Mapping
from typing import Any

from teamhub.roles.tables import RoleTemplate

TO_CHOOSE = """
    SELECT t.key, t.name_nl, t.name_en, t.purpose_nl, t.purpose_en, t.hours_per_week AS hours, t.term_months
    FROM role_template t
    WHERE NOT EXISTS (SELECT FROM team_role k WHERE k.team = {} AND k.template = t.id AND k.closed_on IS NULL)
    ORDER BY t.name_nl
"""


async def to_choose(team_id: int) -> list[Mapping[str, Any]]:
    """The described roles that the team does not have."""
    return list(await RoleTemplate.raw(TO_CHOOSE, team_id))
