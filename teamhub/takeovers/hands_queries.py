"""Reading what was left where it belongs, and the hands-off line of a team and of an MPP."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.clock import local
from teamhub.core.lazily import dataclass
from teamhub.people.policy import works_here
from teamhub.takeovers import policy, queries, rules
from teamhub.takeovers.rules import Line, Span, Withheld
from teamhub.takeovers.tables import HandsOff, Takeover

PAGE = 30
KEPT = """
    SELECT h.id, h.kind, h.team, h.hands, h.by, h.at, h.held_on, h.words, hands.name AS hands_name, by.name AS by_name,
        team.name AS team_name
    FROM takeover_withheld h JOIN person hands ON hands.id = h.hands JOIN person by ON by.id = h.by
    JOIN team ON team.id = h.team
"""
# The office is looked at on the day itself: what somebody did as a colleague, or before, is not the MPP's.
AS_MPP = """
    EXISTS (SELECT FROM office_held o WHERE o.person = {who} AND o.team = {of}.team AND o.office = 'mpp'
        AND o.from_on <= {of}.{day} AND (o.until_on IS NULL OR o.until_on >= {of}.{day}))
"""
SPANS = f"""
    SELECT t.taken_on, t.back_on, t.ended_on FROM takeover t JOIN team ON team.id = t.team
    WHERE (t.ended_on >= {{}} OR ({queries.OPEN})) {queries.NOT_UNDONE}
"""
DAYS = "SELECT h.held_on FROM takeover_withheld h WHERE h.withdrawn_at IS NULL AND h.held_on >= {}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody left with a team, in their own words or in those of who wrote it down."""

    id: int
    kind: Withheld
    team: int
    hands: int
    by: int
    at: datetime
    held_on: date
    words: str
    hands_name: str
    by_name: str
    team_name: str

    def may_be_undone(self, by: int | None, today: date) -> bool:
        return self.by == by and local(self.at).date() == today


async def kept(act: Act, rest: str, *values: Any) -> list[Kept]:
    """Those that the actor may see, the last one first."""
    works_here(act.by)
    condition, named = queries.visible(act.by, "h", "hands", "by")
    text = f"{KEPT} WHERE h.withdrawn_at IS NULL AND {condition} {rest} ORDER BY h.held_on DESC, h.id DESC LIMIT {{}}"
    rows = await HandsOff.raw(text, *named, *values, PAGE)
    return [Kept(**{**row, "kind": Withheld(row["kind"])}) for row in rows]


async def of_team(act: Act, team_id: int) -> list[Kept]:
    return await kept(act, "AND h.team = {}", team_id)


async def around(act: Act, teams: Sequence[int]) -> list[Kept]:
    """Of these teams, and one's own."""
    return await kept(act, "AND (h.hands = {} OR h.by = {} OR h.team = ANY({}::int[]))", act.by.id, act.by.id, [*teams])


async def line_of_team(act: Act, team_id: int, people: int) -> Line | None:
    """The last twelve months of a team of so many people; nothing for who may not see its figures."""
    if not policy.sees_figures(act.by, team_id, people):
        return None
    return await _line(act.today, "AND t.team = {}", "AND h.team = {}", team_id)


async def line_of_mpp(act: Act, person_id: int) -> Line:
    """What somebody took over, gave back and left as an MPP, over all their teams."""
    taken = "AND t.taker = {} AND " + AS_MPP.format(who="t.taker", of="t", day="taken_on")
    held = "AND h.hands = {} AND " + AS_MPP.format(who="h.hands", of="h", day="held_on")
    return await _line(act.today, taken, held, person_id)


async def _line(today: date, taken: str, held: str, whose: int) -> Line:
    spans, days = _asking(today, taken, held, whose)
    rows = await Takeover.raw(spans.sql, *spans.values)
    return read_line(rows, await HandsOff.raw(days.sql, *days.values), today)


def asking_line(team_id: int, today: date) -> tuple[Ask, Ask]:
    """What the line of a team is drawn from, to be asked together with other things: see `read_line`."""
    return _asking(today, "AND t.team = {}", "AND h.team = {}", team_id)


def _asking(today: date, taken: str, held: str, whose: int) -> tuple[Ask, Ask]:
    start = rules.months_until(today)[0]
    return Ask(f"{SPANS} {taken}", (start, today, whose)), Ask(f"{DAYS} {held}", (start, whose))


def read_line(spans: Sequence[Row], days: Sequence[Row], today: date) -> Line:
    return rules.line([Span(**row) for row in spans], [row["held_on"] for row in days], today)
