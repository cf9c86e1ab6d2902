"""What is held of people, until when, and what goes on its day. A Feature has `keeps`.

A nightly job calls `purge` of each; `teamhub privacy report` prints `held`; somebody's own page shows `of_person`.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from piccolo.querystring import QueryString

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import DB
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass

AS_LONG_AS_HERE = later("as long as you are here, and as figures of those years are read")
AS_LONG_AS_USED = later("as long as TeamHub is used here: it is part of what was decided and who did it")


@dataclass(frozen=True, slots=True)
class Held:
    """`count` records of one person (their id; of an applicant none), gone on `until` at the latest."""

    person: int | None
    count: int
    until: date | None  # empty: a condition that has no date yet, such as a number of years after somebody leaves


@dataclass(frozen=True, slots=True)
class Keeping:
    """One kind of personal data. `why` names the rule: KAD-09, NVP code, …  All texts are English sentences.

    A number in `until` is a setting. `terms` says which: {"weeks": "absence.work_items_weeks"} for "%(weeks)s after
    recovery". Whoever shows the sentence fills in what counts today: see `privacy.queries`.
    """

    name: str
    why: str
    until: str  # the rule in words: "until recovery", "%(years)s after somebody left"
    held: Callable[[Act], Awaitable[list[Held]]]
    of_person: Callable[[Act, int], Awaitable[list[Mapping[str, Any]]]] | None = None  # rows for their own download
    purge: Callable[[Act], Awaitable[int]] | None = None  # erases all that is due, and nothing else: how many records
    private: bool = False  # others do not even hear how many there are
    terms: Mapping[str, str] = field(default_factory=dict)


KEEPS: list[Keeping] = []  # filled by features.py: core knows no capability


def listing(
    name: str,
    why: str,
    until: str,
    sql: str,
    *,
    last: str = "",
    months: Callable[[Act], Awaitable[int]] | None = None,
    private: bool = False,
    purge: Callable[[Act], Awaitable[int]] | None = None,
    terms: Mapping[str, str] | None = None,
) -> Keeping:
    """A kind of data that one query can list: its column `person` says whose, and the others are what they may read.

    `last` names the column, a day or a moment, on which a record goes at the latest; it is not shown. With `months` it
    goes so many months after that column's day.
    What is `private` is not even counted for others: that there is any would say too much.
    """
    ends = f"({last} + make_interval(months => {{}}::int))::date" if months else last or "NULL::date"
    counts = f"SELECT person, {ends} AS until, count(*) AS count FROM ({sql}) kept__ GROUP BY 1, 2"
    hidden = {"person", last}

    async def held(act: Act) -> list[Held]:
        found: Counter[tuple[int, date | None]] = Counter()
        if private:
            return []
        for row in await DB.run_querystring(QueryString(counts, *([await months(act)] if months else []))):
            found[row["person"], _day(row["until"])] += row["count"]
        return [Held(person, count, day) for (person, day), count in found.items()]

    async def of_person(_: Act, person: int) -> list[Mapping[str, Any]]:
        rows = await DB.run_querystring(QueryString(f"SELECT * FROM ({sql}) kept__ WHERE person = {{}}", person))
        return [{key: value for key, value in row.items() if key not in hidden} for row in rows]

    return Keeping(name, why, until, held, of_person, purge, private, terms or {})


def _day(until: date | datetime | None) -> date | None:
    return local(until).date() if isinstance(until, datetime) else until
