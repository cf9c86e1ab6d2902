"""The same form, sent twice: a button that is pressed twice, or a page that somebody went back to, makes one thing."""

from typing import Any

from piccolo.columns.combination import And
from piccolo.table import Table

from teamhub.core.act import Act

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended({}, 0))"


async def sent_before(act: Act, table: type[Table], at: str, **columns: Any) -> list[int]:
    """The rows with all of these values that were made just now, the oldest first; `at` is the column that says when.

    From here to the end of the transaction the same person makes no other in this table: two at once are one after
    the other. Call it before locks of single rows.
    """
    name = table._meta.tablename
    await table.raw(LOCK, f"{name} by {act.by.id}")
    when = table._meta.get_column_by_name(at)
    where: Any = And(when > act.just_now, when <= act.at)
    for column, value in columns.items():
        here = table._meta.get_column_by_name(column)
        where = And(where, here.is_null() if value is None else here == value)
    key = table._meta.primary_key
    return [row[key._meta.name] for row in await table.select(key).where(where).order_by(key)]
