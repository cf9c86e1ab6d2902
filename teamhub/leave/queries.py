"""Reading leave: its asker; while it is open their team; afterwards who said something to it. Nobody else."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.asking import Ask, Row
from teamhub.core.clock import local
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.leave.policy import works_here
from teamhub.leave.rules import WEEKDAYS, Stage, Voice, Wish, Works
from teamhub.leave.tables import Leave, LeaveVoice
from teamhub.people.tables import Person

PAGE = 50
TALKS = """EXISTS (SELECT FROM leave_voice v
    WHERE v.leave = l.id AND v.round = l.round AND v.voice = 'let us talk')"""
# Each takes today once. The last day for talking is computed whenever it is read: no job has to come by.
OPEN = f"(l.withdrawn_at IS NULL AND l.agreed_at IS NULL AND (l.closes_on >= {{}} OR {TALKS}))"
AGREED = f"(l.withdrawn_at IS NULL AND (l.agreed_at IS NOT NULL OR (l.closes_on < {{}} AND NOT {TALKS})))"
STAGE = f"CASE WHEN l.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN {OPEN} THEN 'asked' ELSE 'agreed on' END"
SPOKE = "EXISTS (SELECT FROM leave_voice v WHERE v.leave = l.id AND v.by = {})"
SHARES = """EXISTS (SELECT FROM membership m WHERE m.person = l.person AND m.team = ANY({}::int[])
    AND m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {}))"""
ROWS = f"""
    SELECT l.id, l.person, p.name, l.from_on, l.until_on, l.whole, l.hours, l.remark, l.asked_at, l.round, l.closes_on,
        l.agreed_at, l.withdrawn_at, l.changed_at, l.before, {STAGE} AS stage
    FROM leave_request l JOIN person p ON p.id = l.person
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Leave as it is read on a day."""

    id: int
    person: int
    name: str
    from_on: date
    until_on: date
    whole: bool
    hours: Decimal
    remark: str
    asked_at: datetime
    round: int
    closes_on: date
    agreed_at: datetime | None
    withdrawn_at: datetime | None
    changed_at: datetime | None
    before: dict[str, Any] | None
    stage: Stage
    today: date

    @property
    def open(self) -> bool:
        return self.stage is Stage.OPEN

    @property
    def withdrawn(self) -> bool:
        return self.stage is Stage.WITHDRAWN

    @property
    def over(self) -> bool:
        return self.until_on < self.today

    @property
    def wish(self) -> Wish:
        return Wish(self.from_on, self.until_on, None if self.whole else self.hours)

    @property
    def was(self) -> tuple[date, date]:
        """The days before the last change."""
        kept = self.before or {}
        return date.fromisoformat(kept["from_on"]), date.fromisoformat(kept["until_on"])

    @property
    def may_be_undone(self) -> bool:
        """The last change, on the day itself."""
        last = self.withdrawn_at or (self.changed_at if self.before else None)
        return last is not None and local(last).date() == self.today


async def read(act: Act, rest: str, *values: Any) -> list[Seen]:
    """Those that the actor may read, with `rest` after the condition, such as "AND l.person = {} ORDER BY l.id"."""
    visible, named = "true", []
    if act.by is not SYSTEM:
        works_here(act.by)
        visible = f"(l.person = {{}} OR ({OPEN} AND {SHARES}) OR {SPOKE})"
        named = [act.by.id, act.today, [*act.by.member_of], act.today, act.today, act.by.id]
    rows = await Leave.raw(f"{ROWS} WHERE {visible} {rest}", act.today, *named, *values)
    return [_seen(row, act.today) for row in rows]


def _seen(row: Row, today: date) -> Seen:
    before = json.loads(row["before"]) if row["before"] else None
    return Seen(**{**row, "stage": Stage(row["stage"]), "before": before, "today": today})


async def one(act: Act, leave_id: int) -> Seen:
    found = await read(act, "AND l.id = {}", leave_id) if is_id(leave_id) else []
    if not found:
        raise NotFound("There is no such leave.")
    return found[0]


async def locked(act: Act, leave_id: int) -> Seen:
    """Until this transaction ends nobody else changes it. Two who press at once come one after the other."""
    await Leave.select(Leave.id).where(Leave.id == leave_id).lock_rows("UPDATE")
    return await one(act, leave_id)


async def mine(act: Act) -> list[Seen]:
    """One's own that is not over yet, in order; and what was withdrawn today, to be undone."""
    rest = "AND l.person = {} AND l.until_on >= {} ORDER BY l.from_on, l.id LIMIT {}"
    found = await read(act, rest, act.by.id, act.today, PAGE)
    return [one for one in found if not one.withdrawn or one.may_be_undone]


