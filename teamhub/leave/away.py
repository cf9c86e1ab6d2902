"""Leave as a source of who is away: agreed, and marked as such what is still asked."""

from collections.abc import Sequence
from datetime import date

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.away import Away, Source
from teamhub.leave.queries import OPEN

SPANS = f"""
    SELECT l.person, l.from_on, l.until_on, {OPEN} AS asked, CASE WHEN l.whole THEN NULL ELSE l.hours END AS hours
    FROM leave_request l WHERE l.person = ANY({{}}::int[]) AND l.withdrawn_at IS NULL
    AND l.from_on <= {{}} AND l.until_on >= {{}} ORDER BY l.from_on, l.id
"""


def _ask(people: Sequence[int], from_on: date, until_on: date, today: date) -> Ask:
    return Ask(SPANS, (today, [*people], until_on, from_on))


def _read(act: Act, rows: Sequence[Row], from_on: date) -> list[Away]:
    return [Away(**row) for row in rows]


away = Source(_ask, _read)
