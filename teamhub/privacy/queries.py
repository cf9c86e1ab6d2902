"""What is held: of somebody to themselves, and in numbers to who looks after it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teamhub.core import retention
from teamhub.core.act import Act
from teamhub.core.i18n import gettext
from teamhub.core.lazily import dataclass
from teamhub.core.retention import Held, Keeping
from teamhub.core.telling import PLACES
from teamhub.journal.tables import Entry
from teamhub.parameters import queries as parameters
from teamhub.people import queries as people
from teamhub.privacy import policy, rules
from teamhub.privacy.events import SUBJECT
from teamhub.privacy.labels import PLACES as PLACED
from teamhub.privacy.labels import Group

RUNS = "SELECT at, facts FROM journal_entry WHERE subject = {} ORDER BY number DESC LIMIT {}"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data in numbers. `first_on`: the day on which the next of it goes; `due`: how many should be gone."""

    keeping: Keeping
    records: int
    people: int
    first_on: date | None
    due: int
    numbers: Mapping[str, Decimal]

    @property
    def until(self) -> str:
        """In the reader's language, with the numbers that count today."""
        return _until(self.keeping, self.numbers)


@dataclass(frozen=True, slots=True)
class Own:
    """One kind of data of one person."""

    keeping: Keeping
    records: Sequence[Mapping[str, Any]]
    numbers: Mapping[str, Decimal]

    @property
    def until(self) -> str:
        return _until(self.keeping, self.numbers)

    @property
    def group(self) -> Group:
        return PLACED[self.keeping.name][0]

    @property
    def place(self) -> int:
        """Within its group."""
        return PLACED[self.keeping.name][1]


@dataclass(frozen=True, slots=True)
class Run:
    """What one night erased: how many of each kind, by its English name."""

    at: datetime
    count: int
    erased: Mapping[str, int]
    failed: Sequence[str]


async def overview(act: Act) -> list[Kind]:
    """Every kind that there is, also of which nothing is held now."""
    policy.require_overview(act.by)
    numbers = await parameters.counting(act.today)
    return [_kind(keeping, await keeping.held(act), act.today, numbers) for keeping in retention.KEEPS]


async def of_address(act: Act, address: str) -> tuple[str, list[Kind]]:
    """For the operator who answers somebody that asks what is held of them: their name, and the kinds with numbers."""
    policy.require_overview(act.by)
    person = await people.by_address(address)
    found, numbers = [], await parameters.counting(act.today)
    for keeping in retention.KEEPS:
        theirs = [held for held in await keeping.held(act) if held.person == person.id]
        if theirs:
            found.append(_kind(keeping, theirs, act.today, numbers))
    return person.name, found


async def own(act: Act) -> list[Own]:
    """Everything about the actor themselves, kind by kind, also what there is nothing of."""
    policy.require_own(act.by)
    numbers = await parameters.counting(act.today)
    found = {keeping.name: records for keeping, records in await retention.own(act, int(act.by.id or 0))}
    shown = [keeping for keeping in retention.KEEPS if keeping.is_shown]
    return [Own(keeping, found.get(keeping.name, []), numbers) for keeping in shown]


async def titles(act: Act, kinds: Sequence[Own]) -> Mapping[str, str]:
    """What the subjects of the records that a page shows are called, of those that the reader may know."""
    wanted: dict[str, set[str]] = {}
    for record in (record for kind in kinds for record in kind.records[: rules.SHOWN]):
        kind, _, key = str(record.get("subject") or "").partition(":")
        if kind in PLACES:
            wanted.setdefault(kind, set()).add(key)
    found = {kind: await PLACES[kind](act, sorted(keys)) for kind, keys in wanted.items()}
    return {f"{kind}:{key}": place.title for kind, places in found.items() for key, place in places.items()}


async def runs(limit: int = 14) -> list[Run]:
    """The newest first."""
    rows = await Entry.raw(RUNS, SUBJECT, limit)
    return [Run(at=row["at"], **{name: json.loads(row["facts"])[name] for name in rules.FACTS}) for row in rows]


async def last_run() -> Run | None:
    return next(iter(await runs(1)), None)


def _kind(keeping: Keeping, held: Sequence[Held], today: date, numbers: Mapping[str, Decimal]) -> Kind:
    days = [one.until for one in held if one.until]
    return Kind(
        keeping=keeping,
        records=sum(one.count for one in held),
        people=len({one.person for one in held if one.person is not None}),
        first_on=min(days, default=None),
        due=sum(one.count for one in held if rules.is_due(one.until, today)),
        numbers=numbers,
    )


def _until(keeping: Keeping, numbers: Mapping[str, Decimal]) -> str:
    return gettext(keeping.until) % parameters.said(keeping.terms, numbers)
