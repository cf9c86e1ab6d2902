"""What is known of people and teams, to compare a file with. For TeamHub itself and HR."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.people.importing.rules import Known, Stay, team_key
from teamhub.people.tables import Person
from teamhub.teams.tables import Team

KNOWN = """
    SELECT p.id, p.number, p.name, p.email, p.function_nl AS function, p.registration,
        p.joined_on, p.left_on,
        coalesce((SELECT json_agg(json_build_array(h.from_on, h.hours::text) ORDER BY h.from_on)
                  FROM contract_hours h WHERE h.person = p.id), '[]') AS hours,
        coalesce((SELECT json_agg(json_build_array(c.from_on, c.size) ORDER BY c.from_on)
                  FROM caseload c WHERE c.person = p.id), '[]') AS caseload,
        coalesce((SELECT json_agg(json_build_array(m.team, t.name, m.from_on, m.until_on) ORDER BY m.from_on, t.name)
                  FROM membership m JOIN team t ON t.id = m.team WHERE m.person = p.id), '[]') AS stays,
        EXISTS (SELECT FROM office_held o WHERE o.person = p.id AND o.office = 'council') AS alias
    FROM person p ORDER BY p.id
"""


async def known() -> list[Known]:
    """Everybody that TeamHub knows, also who has left. One query."""
    return [_known(row) for row in await Person.raw(KNOWN)]


def _known(row: dict[str, Any]) -> Known:
    hours = {date.fromisoformat(day): Decimal(size) for day, size in json.loads(row["hours"])}
    caseload = {date.fromisoformat(day): int(size) for day, size in json.loads(row["caseload"])}
    stays = [
        Stay(team, name, date.fromisoformat(begin), date.fromisoformat(end) if end else None)
        for team, name, begin, end in json.loads(row["stays"])
    ]
    return Known(**{**row, "hours": hours, "caseload": caseload, "stays": stays})


async def teams(on: date) -> dict[str, int]:
    """The teams that have not closed, by the ways in which a file may call them: name and short name."""
    open_ones = Team.closed_on.is_null() | (Team.closed_on > on)
    rows = await Team.select(Team.id, Team.code, Team.name).where(open_ones).order_by(Team.id, ascending=False)
    return {team_key(row[name]): row["id"] for name in ("code", "name") for row in rows}
