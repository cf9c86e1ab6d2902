"""Reading handovers: for the team of the role, and for the two whose handover it is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.roles.handovers import policy, rules
from teamhub.roles.handovers.rules import CLOSED, Signed, Stage, Thing
from teamhub.roles.handovers.tables import Handover, HandoverItem
from teamhub.roles.queries import ROLES

ROWS = f"""
    SELECT h.id, h.team_role, h.giver, h.receiver, h.from_on, h.until_on, h.tip, h.given_at, h.taken_at, h.alone,
        h.withdrawn_at, h.moved_to, role.team, role.name_nl, role.name_en, team.name AS team_name,
        giver.name AS giver_name, receiver.name AS receiver_name, giver.left_on AS giver_left_on,
        (SELECT count(*) FROM role_handover_item i WHERE i.handover = h.id AND i.done_at IS NULL
            AND i.struck_at IS NULL) AS open,
        (SELECT count(*) FROM role_handover_item i WHERE i.handover = h.id AND i.struck_at IS NULL) AS things
    FROM role_handover h JOIN ({ROLES}) role ON role.id = h.team_role JOIN team ON team.id = role.team
    JOIN person giver ON giver.id = h.giver LEFT JOIN person receiver ON receiver.id = h.receiver
"""
SIGNED = "(h.taken_at IS NOT NULL AND (h.given_at IS NOT NULL OR h.alone))"
# Of a role that the team still has.
LIVE = "h.withdrawn_at IS NULL AND h.moved_to IS NULL AND (role.closed_on IS NULL OR role.closed_on >= {}::date)"
LEFT_OPEN = """
    EXISTS (SELECT FROM role_handover_item i WHERE i.handover = h.id AND i.done_at IS NULL AND i.struck_at IS NULL)
"""

TIPS = """
    SELECT h.tip AS text, p.name, h.tip_at FROM role_handover h JOIN person p ON p.id = h.giver
    JOIN team_role k ON k.id = h.team_role
    WHERE h.team_role = {} AND k.team = ANY({}::int[]) AND h.tip_at IS NOT NULL ORDER BY h.tip_at DESC LIMIT 5
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A handover as it is read on a day."""

    id: int
    team_role: int
    team: int
    team_name: str
    name_nl: str
    name_en: str
    giver: int
    giver_name: str
    giver_left_on: date | None
    receiver: int | None
    receiver_name: str | None
    from_on: date
    until_on: date
    tip: str
    given_at: datetime | None
    taken_at: datetime | None
    alone: bool
    withdrawn_at: datetime | None
    moved_to: int | None
    open: int  # things neither handed over nor struck
    things: int  # not struck
    today: date
    stage: Stage = field(default=Stage.RUNNING)

    @property
    def role(self) -> str:
        """In the reader's language."""
        return either(self.name_nl, self.name_en)

    @property
    def closed(self) -> bool:
        return self.stage in CLOSED

    @property
    def signed(self) -> bool:
        return self.stage in (Stage.DONE, Stage.ALONE)

    @property
    def left_open(self) -> bool:
        """Something was not handed over, and the weeks side by side are over or both have signed."""
        return self.open > 0 and (self.signed or self.stage is Stage.OVERDUE)

    @property
    def giver_keeps_work(self) -> bool:
        """Until it is signed who had the role does the work with who has it now."""
        passing = not self.closed and self.receiver is not None
        return passing and (self.giver_left_on is None or self.giver_left_on >= self.today)


@dataclass(frozen=True, slots=True)
class Item:
    id: int
    kind: Thing
    text_nl: str
    text_en: str
    by_name: str | None
    done_at: datetime | None
    struck_at: datetime | None
    settled_by_name: str | None

    @property
    def open(self) -> bool:
        return self.done_at is None and self.struck_at is None


@dataclass(frozen=True, slots=True)
class Tip:
    """What somebody says to whoever comes next."""

    text: str
    name: str
    tip_at: datetime


async def read(act: Act, rest: str, *values: object) -> list[Seen]:
    """Those that the actor may see."""
    return seen(act, await Handover.raw(f"{ROWS} WHERE {rest}", *values))


def seen(act: Act, rows: Sequence[Row]) -> list[Seen]:
    found = [_seen(row, act.today) for row in rows]
    return [one for one in found if policy.sees(act.by, one.team, one.giver, one.receiver)]


async def handover(act: Act, handover_id: int) -> Seen:
    found = await read(act, "h.id = {}", handover_id) if is_id(handover_id) else []
    if not found:
        raise NotFound("There is no such handover.")
    return found[0]


