"""Reading takeovers: for both sides, the team, its MPP and the process supporter. For nobody else do they exist."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import SYSTEM, Act, Actor, Office
from teamhub.core.asking import Ask, Row
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause, Decider, Ruling, rule
from teamhub.frameworks.kept import Kept
from teamhub.people.policy import works_here
from teamhub.takeovers import rules
from teamhub.takeovers.events import subject
from teamhub.takeovers.questions import KEEP
from teamhub.takeovers.rules import Ending, Kind, Terms
from teamhub.takeovers.tables import Longer, Takeover

PAGE = 50
KEYS = {"default_days": ("KAD-16", "default_days"), "max_days": ("KAD-16", "max_days")}
# What stands open: a team that has closed has nothing to get back, also before that was recorded.
OPEN = "t.ended_on IS NULL AND (team.closed_on IS NULL OR team.closed_on > {})"
ROWS = """
    SELECT t.id, t.kind, t.taker, t.team, t.colleague, t.what, t.why, t.taken_on, t.back_on, t.ended_on, t.ending,
        t.reflection, t.explanation, t.explained_at, t.ruling, taker.name AS taker_name, team.name AS team_name,
        colleague.name AS colleague_name, ender.name AS ended_by_name, team.closed_on,
        EXISTS (SELECT FROM membership m WHERE m.team = t.team AND m.person = t.colleague AND m.from_on <= day.today
            AND (m.until_on IS NULL OR m.until_on >= day.today)) AS colleague_here
    FROM takeover t JOIN person taker ON taker.id = t.taker JOIN team ON team.id = t.team
    LEFT JOIN person colleague ON colleague.id = t.colleague LEFT JOIN person ender ON ender.id = t.ended_by,
    (SELECT {}::date AS today) AS day
"""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the frameworks in force say about taking over."""

    terms: Terms
    clauses: Sequence[Clause]

    def keep(self, days: int) -> Ruling:
        """Who decides that it stays away so many calendar days in all."""
        return rule(KEEP, {"days": days}, self.clauses)

    def between_two(self, ruling: Ruling) -> bool:
        """Whether whom it concerns arrange it with each other. Without a clause, up to the usual number of days."""
        if ruling.clause is None:
            return ruling.facts["days"] <= self.terms.max_days
        return ruling.clause.decider is Decider.CONCERNED


async def agreed(on: date) -> Agreed:
    found = await frameworks.agreed(on)
    terms = {name: int(found.limits[key]) for name, key in KEYS.items() if key in found.limits}
    return Agreed(Terms(**terms), found.clauses)


@dataclass(frozen=True, slots=True)
class Seen:
    """A takeover as it is read on a day."""

    id: int
    kind: Kind
    taker: int
    team: int
    colleague: int | None
    what: str
    why: str
    taken_on: date
    back_on: date
    ended_on: date | None
    ending: Ending | None
    reflection: str
    explanation: str
    explained_at: datetime | None
    ruling: Ruling | None
    taker_name: str
    team_name: str
    colleague_name: str | None
    ended_by_name: str | None
    colleague_here: bool
    closed_on: date | None
    today: date

    @property
    def open(self) -> bool:
        return self.ended_on is None and (self.closed_on is None or self.closed_on > self.today)

    @property
    def overdue(self) -> bool:
        return self.open and rules.overdue(self.back_on, self.ended_on, self.today)

    @property
    def late(self) -> bool:
        """It came back after the day that was agreed."""
        return self.ended_on is not None and not rules.in_time(self.back_on, self.ended_on)

    @property
    def danger(self) -> bool:
        return self.kind is Kind.DANGER

    @property
    def undone(self) -> bool:
        return self.ending is Ending.UNDONE

    @property
    def wants_explanation(self) -> bool:
        return self.danger and self.explained_at is None and not self.undone

    @property
    def explain_by(self) -> date:
        return rules.danger_back_by(self.taken_on)

    @property
    def from_whom(self) -> str:
        """The colleague's name, or the team's."""
        return self.colleague_name or self.team_name

    @property
    def may_be_undone(self) -> bool:
        return self.open and self.taken_on == self.today

    @property
    def days(self) -> int:
        return (self.back_on - self.taken_on).days


def visible(actor: Actor, of: str = "t", taker: str = "taker", other: str = "colleague") -> tuple[str, list[Any]]:
    """The same as policy.sees, as a condition on rows of takeovers, or of what was left with a team."""
    if actor is SYSTEM:
        return "true", []
    near = [*(actor.member_of | actor.oversees)]
    who = f"({{}} OR {of}.{taker} = {{}} OR {of}.{other} = {{}} OR {of}.team = ANY({{}}::int[]))"
    return who, [actor.has(Office.PROCESS), actor.id, actor.id, near]


async def read(act: Act, rest: str, *values: Any) -> list[Seen]:
    """Those that the actor may see, with `rest` after the condition, such as "AND t.taker = {} ORDER BY t.id"."""
    if act.by is not SYSTEM:
        works_here(act.by)
    ask = asking(act, rest, *values)
    return [seen(row, act.today) for row in await Takeover.raw(ask.sql, *ask.values)]


def asking(act: Act, rest: str, *values: Any) -> Ask:
    """The same, to be asked together with other things."""
    condition, named = visible(act.by)
    return Ask(f"{ROWS} WHERE {condition} {rest}", (act.today, *named, *values))


