"""Reading many ideas at once, in one query each, through `queries.visible`."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.ideas import queries
from teamhub.ideas.board import rules
from teamhub.ideas.board.rules import COLUMNS, IN_COLUMN, ON_PAGE, Asked
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Idea

PLAIN = "translate(lower({}), 'áàâäãåéèêëíìîïóòôöõúùûüñç', 'aaaaaaeeeeiiiiooooouuuunc')"
CARD = """idea.id, idea.title, idea.stage, idea.moved_at, idea.wake_on, idea.subject, idea.audience,
    idea.owner AS owner_id, owner.name AS owner, team.name AS team, credit.name AS credit"""
NAMES = """JOIN person owner ON owner.id = idea.owner LEFT JOIN team ON team.id = idea.team
    LEFT JOIN person credit ON credit.id = idea.origin_by"""
MATCHES = f"""(idea.search @@ websearch_to_tsquery('dutch', {PLAIN})
    OR idea.search @@ phraseto_tsquery('simple', {PLAIN}) OR idea.search @@ to_tsquery('simple', {PLAIN}))"""


@dataclass(frozen=True, slots=True)
class Card:
    id: int
    title: str
    stage: Stage
    moved_at: datetime
    wake_on: date | None
    subject: str
    audience: str
    owner_id: int
    owner: str
    team: str | None
    credit: str | None  # "naar een idee van …"

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Card":
        return cls(**{**row, "stage": Stage(row["stage"])})


async def columns(act: Act, asked: Asked) -> dict[Stage, list[Card]]:
    """The newest of each stage; one more than is shown where there are more.

    Each stage by its name in the text: as a value, the planner takes one way for all of them, and where a stage has
    few ideas or none that is a walk past every other idea.
    """
    where, values = _where(act, asked)
    newest = [
        f"""(SELECT * FROM idea WHERE idea.stage = '{stage}' AND {where}
            ORDER BY idea.moved_at DESC, idea.id DESC LIMIT {IN_COLUMN + 1})"""
        for stage in COLUMNS
    ]
    sql = f"""SELECT {CARD} FROM ({" UNION ALL ".join(newest)}) idea {NAMES}
        ORDER BY idea.moved_at DESC, idea.id DESC"""
    found: dict[Stage, list[Card]] = {stage: [] for stage in COLUMNS}
    for row in await Idea.raw(sql, *(values * len(newest))):
        found[Stage(row["stage"])].append(Card.of(row))
    return found


async def listed(act: Act, asked: Asked, of: Collection[int] | None = None) -> list[Card]:
    """One page, newest first, and one more than fits where there are more. A search shows the best first.

    `of`: only among these.
    """
    where, values = _where(act, asked)
    if of is not None:
        where, values = f"{where} AND idea.id = ANY({{}}::int[])", [*values, [*of]]
    order, also = "idea.moved_at DESC, idea.id DESC", []
    if asked.q:
        order = (
            f"lower(idea.title) = lower({{}}) DESC, ts_rank(idea.search, websearch_to_tsquery('dutch', {PLAIN})) DESC"
        )
        order, also = f"{order}, idea.moved_at DESC, idea.id DESC", [asked.q, asked.q]
    sql = f"""SELECT {CARD} FROM (SELECT * FROM idea WHERE {where} ORDER BY {order} LIMIT {ON_PAGE + 1}) idea
        {NAMES} ORDER BY {order}"""
    return [Card.of(row) for row in await Idea.raw(sql, *values, *also, *also)]


async def alike(act: Act, text: str, *, but: int = 0) -> list[Card]:
    """Up to five shared ideas that speak of the same, the likeliest first."""
    wanted = rules.alike(text)
    if not wanted:
        return []
    seen, values = queries.visible(act.by)
    query = f"to_tsquery('dutch', {PLAIN})"
    sql = f"""SELECT {CARD} FROM (SELECT * FROM idea WHERE idea.search @@ {query} AND idea.id <> {{}} AND {seen}
            ORDER BY ts_rank(idea.search, {query}) DESC, idea.id DESC LIMIT 5) idea {NAMES}
        ORDER BY ts_rank(idea.search, {query}) DESC, idea.id DESC"""
    return [Card.of(row) for row in await Idea.raw(sql, wanted, but, *values, wanted, wanted)]


async def subjects(act: Act) -> list[str]:
    """What the ideas that this reader may see are about. Walks the index from one subject to the next."""
    seen, values = queries.visible(act.by)
    sql = f"""WITH RECURSIVE one AS (
            (SELECT subject FROM idea WHERE subject <> '' ORDER BY subject LIMIT 1)
            UNION ALL
            SELECT (SELECT subject FROM idea WHERE idea.subject > one.subject ORDER BY subject LIMIT 1)
            FROM one WHERE one.subject IS NOT NULL)
        SELECT subject FROM one WHERE subject IS NOT NULL
            AND EXISTS (SELECT 1 FROM idea WHERE idea.subject = one.subject AND {seen}) ORDER BY subject LIMIT 200"""
    return [row["subject"] for row in await Idea.raw(sql, *values)]


def _where(act: Act, asked: Asked) -> tuple[str, list[Any]]:
    seen, values = queries.visible(act.by)
    parts = [seen]
    for condition, wanted, more in (
        ("idea.stage = {}", asked.stage, [asked.stage]),
        ("idea.team = {}", asked.team, [asked.team]),
        ("(idea.origin IS NULL OR idea.team = ANY({}::int[]))", asked.originals, [[*act.by.member_of]]),
        ("idea.subject = {}", asked.subject, [asked.subject]),
        ("idea.owner = {}", asked.mine, [act.by.id]),
        (MATCHES, asked.q, [asked.q, asked.q, rules.beginning(asked.q)]),
        ("(idea.moved_at, idea.id) < ({}, {})", asked.before and not asked.q, [*(asked.before or ())]),
    ):
        if wanted:
            parts.append(condition)
            values += more
    return " AND ".join(parts), values