async def hold(handover_id: int) -> None:
    """Until this transaction ends nobody else changes it."""
    await Handover.raw("SELECT id FROM role_handover WHERE id = {} FOR UPDATE", handover_id)


async def of_role(act: Act, role_id: int) -> list[Seen]:
    """Those of a role that still ask for something: not signed, or with something left open. The newest first."""
    ask = asking_of_role(act, role_id)
    return seen(act, await Handover.raw(ask.sql, *ask.values))


def asking_of_role(act: Act, role_id: int) -> Ask:
    """The same, to be asked together with other things: see `seen`."""
    rest = f"h.team_role = {{}} AND {LIVE} AND (NOT {SIGNED} OR {LEFT_OPEN}) ORDER BY h.from_on DESC, h.id DESC"
    return Ask(f"{ROWS} WHERE {rest}", (role_id, act.today))


def asking_of_team(act: Act, team_id: int) -> Ask:
    """All of a team that still ask for something, what is due first on top."""
    rest = f"role.team = {{}} AND {LIVE} AND (NOT {SIGNED} OR {LEFT_OPEN}) ORDER BY h.until_on, h.id"
    return Ask(f"{ROWS} WHERE {rest}", (team_id, act.today))


def asking_to_sign(act: Act) -> Ask:
    """What the actor has not signed yet, from two weeks before the first day on."""
    rest = (
        f"{LIVE} AND NOT {SIGNED} AND h.receiver IS NOT NULL AND h.from_on <= {{}} AND ((h.giver = {{}} AND h.given_at"
        " IS NULL) OR (h.receiver = {} AND h.taken_at IS NULL)) ORDER BY h.until_on, h.id"
    )
    return Ask(f"{ROWS} WHERE {rest}", (act.today, act.today + rules.AHEAD, act.by.id, act.by.id))


async def items(handover_id: int) -> list[Item]:
    """In the order of the page."""
    rows = await HandoverItem.raw(
        "SELECT i.id, i.kind, i.text_nl, i.text_en, i.done_at, i.struck_at, by.name AS by_name,"
        " settled.name AS settled_by_name FROM role_handover_item i LEFT JOIN person by ON by.id = i.by"
        " LEFT JOIN person settled ON settled.id = i.settled_by WHERE i.handover = {} ORDER BY i.id",
        handover_id,
    )
    found = [Item(**{**row, "kind": Thing(row["kind"])}) for row in rows]
    return sorted(found, key=lambda item: [*Thing].index(item.kind))


async def left_over(handover_ids: Sequence[int]) -> list[tuple[Thing, str, str]]:
    """What was never handed over in these, to go along with the next."""
    rows = await HandoverItem.raw(
        "SELECT kind, text_nl, text_en FROM role_handover_item WHERE handover = ANY({}::int[]) AND done_at IS NULL"
        " AND struck_at IS NULL AND kind = ANY({}::text[]) ORDER BY id",
        [*handover_ids],
        [str(Thing.MATTER), str(Thing.ACCESS)],
    )
    return [(Thing(row["kind"]), row["text_nl"], row["text_en"]) for row in rows]


def asking_tips(act: Act, role_id: int) -> Ask:
    """For the team, and so for who holds the role: what those before had to say, the newest first."""
    return Ask(TIPS, (role_id, [*act.by.member_of]))


def read_tips(rows: Sequence[Row]) -> list[Tip]:
    return [Tip(**row) for row in rows]


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await read(act, "h.id = ANY({}::int[])", [int(key) for key in keys])
    return {
        str(one.id): Place(f"{one.role}, {one.team_name}", "handovers.show", {"handover_id": one.id}) for one in found
    }


def work_of(accountabilities: Any) -> list[tuple[str, str]]:
    """A role's accountabilities, in Dutch and in English."""
    said = json.loads(accountabilities) if isinstance(accountabilities, str) else accountabilities
    return [(one.get("nl") or one.get("en", ""), one.get("en", "")) for one in said if one.get("nl") or one.get("en")]


def _seen(row: dict[str, Any], today: date) -> Seen:
    stage = rules.stage(
        signed=Signed(row["given_at"], row["taken_at"], row["alone"]),
        receiver=row["receiver"],
        until_on=row["until_on"],
        today=today,
        moved=row["moved_to"] is not None,
        withdrawn=row["withdrawn_at"] is not None,
    )
    return Seen(**row, today=today, stage=stage)