def seen(row: Row, today: date) -> Seen:
    words = {
        "kind": Kind(row["kind"]),
        "ending": Ending(row["ending"]) if row["ending"] else None,
        "ruling": Ruling.kept(row["ruling"]),
    }
    return Seen(**{**row, **words, "today": today})


async def one(act: Act, takeover_id: int) -> Seen:
    found = await read(act, "AND t.id = {}", takeover_id) if is_id(takeover_id) else []
    if not found:
        raise NotFound("There is no such takeover.")
    return found[0]


async def locked(act: Act, takeover_id: int) -> Seen:
    """Until this transaction ends nobody else changes it. Two who press at once come one after the other."""
    await Takeover.select(Takeover.id).where(Takeover.id == takeover_id).lock_rows("UPDATE")
    return await one(act, takeover_id)


OVERDUE_FIRST = "ORDER BY t.back_on, t.id LIMIT {}"
NOT_UNDONE = "AND (t.ending IS NULL OR t.ending <> 'never mind')"


async def taken_by_me(act: Act) -> list[Seen]:
    """Open ones, what should have been back longest first."""
    return await read(act, f"AND t.taker = {{}} AND {OPEN} {OVERDUE_FIRST}", act.by.id, act.today, PAGE)


async def taken_from(act: Act, teams: Sequence[int]) -> list[Seen]:
    """Open ones that others took from these teams, or from the actor."""
    theirs = "AND t.taker <> {} AND (t.colleague = {} OR t.team = ANY({}::int[]))"
    return await read(act, f"{theirs} AND {OPEN} {OVERDUE_FIRST}", act.by.id, act.by.id, [*teams], act.today, PAGE)


async def open_of_team(act: Act, team_id: int) -> list[Seen]:
    return await read(act, f"AND t.team = {{}} AND {OPEN} {OVERDUE_FIRST}", team_id, act.today, PAGE)


async def back_of(act: Act, teams: Sequence[int], *, skip: int = 0) -> list[Seen]:
    """What is back, of these teams or of the actor, the last one first. What was a mistake is left out."""
    these = "AND (t.taker = {} OR t.colleague = {} OR t.team = ANY({}::int[]))"
    order = "ORDER BY t.ended_on DESC, t.id DESC LIMIT {} OFFSET {}"
    rest = f"{these} AND NOT ({OPEN}) {NOT_UNDONE} {order}"
    return await read(act, rest, act.by.id, act.by.id, [*teams], act.today, PAGE + 1, skip)


async def back_of_team(act: Act, team_id: int, *, skip: int = 0) -> list[Seen]:
    """What is back with one team, the last one first."""
    rest = f"AND t.team = {{}} AND NOT ({OPEN}) {NOT_UNDONE} ORDER BY t.ended_on DESC, t.id DESC LIMIT {{}} OFFSET {{}}"
    return await read(act, rest, team_id, act.today, PAGE + 1, skip)


def asking_of_team(act: Act, team_id: int) -> Ask:
    """What is away from a team, and what of acute danger was not explained; to be asked together with other things."""
    unexplained = "t.kind = 'acute danger' AND t.explained_at IS NULL AND t.ended_on IS NOT NULL"
    rest = f"AND t.team = {{}} AND (({OPEN}) OR ({unexplained} {NOT_UNDONE})) {OVERDUE_FIRST}"
    return asking(act, rest, team_id, act.today, PAGE)


async def unexplained(act: Act, team_id: int) -> list[Seen]:
    """Taken over in acute danger, back already, and not explained yet."""
    return await read(
        act, "AND t.team = {} AND t.kind = 'acute danger' AND t.explained_at IS NULL"
        f" AND t.ended_on IS NOT NULL {NOT_UNDONE} {OVERDUE_FIRST}", team_id, PAGE,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """That it stays away longer, and what was said to it. Without a name it was the team, by consent."""

    id: int
    takeover: int
    was: date
    until_on: date
    why: str
    answer: str | None
    answered_by_name: str | None
    answered_at: datetime | None
    ruling: Ruling | None


LONGER = """
    SELECT x.id, x.takeover, x.was, x.until_on, x.why, x.answer, p.name AS answered_by_name, x.answered_at, x.ruling
    FROM takeover_longer x LEFT JOIN person p ON p.id = x.answered_by WHERE x.takeover = {} ORDER BY x.id DESC
"""


async def longer(takeover_id: int) -> list[Asked]:
    """Of a takeover that the caller has found; the last one first."""
    rows = await Longer.raw(LONGER, takeover_id)
    return [Asked(**{**row, "ruling": Ruling.kept(row["ruling"])}) for row in rows]


# Longer with the consent of the team is a decision, and is kept there.
RULINGS = """
    SELECT id, at, ruling FROM takeover WHERE at >= {}
    UNION ALL SELECT takeover, at, ruling FROM takeover_longer
        WHERE at >= {} AND (answer IS NULL OR answered_by IS NOT NULL)
"""


async def rulings(since: datetime) -> list[Kept]:
    """What the frameworks said when something was taken over, or asked for longer, since that moment."""
    rows = await Takeover.raw(RULINGS, since, since)
    return [Kept(subject(row["id"]), row["at"], Ruling.read(json.loads(row["ruling"]))) for row in rows]
