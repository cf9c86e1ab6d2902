"""Reading questions, and finding them and the frameworks by their words. Everybody who works here reads all of them."""

import json
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.kept import Kept
from teamhub.frameworks.queries import ON_DAY
from teamhub.may_we import rules
from teamhub.may_we.events import subject
from teamhub.may_we.tables import EarlierAnswer, MayWe
from teamhub.people.policy import works_here

PAGE = 30
# The stems of each word, as Dutch and as English; what says nothing in either language, such as "de", is left out.
STEMS = """ARRAY(SELECT DISTINCT stem FROM regexp_split_to_table(lower({}), '[[:space:][:punct:]]+') word,
        unnest(tsvector_to_array(to_tsvector('dutch', word)) || tsvector_to_array(to_tsvector('english', word))) stem
        WHERE to_tsvector('dutch', word) <> '' AND to_tsvector('english', word) <> '')"""
QUESTIONS = """
    SELECT q.id, q.question, q.by, q.team, q.at, q.due_on, q.answer, q.code, q.ruling, q.answered_at, q.request,
        asker.name AS asker, team.name AS team_name, answerer.name AS answerer,
        {stems} AS stems
    FROM may_we q JOIN person asker ON asker.id = q.by
    LEFT JOIN team ON team.id = q.team LEFT JOIN person answerer ON answerer.id = q.answered_by
""".replace("{stems}", STEMS.replace("{}", "q.question"))
FRAMEWORKS = """
    SELECT code, title_nl, title_en, team_decides_nl, team_decides_en FROM (
        SELECT DISTINCT ON (code) *,
            setweight(to_tsvector('dutch', title_nl) || to_tsvector('english', title_en), 'A')
            || to_tsvector('dutch', team_decides_nl || ' ' || mpp_hr_does_nl || ' ' || hands_over_nl)
            || to_tsvector('english', team_decides_en || ' ' || mpp_hr_does_en || ' ' || hands_over_en)
            || to_tsvector('dutch', limits) || to_tsvector('english', limits) AS words
        FROM framework_version v WHERE {on_day} ORDER BY code, version DESC
    ) newest
    WHERE words @@ to_tsquery('simple', {}) OR position(lower({}) IN lower(title_nl || ' ' || title_en)) > 0
        OR code = upper({}) OR code = ANY({}::text[])
    ORDER BY code = ANY({}::text[]) DESC, position(lower({}) IN lower(title_nl || ' ' || title_en)) = 0,
        ts_rank(words, to_tsquery('simple', {})) DESC, code
    LIMIT 4
""".replace("{on_day}", ON_DAY)
# A corrected answer counts as it is now.
RULINGS = "SELECT id, ruling, answered_at FROM may_we WHERE answered_at >= {} AND ruling IS NOT NULL"


async def _read(act: Act, rest: str, *values: Any) -> list[dict[str, Any]]:
    works_here(act.by)
    rows: list[dict[str, Any]] = await MayWe.raw(QUESTIONS + rest, *values)
    return rows


async def stems(text: str) -> list[str]:
    rows = await MayWe.raw(f"SELECT {STEMS} AS stems", text)
    return [*rows[0]["stems"]]


async def frameworks(text: str, found: list[str], named: list[str], on: date) -> list[dict[str, Any]]:
    """The frameworks that speak of it, by word stems; those that a ruling names come first."""
    words, said = rules.searched(found), text.strip()
    rows: list[dict[str, Any]] = await MayWe.raw(FRAMEWORKS, on, on, on, words, said, said, named, named, said, words)
    return rows


async def about(act: Act, found: list[str], limit: int = 6) -> list[dict[str, Any]]:
    """Questions that were asked before and speak of the same things, the answered ones first."""
    words = rules.searched(found)
    rest = """WHERE q.words @@ to_tsquery('simple', {})
        ORDER BY q.answered_at IS NULL, ts_rank(q.words, to_tsquery('simple', {})) DESC, q.id DESC LIMIT {}"""
    return await _read(act, rest, words, words, limit)


async def listed(act: Act, skip: int = 0) -> list[dict[str, Any]]:
    """Newest first; one more than a page holds, where there are more."""
    return await _read(act, "ORDER BY q.id DESC LIMIT {} OFFSET {}", PAGE + 1, skip)


async def one(act: Act, question_id: int) -> dict[str, Any]:
    rows = await _read(act, "WHERE q.id = {}", question_id)
    if not rows:
        raise NotFound("There is no such question.")
    return rows[0]


async def earlier_answers(question_id: int) -> list[dict[str, Any]]:
    """What the answer said before it was corrected, the last one first."""
    rows: list[dict[str, Any]] = await EarlierAnswer.raw(
        "SELECT a.answer, a.code, a.at, person.name FROM may_we_earlier_answer a JOIN person ON person.id = a.by"
        " WHERE a.question = {} ORDER BY a.id DESC",
        question_id,
    )
    return rows


async def rulings(since: datetime) -> list[Kept]:
    """What the frameworks said where a question was answered since that moment."""
    return [
        Kept(subject(row["id"]), row["answered_at"], Ruling.read(json.loads(row["ruling"])))
        for row in await MayWe.raw(RULINGS, since)
    ]


async def locked(act: Act, question_id: int) -> MayWe:
    """Nobody answers it until this transaction ends."""
    works_here(act.by)
    found = await MayWe.objects().where(MayWe.id == question_id).lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("There is no such question.")
    return found
