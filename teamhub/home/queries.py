"""What stands beside what waits: how the team's ideas move, one's own drafts, and when one's role ends."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.ideas.queries import visible
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Idea, Thought
from teamhub.roles.queries import ROLES, TERMS
from teamhub.roles.tables import RoleTerm

LATELY = 4
DRAFTS = 3

# Of one's own teams, as a member or as their MPP; of everybody's that one may see, for who has no team.
MOVED = """
    SELECT idea.id, idea.title, idea.stage, idea.moved_at, owner.name AS owner, team.name AS team
    FROM idea JOIN person owner ON owner.id = idea.owner LEFT JOIN team ON team.id = idea.team
    WHERE idea.stage <> 'merged' AND (cardinality({}::int[]) = 0 OR idea.team = ANY({}::int[])) AND %s
    ORDER BY idea.moved_at DESC, idea.id DESC LIMIT {}
"""
NEXT_END = f"""
    SELECT k.id, k.name_nl, k.name_en, r.until_on FROM ({TERMS}) r JOIN ({ROLES}) k ON k.id = r.team_role
    WHERE r.person = {{}} AND r.from_on <= {{}} AND r.until_on >= {{}} ORDER BY r.until_on, k.key LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Moved:
    id: int
    title: str
    stage: Stage
    moved_at: datetime
    owner: str
    team: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    id: UUID
    title: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    id: int
    name_nl: str
    name_en: str
    until_on: date


async def moved(act: Act) -> list[Moved]:
    """The ideas that their owners moved last."""
    where, values = visible(act.by)
    teams = [*(act.by.member_of or act.by.oversees)]
    rows = await Idea.raw(MOVED % where, teams, teams, *values, LATELY)
    return [Moved(**{**row, "stage": Stage(row["stage"])}) for row in rows]


async def drafts(act: Act) -> list[Draft]:
    """One's own thoughts, which nobody else can tell exist; the last ones."""
    columns = (Thought.id, Thought.title, Thought.changed_at)
    mine = Thought.select(*columns).where(Thought.owner == act.by.id)
    rows: list[dict[str, Any]] = await mine.order_by(Thought.changed_at, ascending=False).limit(DRAFTS)
    return [Draft(**row) for row in rows]


async def next_end(act: Act) -> Ending | None:
    """The role of one's own whose term ends first."""
    rows = await RoleTerm.raw(NEXT_END, act.by.id, act.today, act.today)
    return Ending(**rows[0]) if rows else None
