"""An election as a page shows it to one reader at one moment. Plain values, no queries."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from teamhub.core.clock import local
from teamhub.core.lazily import dataclass
from teamhub.roles.elections import rules
from teamhub.roles.elections.rules import How, Named, Times
from teamhub.roles.elections.stages import RUNNING, Stage
from teamhub.roles.rules import last_day


@dataclass(frozen=True, slots=True)
class Nominated:
    """`person` is empty for who may not know yet whom it is about."""

    id: int
    by: int
    by_name: str
    number: int
    person: int | None
    name: str
    reason: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Declined:
    person: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """A nomination in front of the team. `instead`: whom its author nominates now, where that is somebody else."""

    by_name: str
    reason: str
    changed: bool
    instead: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was seen of one person. In the order of names, and without a count: it is no ballot."""

    person: int
    name: str
    declined: bool
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Election:
    id: int
    team_role: int
    role_nl: str
    role_en: str
    role_months: int
    max_terms: int
    hours: Any
    seats: int
    team: int
    team_name: str
    facilitator: int
    facilitator_name: str
    by: int
    by_name: str
    at: datetime
    how: How
    profile: str
    months: int
    first_on: date
    opens_on: date
    nominate_ends: datetime
    change_days: int
    change_ends: datetime | None
    held_at: datetime | None
    person: int | None
    person_name: str
    withdrawn_at: datetime | None
    withdrawn_by_name: str
    withdrawn_why: str
    members: Mapping[int, str]
    named: tuple[Nominated, ...]
    declined: tuple[Declined, ...]
    me: int | None
    now: datetime

    @property
    def stage(self) -> Stage:
        return rules.stage_at(self.times, self.now, local(self.now).date())

    @property
    def times(self) -> Times:
        return Times(self.opens_on, self.nominate_ends, self.change_ends, self.held_at, self.withdrawn_at)

    @property
    def running(self) -> bool:
        return self.stage in RUNNING

    @property
    def shown(self) -> bool:
        """As in `queries.SHOWN`: nominations that were withdrawn before their time stay unread."""
        return self.nominate_ends <= min(self.now, self.withdrawn_at or self.now)

    @property
    def until_on(self) -> date:
        """The last day of the new term."""
        return last_day(self.first_on, self.months)

    @property
    def nominate_until(self) -> date:
        return _last_day_of(self.nominate_ends)

    @property
    def change_until(self) -> date | None:
        return _last_day_of(self.change_ends) if self.change_ends else None

    @property
    def refused(self) -> frozenset[int]:
        return frozenset(one.person for one in self.declined)

    @property
    def mine(self) -> Nominated | None:
        """The reader's own nomination as it is now, also one that has become void."""
        theirs = [one for one in self.named if one.by == self.me]
        return max(theirs, key=lambda one: one.number, default=None)

    @property
    def mine_void(self) -> bool:
        return self.mine is not None and self.mine.person in self.refused

    @property
    def i_declined(self) -> bool:
        return self.me in self.refused

    @property
    def answered(self) -> bool:
        """In the change round: whether the reader has changed theirs, or said that they stay with it."""
        mine = self.mine
        return mine is not None and not self.mine_void and (mine.kept or mine.number > 0)

    @property
    def count_in(self) -> int:
        """How many of the members nominated somebody, void or not: that one fell is only its author's to know."""
        return len({one.by for one in self.named} & set(self.members))

    @property
    def facilitator_left(self) -> bool:
        return self.facilitator not in self.members

    @cached_property
    def open_named(self) -> list[Named]:
        """What this reader may know of who nominated whom."""
        return [Named(one.by, one.person, one.number) for one in self.named if one.person is not None]

    @property
    def nominees(self) -> frozenset[int]:
        return rules.nominees(self.open_named, self.refused) if self.shown else frozenset()

    @property
    def groups(self) -> list[Group]:
        """Once they are shown."""
        if not self.shown:
            return []
        latest = {one.by: one for one in sorted(self.named, key=lambda one: one.number)}
        people = {one.person: one.name for one in self.named if one.person is not None}
        found = []
        for person, name in sorted(people.items(), key=lambda pair: (pair[1], pair[0])):
            about = [one for one in self.named if one.person == person]
            said = tuple(_said(one, latest[one.by]) for one in about)
            found.append(Group(person, name, person in self.refused, said))
        return found

    @property
    def others_may_lead(self) -> bool:
        """Who leads has left, is a candidate, or has let it wait for a week."""
        candidate = self.shown and self.facilitator in self.nominees
        return self.facilitator_left or candidate or rules.waits_too_long(self.times, self.now)


def _said(one: Nominated, latest: Nominated) -> Said:
    instead = latest.name if latest.person != one.person else ""
    return Said(one.by_name, one.reason, one.number > 0, instead)


def _last_day_of(ends: datetime) -> date:
    """An hour at midnight ends the day before."""
    return (local(ends) - timedelta(microseconds=1)).date()


def seen(row: Mapping[str, Any], now: datetime, me: int | None) -> Election:
    def load(name: str) -> Any:
        return json.loads(row[name]) if isinstance(row[name], str) else row[name]

    lists = {
        "members": {one["id"]: one["name"] for one in load("members")},
        "named": tuple(Nominated(**one) for one in load("named")),
        "declined": tuple(Declined(**one) for one in load("declined")),
    }
    same = {name: row[name] for name in Election.__dataclass_fields__ if name in row}
    return Election(**{**same, "how": How(row["how"]), **lists, "me": me, "now": now})