async def asked_of(act: Act, teams: Sequence[int]) -> list[Seen]:
    """Open leave of others in these teams, what closes first first."""
    rest = f"AND {OPEN} AND l.until_on >= {{}} AND l.person <> {{}} AND {SHARES} ORDER BY l.closes_on, l.id LIMIT {{}}"
    me = act.by.id or 0
    return await read(act, rest, act.today, act.today, me, [*teams], act.today, act.today, PAGE)


async def overlapping(act: Act, wished: Wish, *, besides: int = 0) -> Seen | None:
    """One's own leave that has one of these days already."""
    rest = (
        "AND l.person = {} AND l.withdrawn_at IS NULL AND l.from_on <= {} AND l.until_on >= {} AND l.id <> {}"
        " ORDER BY l.from_on LIMIT 1"
    )
    found = await read(act, rest, act.by.id, wished.until_on, wished.from_on, besides)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Said:
    by: int
    name: str
    voice: Voice
    words: str
    at: datetime


VOICES = """
    SELECT v.by, p.name, v.voice, v.words, v.at FROM leave_voice v JOIN person p ON p.id = v.by
    WHERE v.leave = {} AND v.round = {} ORDER BY v.at, v.id
"""


async def voices(seen: Seen) -> list[Said]:
    """Of the round that runs, for who may read the leave."""
    rows = await LeaveVoice.raw(VOICES, seen.id, seen.round)
    return [Said(**{**row, "voice": Voice(row["voice"])}) for row in rows]


OTHERS = """
    SELECT DISTINCT o.person FROM membership m JOIN membership o ON o.team = m.team AND o.person <> m.person
    JOIN person p ON p.id = o.person
    WHERE m.person = {} AND m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {})
    AND o.from_on <= {} AND (o.until_on IS NULL OR o.until_on >= {}) AND (p.left_on IS NULL OR p.left_on >= {})
"""


async def teammates(person: int, on: date) -> list[int]:
    """Who shares a team with somebody on this day."""
    return [row["person"] for row in await Person.raw(OTHERS, person, on, on, on, on, on)]


PATTERNS = f"""coalesce((SELECT json_agg(json_build_array(w.from_on, {", ".join(f"w.{day}" for day in WEEKDAYS)}))
    FROM work_pattern w WHERE w.person = p.id), '[]')"""
CONTRACTS = """coalesce((SELECT json_agg(json_build_array(h.from_on, h.hours)) FROM contract_hours h
    WHERE h.person = p.id), '[]')"""


def read_works(patterns: str | list[Any], contracts: str | list[Any]) -> Works:
    """From the JSON of PATTERNS and CONTRACTS, as text or read already."""
    weeks, hours = (_list(kept) for kept in (patterns, contracts))
    return Works(
        tuple((date.fromisoformat(on), tuple(Decimal(str(h)) for h in week)) for on, *week in weeks),
        tuple((date.fromisoformat(on), Decimal(str(h))) for on, h in hours),
    )


def _list(kept: str | list[Any]) -> list[Any]:
    found: list[Any] = json.loads(kept, parse_float=Decimal) if isinstance(kept, str) else kept
    return found


async def works(person: int) -> Works:
    """On which days somebody works. Known to themselves; of others only what follows for a day is shown."""
    rows = await Person.raw(
        f"SELECT {PATTERNS} AS patterns, {CONTRACTS} AS contracts FROM person p WHERE p.id = {{}}", person
    )
    return read_works(rows[0]["patterns"], rows[0]["contracts"]) if rows else Works()


SPANS = """
    SELECT l.person, l.from_on, l.until_on, l.whole FROM leave_request l
    WHERE l.person = ANY({}::int[]) AND l.withdrawn_at IS NULL AND l.whole AND l.id <> {}
    AND l.from_on <= {} AND l.until_on >= {}
"""


def asking_spans(people: Sequence[int], from_on: date, until_on: date, *, besides: int = 0) -> Ask:
    """Whole days of leave of these people, asked or agreed: for the limit of KAD-05."""
    return Ask(SPANS, ([*people], besides, until_on, from_on))
