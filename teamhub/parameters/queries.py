from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from teamhub.core.asking import Ask, Row
from teamhub.parameters.rules import PARAMETERS
from teamhub.parameters.tables import ParameterSet

IN_FORCE = "SELECT DISTINCT ON (key) key, value FROM parameter_set WHERE from_on <= {}::date ORDER BY key, from_on DESC"


def asking(today: date) -> Ask:
    """For who gathers a page's questions; `read` makes of the answer what `numbers` gives."""
    return Ask(IN_FORCE, [today])


def read(rows: list[Row]) -> Mapping[str, Decimal]:
    found = {row["key"]: Decimal(row["value"]) for row in rows}
    return {key: found.get(key, one.usual) for key, one in PARAMETERS.items()}


async def numbers(today: date) -> Mapping[str, Decimal]:
    """Every one of them as it counts on that day: numbers(today)["absence.gap_days"] is 28."""
    return read(list(await ParameterSet.raw(IN_FORCE, today)))
