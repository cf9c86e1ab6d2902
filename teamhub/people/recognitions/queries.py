"""Reading recognitions: one's own, those that one wrote, and those that somebody keeps on their page."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.people.recognitions import policy, rules
from teamhub.people.recognitions.stages import Stage
from teamhub.people.recognitions.tables import Recognition

PLAIN = "translate(lower({}), 'áàâäãåéèêëíìîïóòôöõúùûüñç', 'aaaaaaeeeeiiiiooooouuuunc')"
MOST = 60  # people on one page of results


@dataclass(frozen=True, slots=True)
class Seen:
    """A colleague's words about somebody. `name` is the writer's."""

    id: int
    by: int
    name: str
    text: str
    at: datetime
    stage: Stage

    @property
    def kept(self) -> bool:
        return self.stage is Stage.KEPT


ABOUT = """
    SELECT r.id, r.by, writer.name, r.text, r.at, r.stage FROM recognition r JOIN person writer ON writer.id = r.by
    WHERE r.person = {} AND r.stage <> 'taken back'
      AND ((r.stage = 'kept on the page' AND {}) OR {} IN (r.person, r.by))
    ORDER BY r.at, r.id
"""


async def about(act: Act, person_id: int) -> list[Seen]:
    """What this reader may see of what was written about somebody, oldest first. One query."""
    rows = await Recognition.raw(ABOUT, person_id, act.by.is_colleague, act.by.id or 0)
    return [Seen(**{**row, "stage": Stage(row["stage"])}) for row in rows]


async def locked(act: Act, person_id: int, recognition_id: int) -> Recognition:
    """For a verb. NotFound for who may not know that there is one."""
    this = (Recognition.id == recognition_id) & (Recognition.person == person_id)
    found = await Recognition.objects().where(this).lock_rows("UPDATE").first() if is_id(recognition_id) else None
    if found is None or not policy.sees(act.by, Stage(found.stage), person=found.person, by=found.by):
        raise NotFound("There are no such words.")
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """A talent in somebody's own words, or what a colleague saw; then `by` is the colleague's name."""

    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Talented:
    """Somebody whose talents speak of what was asked: no more than that, and no measure of it."""

    id: int
    name: str
    teams: str
    words: Sequence[Words]


# Who works here today, by name. The words in the order in which they were written.
FOUND = """
    WITH day AS (SELECT {{}}::date AS today), asked AS (SELECT {query} AS q), said AS (
        SELECT t.person, t.text, t.at, NULL AS by FROM talent t, asked WHERE t.search @@ q
        UNION ALL
        SELECT r.person, r.text, r.at, writer.name FROM recognition r JOIN person writer ON writer.id = r.by, asked
        WHERE r.stage = 'kept on the page' AND r.search @@ q
    )
    SELECT p.id, p.name, coalesce(own.teams, '') AS teams,
           json_agg(json_build_object('text', said.text, 'by', said.by) ORDER BY said.at, said.text) AS words
    FROM said JOIN person p ON p.id = said.person CROSS JOIN day CROSS JOIN LATERAL (
        SELECT string_agg(t.name, ', ' ORDER BY t.name) AS teams, array_agg(t.id) AS ids
        FROM membership m JOIN team t ON t.id = m.team
        WHERE m.person = p.id AND m.from_on <= today AND (m.until_on IS NULL OR m.until_on >= today)) own
    WHERE p.joined_on <= today AND (p.left_on IS NULL OR p.left_on >= today)
      AND (own.ids IS NOT NULL OR EXISTS (
           SELECT FROM office_held o WHERE o.person = p.id AND o.office NOT IN ('council', 'operator')
           AND o.from_on <= today AND (o.until_on IS NULL OR o.until_on >= today)))
      AND ({{}}::int IS NULL OR {{}} = ANY(own.ids))
    GROUP BY p.id, p.name, own.teams ORDER BY p.name, p.id LIMIT {{}}
"""
ALL_OF_THEM = f"websearch_to_tsquery('dutch', {PLAIN}) || to_tsquery('simple', {PLAIN})"
ANY_OF_THEM = f"to_tsquery('dutch', {PLAIN})"


async def matching(act: Act, words: str, team: int | None = None) -> list[Talented]:
    """Who has a talent, or kept words of a colleague, that share a word with these; in one team, or anywhere.

    A help in nominating for a role, whose purpose are the `words`. By name and without a number: who is not in it may
    be just as good, and nobody is better for being in it twice.
    """
    policy.require_searcher(act.by)
    query = rules.any_of(words)
    return await _found(act, ANY_OF_THEM, [query], team) if query else []


async def search(act: Act, words: str) -> tuple[list[Talented], bool]:
    """Whose talents speak of all these words, and True; where nobody's do, of some of them, and False.

    At most one more than MOST.
    """
    policy.require_searcher(act.by)
    if not rules.words(words):
        return [], True
    found = await _found(act, ALL_OF_THEM, [words, rules.begins(words)], None)
    return (found, True) if found else (await matching(act, words), False)


async def _found(act: Act, query: str, values: list[str], team: int | None) -> list[Talented]:
    rows: list[dict[str, Any]] = await Recognition.raw(
        FOUND.format(query=query), act.today, *values, team, team, MOST + 1
    )
    return [Talented(**{**row, "words": [Words(**said) for said in json.loads(row["words"])]}) for row in rows]
