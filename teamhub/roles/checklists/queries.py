"""Reading checklists. What is on one, every colleague may know; what was ticked, only the team."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, rule
from teamhub.frameworks.questions import OWN_WORK
from teamhub.roles import queries as roles
from teamhub.roles.checklists import policy, rules
from teamhub.roles.checklists.rules import Mark, Rhythm
from teamhub.roles.checklists.tables import ChecklistItem
from teamhub.roles.queries import Role, Seat

# With the answer of the period that today is in.
ITEMS = """
    SELECT i.id, i.team_role, i.text, i.rhythm, i.from_on, i.paused_on, i.removed_on, k.team,
        t.done, coalesce(t.note, '') AS note, p.name AS by_name
    FROM role_checklist_item i JOIN team_role k ON k.id = i.team_role
    LEFT JOIN role_checklist_tick t ON t.item = i.id
        AND t.period = CASE i.rhythm WHEN 'weekly' THEN {}::date WHEN 'monthly' THEN {}::date ELSE {}::date END
    LEFT JOIN person p ON p.id = t.by
"""
TICKS = """
    SELECT t.item, t.period AS period_on, t.done, t.note FROM role_checklist_tick t
    JOIN role_checklist_item i ON i.id = t.item WHERE i.team_role = {} AND t.period >= {}::date - 800
"""
DUE = "i.removed_on IS NULL AND i.paused_on IS NULL AND i.from_on <= {} AND k.opened_on <= {}"
HERE = "k.team = {} AND (k.closed_on IS NULL OR k.closed_on >= {})"


@dataclass(frozen=True, slots=True)
class Past:
    """One period of an item: its first day, and what became of it."""

    first: date
    mark: Mark
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    id: int
    team_role: int
    team: int
    text: str
    rhythm: Rhythm
    from_on: date
    paused_on: date | None
    removed_on: date | None
    done: bool | None  # in the present period; not answered yet, or not for this reader
    note: str
    by_name: str | None
    past: Sequence[Past] = field(default=())

    def period(self, today: date) -> date:
        return rules.first_day(self.rhythm, today)

    def ends(self, today: date) -> date:
        return rules.last_day(self.rhythm, today)


@dataclass(frozen=True, slots=True)
class OfRole:
    """A role in the meeting: who holds it, and what is due of its checklist now."""

    role: Role
    who: Sequence[str]
    items: Sequence[Item]


async def meeting(act: Act, team_id: int) -> list[OfRole]:
    """All roles of a team, those with something due first, as the team has them. In two queries."""
    policy.require_ticks(act.by, team_id)
    seats = await roles.seats(act, team_id)
    text = f"{ITEMS} WHERE {DUE} AND {HERE} ORDER BY i.rhythm DESC, i.id"
    rows = await ChecklistItem.raw(text, *_periods(act), act.today, act.today, team_id, act.today)
    items = [_item(row) for row in rows]
    by_role: dict[int, list[Seat]] = {}
    for seat in sorted(seats, key=lambda seat: (seat.role.name_nl, seat.role.id, seat.seat)):
        by_role.setdefault(seat.role.id, []).append(seat)
    found = [
        OfRole(
            theirs[0].role,
            [seat.who for seat in theirs if seat.who],
            [item for item in items if item.team_role == theirs[0].role.id],
        )
        for theirs in by_role.values()
    ]
    return sorted(found, key=lambda one: not one.items)


def asking_open(act: Act, team_id: int) -> Ask:
    """How many items (`open`) the team has not answered in the present week, month or quarter."""
    text = f"SELECT count(*) AS open FROM ({ITEMS} WHERE {DUE} AND {HERE}) item WHERE done IS NULL"
    return Ask(text, (*_periods(act), act.today, act.today, team_id, act.today))


async def of_role(act: Act, role: Role) -> list[Item]:
    """The checklist of a role, what was removed last. What was ticked is with it for who may see that. One query."""
    return read_of_role(act, *await together(asking_of_role(act, role.id)))


def asking_of_role(act: Act, role_id: int) -> list[Ask]:
    """The same, to be asked together with other things: see `read_of_role`."""
    items = f"{ITEMS} WHERE i.team_role = {{}} ORDER BY i.removed_on NULLS FIRST, i.rhythm DESC, i.id"
    return [Ask(items, (*_periods(act), role_id)), Ask(TICKS, (role_id, act.today))]


def read_of_role(act: Act, rows: Sequence[Row], ticks: Sequence[Row]) -> list[Item]:
    kept = {(tick["item"], tick["period_on"]): tick for tick in ticks}
    found = []
    for row in rows:
        if policy.sees_ticks(act.by, row["team"]):
            found.append(_item(row, _past(act, row, kept)))
        elif row["removed_on"] is None:
            found.append(_item(row | {"done": None, "note": "", "by_name": None}))
    return found


def _past(act: Act, row: dict[str, Any], kept: dict[tuple[int, date], dict[str, Any]]) -> list[Past]:
    until = min(filter(None, (row["paused_on"], row["removed_on"], act.today)))
    found = []
    for first in rules.last_periods(Rhythm(row["rhythm"]), until, row["from_on"]):
        tick = kept.get((row["id"], first))
        mark = Mark.UNTICKED if tick is None else Mark.DONE if tick["done"] else Mark.NOT_DONE
        found.append(Past(first, mark, tick["note"] if tick else ""))
    return found


async def item(act: Act, item_id: int) -> Item:
    """Raises NotFound for who may not know the role."""
    rows = await ChecklistItem.raw(f"{ITEMS} WHERE i.id = {{}}", *_periods(act), item_id) if is_id(item_id) else []
    if not rows:
        raise NotFound("There is no such item on a checklist.")
    found = _item(rows[0])
    await roles.role(act, found.team_role)
    return found


async def ruling(act: Act) -> Ruling:
    """Who decides what is on it: KAD-06, the work of a role."""
    return rule(OWN_WORK, {}, await frameworks.in_force(act.today))


def _periods(act: Act) -> list[date]:
    return [rules.first_day(rhythm, act.today) for rhythm in (Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.QUARTERLY)]


def _item(row: dict[str, Any], past: Sequence[Past] = ()) -> Item:
    return Item(**{**row, "rhythm": Rhythm(row["rhythm"])}, past=past)
