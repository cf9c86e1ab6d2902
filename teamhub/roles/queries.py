"""Reading roles. Who works here sees who holds which, and until when; vacant ones are shown as such."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.roles import rules
from teamhub.roles.rules import Ring, Term
from teamhub.roles.tables import RoleTerm

# A term that outlasts somebody's work here ends with it, also before the leaver has been looked after.
SEATS = """
    WITH day AS (SELECT {}::date AS today), terms AS (
        SELECT r.role, r.person, p.name, r.from_on, least(r.until_on, p.left_on) AS until_on
        FROM role_term r JOIN person p ON p.id = r.person WHERE r.team = {}
    )
    SELECT t.key, t.name_nl, t.name_en, t.purpose_nl, t.purpose_en, t.core, now.person, now.name, now.from_on,
           now.until_on, (SELECT max(past.until_on) FROM terms past WHERE past.role = t.id AND past.until_on < today)
           AS last_on
    FROM role_template t CROSS JOIN day
    LEFT JOIN terms now ON now.role = t.id AND now.from_on <= today AND now.until_on >= today
    WHERE t.core OR EXISTS (SELECT FROM terms held WHERE held.role = t.id)
    ORDER BY t.core DESC, t.name_nl, now.name
"""
URGENCY = (Term.VACANT, Term.ENDING, Term.RUNNING)


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in a team: with who holds it, or vacant. `last_on`: the last day that somebody held it before today."""

    key: str
    name_nl: str
    name_en: str
    purpose_nl: str
    purpose_en: str
    core: bool
    person: int | None
    name: str | None
    from_on: date | None
    until_on: date | None
    last_on: date | None
    ring: Ring

    @property
    def vacant(self) -> bool:
        return self.person is None

    @property
    def vacant_since(self) -> date | None:
        return self.last_on + timedelta(days=1) if self.vacant and self.last_on else None


async def seats(act: Act, team_id: int) -> list[Seat]:
    """All roles of a team today: the core roles, and what else it has or had. Vacant ones first. One query."""
    rows = await RoleTerm.raw(SEATS, act.today, team_id)
    found = [Seat(**row, ring=_ring(row, act.today)) for row in rows]
    return sorted(found, key=lambda seat: URGENCY.index(seat.ring.term))


def _ring(row: Mapping[str, Any], today: date) -> Ring:
    if row["person"] is None:
        return Ring(Term.VACANT, 0.0)
    return rules.ring(row["from_on"], row["until_on"], today)
