"""Whom a team can ask for its committee: who works here, and the client council by alias."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import Invalid
from teamhub.hiring.queries import Seen
from teamhub.hiring.tables import Vacancy

HERE = """
    SELECT p.id, p.name, t.name AS team_name, o.council,
        coalesce(t.id = day.team, false) AS ours
    FROM person p CROSS JOIN (SELECT {}::date AS today, {}::int AS team) AS day
    LEFT JOIN LATERAL (SELECT t.id, t.name FROM membership m JOIN team t ON t.id = m.team WHERE m.person = p.id
        AND m.from_on <= day.today AND (m.until_on IS NULL OR m.until_on >= day.today)
        ORDER BY t.id <> day.team, m.id LIMIT 1) t ON true
    LEFT JOIN LATERAL (SELECT bool_or(o.office = 'council') AS council, count(*) AS many FROM office_held o
        WHERE o.person = p.id AND o.office IN ('council', 'process', 'practice', 'hr') AND o.from_on <= day.today
        AND (o.until_on IS NULL OR o.until_on >= day.today)) o ON true
    WHERE p.joined_on <= day.today AND (p.left_on IS NULL OR p.left_on >= day.today)
        AND (t.id IS NOT NULL OR o.many > 0)
"""


async def askable(act: Act, seen: Seen) -> list[Mapping[str, Any]]:
    """Everybody who may be asked and was not yet: the team itself, then other teams, then the client council."""
    rest = (
        " AND NOT EXISTS (SELECT FROM committee_member c WHERE c.vacancy = {} AND c.person = p.id"
        " AND c.takes_part IS NOT FALSE) ORDER BY ours DESC, o.council NULLS FIRST, t.name NULLS LAST, p.name"
    )
    return list(await Vacancy.raw(HERE + rest, act.today, seen.team, seen.id))


async def require_askable(act: Act, person_id: int) -> None:
    """An MPP or the director does not choose colleagues (KAD-01)."""
    if not await Vacancy.raw(f"{HERE} AND p.id = {{}}", act.today, 0, person_id):
        raise Invalid("Choose somebody who works here, or of the client council.")
