"""Several questions to the database in one round trip, each by whom it concerns.

A page that gathers from every capability would ask as many questions as there are capabilities. Each declares its own
instead, and they are asked together. What comes back went through JSON: days and moments are read by their names.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from piccolo.querystring import QueryString

from teamhub.core.db import DB
from teamhub.core.lazily import dataclass

Row = dict[str, Any]
DAYS, MOMENTS = ("_on", "_from", "_until", "_day"), ("_at", "_ends")  # how the names of columns end that hold one


@dataclass(frozen=True, slots=True)
class Ask:
    """One query, its values in the order of its `{}`. Its rows keep the order that it asks for."""

    sql: str
    values: Sequence[Any] = ()


async def together(asks: Sequence[Ask]) -> list[list[Row]]:
    """The rows of each, in one query; nothing is asked for nothing, and what several want to know is asked once."""
    if not asks:
        return []
    different: list[Ask] = []
    for ask in asks:
        if ask not in different:
            different.append(ask)
    parts = [
        f"(SELECT coalesce(json_agg(asked__), '[]') FROM ({ask.sql}) asked__) AS a{n}"
        for n, ask in enumerate(different)
    ]
    values = [value for ask in different for value in ask.values]
    (row,) = await DB.run_querystring(_Plain(f"SELECT {', '.join(parts)}", *values))
    found = [_read(row[f"a{n}"]) for n in range(len(different))]
    return [[{**row} for row in found[different.index(ask)]] for ask in asks]


class _Plain(QueryString):
    """One whose values are values only, never columns or queries: numbered at once, as all this text is long."""

    def compile_string(self, engine_type: str = "postgres") -> tuple[str, list[Any]]:
        if "{{" in self.template:
            return super().compile_string(engine_type)
        first, *rest = self.template.split("{}")
        return first + "".join(f"${n}{part}" for n, part in enumerate(rest, 1)), [*self.args]


def _read(kept: str) -> list[Row]:
    return [{name: _typed(name, value) for name, value in row.items()} for row in json.loads(kept, parse_float=Decimal)]


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in ("due", "on") or name.endswith(DAYS):
        return date.fromisoformat(value)
    if name == "at" or name.endswith(MOMENTS):
        return datetime.fromisoformat(value)
    return value
