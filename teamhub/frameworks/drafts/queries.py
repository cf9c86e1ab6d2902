"""Reading drafts: everybody who works here reads all of them; the client council and an operator know of none."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause
from teamhub.frameworks.drafts import rules
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.drafts.tables import DraftVersion, FrameworkDraft, GroupMember
from teamhub.people.policy import works_here

FLOOR_SHARE, MOST = 50, 20  # percent and frameworks, where KAD-18 does not say
MONTHS = 3  # for which the managing director decides, where KAD-18 does not say


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is in the group, or is invited. On the shop floor is who is in a team today."""

    person: int
    name: str
    joined: bool
    invited_by: str
    team: int | None
    team_name: str | None
    offices: tuple[str, ...]
    delegate_of: int | None

    @property
    def floor(self) -> bool:
        return self.team is not None

    @property
    def management(self) -> bool:
        return not self.floor and bool({Office.MPP, Office.DIRECTOR} & set(self.offices))


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands, with its group."""

    id: int
    code: str
    request: int | None
    request_question: str | None
    by_name: str
    at: datetime
    stage: Stage
    version: int
    version_by: str
    version_at: datetime
    adopted_as: int | None
    decided_as: int | None
    council_on: date | None
    council_said: str
    council_version: int | None
    council_by: str | None
    content: Mapping[str, Any]
    members: tuple[Member, ...] = ()

    @property
    def group(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.joined)

    @property
    def invited(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if not member.joined)

    @property
    def sides(self) -> list[bool]:
        return [member.floor for member in self.group]

    @property
    def names(self) -> str:
        return ", ".join(member.name for member in self.group)

    @property
    def council_given(self) -> date | None:
        """The day, where the works council has read the draft as it is now."""
        return self.council_on if self.council_version == self.version else None

    @property
    def teams(self) -> dict[int, str]:
        """The teams that take part: those of the members from the shop floor."""
        return {m.team: m.team_name or "" for m in self.group if m.team is not None}

    @property
    def delegates(self) -> dict[int, Member]:
        """Who speaks for which team that takes part."""
        return {m.delegate_of: m for m in self.group if m.delegate_of == m.team and m.delegate_of is not None}

    def member(self, person: int | None) -> Member | None:
        return next((member for member in self.members if member.person == person), None)


ONE = """
    SELECT d.id, d.code, d.request, r.question AS request_question, opener.name AS by_name, d.at, d.stage, d.version,
        writer.name AS version_by, v.at AS version_at, d.adopted_as, d.decided_as, d.council_on, d.council_said,
        d.council_version, recorder.name AS council_by, v.content
    FROM framework_draft d JOIN framework_draft_version v ON v.draft = d.id AND v.number = d.version
    JOIN person opener ON opener.id = d.by JOIN person writer ON writer.id = v.by
    LEFT JOIN framework_request r ON r.id = d.request LEFT JOIN person recorder ON recorder.id = d.council_by
"""
# Who left the group, or works here no longer, is not in it.
MEMBERS = """
    SELECT g.draft, g.person, p.name, g.joined_at IS NOT NULL AS joined, inviter.name AS invited_by, g.delegate_of,
        seat.team, seat.team_name, ARRAY(SELECT DISTINCT o.office FROM office_held o WHERE o.person = g.person
            AND o.from_on <= day.today AND (o.until_on IS NULL OR o.until_on >= day.today)) AS offices
    FROM (SELECT {}::date AS today) day, framework_group_member g JOIN person p ON p.id = g.person
    JOIN person inviter ON inviter.id = g.invited_by
    LEFT JOIN LATERAL (SELECT m.team, t.name AS team_name FROM membership m JOIN team t ON t.id = m.team
        WHERE m.person = g.person AND m.from_on <= day.today AND (m.until_on IS NULL OR m.until_on >= day.today)
        ORDER BY m.team = g.delegate_of DESC NULLS LAST, m.id LIMIT 1) seat ON true
    WHERE g.draft = ANY({}::int[]) AND g.left_at IS NULL AND (p.left_on IS NULL OR p.left_on >= day.today)
    ORDER BY g.joined_at NULLS LAST, g.id
