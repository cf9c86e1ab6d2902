"""Reading framework requests: everybody who works here reads all of them."""

from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import NotFound
from teamhub.frameworks.requests.tables import FrameworkRequest
from teamhub.ideas.queries import visible
from teamhub.people.policy import works_here

REQUESTS = """
    SELECT r.id, r.code, r.question, r.by, r.team, r.at, r.due_on, r.taken_by, r.taken_at,
        r.answered_at, r.outcome, r.answer,
        asker.name AS asker, team.name AS team_name, taker.name AS taker, taker.left_on AS taker_left_on,
        (SELECT max(note.at) FROM framework_request_note note WHERE note.request = r.id) AS noted_at,
        answerer.name AS answerer,
        idea.id AS idea, idea.title AS idea_title
    FROM framework_request r
    JOIN person asker ON asker.id = r.by
    LEFT JOIN team ON team.id = r.team
    LEFT JOIN person taker ON taker.id = r.taken_by
    LEFT JOIN person answerer ON answerer.id = r.answered_by
    LEFT JOIN idea ON idea.id = r.idea AND {}
"""
NOTES = """
    SELECT note.text, note.at, person.name FROM framework_request_note note JOIN person ON person.id = note.by
    WHERE note.request = {} ORDER BY note.id
"""
PAGE = 50


async def _rows(query: str, *values: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await FrameworkRequest.raw(query, *values)
    return found


async def _read(act: Act, rest: str, *values: Any) -> list[dict[str, Any]]:
    """An idea is named only to who may see that idea."""
    if act.by is not SYSTEM:
        works_here(act.by)
    condition, named = visible(act.by)
    return await _rows(REQUESTS.replace("{}", condition, 1) + rest, *named, *values)


async def listed(act: Act, skip: int = 0) -> list[dict[str, Any]]:
    """Open ones first, the one that is due first on top; then the answered ones, newest first."""
    order = "ORDER BY r.answered_at IS NOT NULL, CASE WHEN r.answered_at IS NULL THEN r.due_on END, r.id DESC"
    return await _read(act, f"{order} LIMIT {{}} OFFSET {{}}", PAGE + 1, skip)


async def about(act: Act, code: str) -> list[dict[str, Any]]:
    """Those about one framework, newest first."""
    return await _read(act, "WHERE r.code = {} ORDER BY r.id DESC LIMIT {}", code, PAGE)


async def one(act: Act, request_id: int) -> dict[str, Any]:
    found = await _read(act, "WHERE r.id = {}", request_id)
    if not found:
        raise NotFound("There is no such framework request.")
    return found[0]


async def of_idea(idea_id: int) -> list[FrameworkRequest]:
    """Of an idea that the caller has found by `ideas.queries`; oldest first."""
    return await FrameworkRequest.objects().where(FrameworkRequest.idea == idea_id).order_by(FrameworkRequest.id)


async def notes(request_id: int) -> list[dict[str, Any]]:
    return await _rows(NOTES, request_id)


async def locked(act: Act, request_id: int) -> FrameworkRequest:
    """Nobody answers it until this transaction ends."""
    works_here(act.by)
    found = await FrameworkRequest.objects().where(FrameworkRequest.id == request_id).lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("There is no such framework request.")
    return found
