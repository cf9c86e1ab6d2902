"""Maternity leave, as others see it: away, like any other."""

from collections.abc import Sequence
from datetime import date

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.away import Away, Source

OVERLAPS = """
    SELECT person, from_on, until_on FROM maternity_leave
    WHERE person = ANY({}::int[]) AND from_on <= {} AND until_on >= {} ORDER BY person, from_on
"""


def _ask(people: Sequence[int], from_on: date, until_on: date, today: date) -> Ask:
    return Ask(OVERLAPS, ([*people], until_on, from_on))


def _read(act: Act, rows: Sequence[Row], from_on: date) -> list[Away]:
    return [Away(row["person"], row["from_on"], row["until_on"]) for row in rows]


away = Source(_ask, _read)
