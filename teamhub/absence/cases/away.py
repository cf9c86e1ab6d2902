"""Maternity leave, as others see it: away, like any other."""

from collections.abc import Sequence
from datetime import date

from teamhub.absence.tables import MaternityLeave
from teamhub.core.act import Act
from teamhub.core.away import Away

OVERLAPS = """
    SELECT person, from_on, until_on FROM maternity_leave
    WHERE person = ANY({}::int[]) AND from_on <= {} AND until_on >= {} ORDER BY person, from_on
"""


async def away(act: Act, people: Sequence[int], from_on: date, until_on: date) -> list[Away]:
    rows = await MaternityLeave.raw(OVERLAPS, [*people], until_on, from_on)
    return [Away(row["person"], row["from_on"], row["until_on"]) for row in rows]