"""
PAGE = 50


async def _read(act: Act, rest: str, *values: Any) -> list[Draft]:
    if act.by is not SYSTEM:
        works_here(act.by)
    rows: list[dict[str, Any]] = await FrameworkDraft.raw(ONE + rest, *values)
    groups = await _members(act.today, [row["id"] for row in rows])
    return [_draft(row, groups.get(row["id"], [])) for row in rows]


def _draft(row: Mapping[str, Any], members: list[Member]) -> Draft:
    read = {"stage": Stage(row["stage"]), "content": {**rules.BLANK, **json.loads(row["content"])}}
    return Draft(**{**row, **read, "members": tuple(members)})


async def _members(on: date, drafts: list[int]) -> dict[int, list[Member]]:
    found: dict[int, list[Member]] = {}
    for row in await GroupMember.raw(MEMBERS, on, drafts) if drafts else []:
        draft = row.pop("draft")
        found.setdefault(draft, []).append(Member(**{**row, "offices": tuple(row["offices"])}))
    return found


async def one(act: Act, draft_id: int) -> Draft:
    found = await _read(act, "WHERE d.id = {}", draft_id) if is_id(draft_id) else []
    if not found:
        raise NotFound("There is no such draft.")
    return found[0]


async def locked(act: Act, draft_id: int) -> Draft:
    """Nobody writes, joins or adopts until this transaction ends."""
    if is_id(draft_id):
        await FrameworkDraft.raw("SELECT id FROM framework_draft WHERE id = {} FOR UPDATE", draft_id)
    return await one(act, draft_id)


async def listed(act: Act) -> list[Draft]:
    """Those that are written first, then what came of the others, newest first; as many as a page holds."""
    return await _read(act, "ORDER BY d.stage <> {}, d.id DESC LIMIT {}", Stage.DRAFTING.value, PAGE)


async def open_of(act: Act, code: str) -> Draft | None:
    """The draft of this framework that is being written, if there is one."""
    found = await _read(act, "WHERE d.code = {} AND d.stage = {}", code, Stage.DRAFTING.value)
    return found[0] if found else None


async def from_request(act: Act, request_id: int) -> list[Draft]:
    """What came of a framework request, oldest first."""
    return await _read(act, "WHERE d.request = {} ORDER BY d.id LIMIT {}", request_id, PAGE)


async def content_at(draft_id: int, number: int) -> dict[str, Any]:
    """What an earlier version of the draft said."""
    this = (DraftVersion.draft == draft_id) & (DraftVersion.number == number)
    row = await DraftVersion.select(DraftVersion.content).where(this).first().output(load_json=True)
    return {**rules.BLANK, **(row["content"] if row else {})}


async def in_force(code: str, on: date) -> dict[str, Any] | None:
    """The version that counts on this day, whole; nothing where there is none."""
    number = await frameworks.newest(code, on)
    rows = await frameworks.versions(code) if number else []
    return next((row for row in rows if row["version"] == number), None)


async def before(draft: Draft, on: date) -> dict[str, Any] | None:
    """The version that a draft changes, or changed; nothing where it makes a new framework."""
    if draft.adopted_as is None:
        return await in_force(draft.code, on)
    rows = await frameworks.versions(draft.code)
    return next((row for row in rows if row["version"] < draft.adopted_as), None)


@dataclass(frozen=True, slots=True)
class Under:
    """Who decides now, and who would with the draft in place. `number` is what its version would be called."""

    number: int
    now: list[Clause]
    then: list[Clause]
    drafted: list[Clause]
    touched: frozenset[str]  # the questions that this framework speaks of, now or then


async def under(draft: Draft, on: date, content: Mapping[str, Any] | None = None) -> Under:
    """In two queries. `content` is what the draft would say, where that is not saved yet."""
    said = content or draft.content
    number = await frameworks.last_number(draft.code) + 1
    now = await frameworks.in_force(on)
    drafted = frameworks.clauses_of({**said, "code": draft.code, "version": number})
    gone = {draft.code, said["ends"]}
    touched = {clause.question for clause in [*drafted, *(clause for clause in now if clause.framework in gone)]}
    then = [clause for clause in now if clause.framework not in gone] + drafted
    return Under(number, now, then, drafted, frozenset(touched))


async def next_code() -> str:
    """For a new framework: the number after the highest, also counting what is being drafted: "KAD-19"."""
    rows = await FrameworkDraft.raw(
        "SELECT code FROM framework_version UNION SELECT code FROM framework_draft ORDER BY code"
    )
    parts = [row["code"].rpartition("-") for row in rows]
    numbered = [(head, int(tail)) for head, _, tail in parts if tail.isdecimal()]
    head, number = max(numbered, key=lambda one: one[1], default=("KAD", 0))
    return f"{head or 'KAD'}-{number + 1:02d}"
