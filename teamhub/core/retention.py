"""What is held of people, until when, and what goes on its day. A Feature has `keeps`.

A nightly job calls `purge` of each; `teamhub privacy report` prints `held`; somebody's own page shows `mine`, all of it
asked for together.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Any

from piccolo.querystring import QueryString

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
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
    mine: Callable[[Act, int], Ask] | None = None  # asks for the rows of one person, for their own page and download
    purge: Callable[[Act], Awaitable[int]] | None = None  # erases all that is due, and nothing else: how many records
    private: bool = False  # others do not even hear how many there are
    terms: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()  # columns of `mine` that are not shown
    of_person: Callable[[Act, int], Awaitable[list[Mapping[str, Any]]]] | None = None  # where one query is not enough

    @property
    def is_shown(self) -> bool:
        """To whom it is about."""
        return bool(self.mine or self.of_person)


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

    async def held(act: Act) -> list[Held]:
        found: Counter[tuple[int, date | None]] = Counter()
        if private:
            return []
        for row in await DB.run_querystring(QueryString(counts, *([await months(act)] if months else []))):
            found[row["person"], _day(row["until"])] += row["count"]
        return [Held(person, count, day) for (person, day), count in found.items()]

    def mine(_: Act, person: int) -> Ask:
        return Ask(f"SELECT * FROM ({sql}) kept__ WHERE person = {{}}", (person,))

    return Keeping(name, why, until, held, mine, purge, private, terms or {}, hidden=frozenset({"person", last}))


async def own(act: Act, person: int) -> list[tuple[Keeping, list[Row]]]:
    """Everything about somebody, kind by kind; what there is none of is left out."""
    return await of_kinds(KEEPS, act, person)


async def of_kind(keeping: Keeping, act: Act, person: int) -> list[Row]:
    return next((rows for _, rows in await of_kinds([keeping], act, person)), [])


async def of_kinds(keepings: Sequence[Keeping], act: Act, person: int) -> list[tuple[Keeping, list[Row]]]:
    asked = iter(await together([keeping.mine(act, person) for keeping in keepings if keeping.mine]))
    found: list[tuple[Keeping, list[Row]]] = []
    for keeping in keepings:
        rows: list[Row] = next(asked) if keeping.mine else []
        if keeping.of_person:
            rows = [dict(row) for row in await keeping.of_person(act, person)]
        if rows:
            shown = [{key: value for key, value in row.items() if key not in keeping.hidden} for row in rows]
            found.append((keeping, shown))
    return found


def _day(until: date | datetime | None) -> date | None:
    return local(until).date() if isinstance(until, datetime) else until
