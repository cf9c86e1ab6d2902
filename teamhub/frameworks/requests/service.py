"""The verbs of a framework request: ask, take care of it, add to it, answer."""

from datetime import date, timedelta
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, Stale
from teamhub.frameworks import policy
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.requests import queries
from teamhub.frameworks.requests.events import (
    FrameworkRequested,
    RequestAnswered,
    RequestNoted,
    RequestTaken,
    subject,
)
from teamhub.frameworks.requests.tables import FrameworkRequest, Outcome, RequestNote
from teamhub.ideas import queries as ideas
from teamhub.journal.service import record
from teamhub.people.policy import works_here

ANSWER_DAYS = 28  # calendar days, where KAD-18 does not say


async def answer_days(on: date) -> int:
    """How many calendar days an answer may take to what is asked on this day."""
    return int((await frameworks.limits(on)).get(("KAD-18", "answer_days"), ANSWER_DAYS))


async def request(act: Act, *, framework: str | None, question: str, idea_id: int | None = None) -> FrameworkRequest:
    """Asks to change or to clarify a framework; `framework` is empty where none covers the case.

    Every colleague may. An idea can only be named by who may see it.
    """
    works_here(act.by)
    if not question.strip():
        raise Invalid("Please write your question.")
    async with writing():
        if framework and not await frameworks.newest(framework, act.today):
            raise NotFound("There is no such framework.")
        idea = await ideas.idea(act, idea_id) if idea_id else None
        mine: dict[str, Any] = {"code": framework or None, "question": question.strip(), "by": act.by.id}
        mine["idea"] = idea.id if idea else None
        if made := await sent_before(act, FrameworkRequest, "at", answered_at=None, **mine):
            return await queries.locked(act, made[0])
        row = FrameworkRequest(
            **mine,
            team=min(act.by.member_of, default=None),
            at=act.at,
            due_on=act.today + timedelta(days=await answer_days(act.today)),
        )
        await row.save()
        event = FrameworkRequested(
            subject=subject(row.id), framework=row.code, question=row.question, due_on=row.due_on.isoformat()
        )
        await record(act, event)
    return row


async def take(act: Act, request_id: int) -> None:
    """Says: I take care of this one. Somebody else who answers may take it from them, in the open."""
    async with writing():
        row = await _open(act, request_id)
        policy.require_answerer(act.by, row.by, row.team)
        if row.taken_by == act.by.id:
            return
        taken: dict[Column | str, Any] = {"taken_by": act.by.id, "taken_at": act.at}
        await FrameworkRequest.update(taken).where(FrameworkRequest.id == request_id)
        await record(act, RequestTaken(subject=subject(request_id)))


async def note(act: Act, request_id: int, text: str) -> None:
    """Every colleague may add a sentence."""
    if not text.strip():
        raise Invalid("Please write something first.")
    async with writing():
        await _open(act, request_id)
        if await sent_before(act, RequestNote, "at", request=request_id, by=act.by.id, text=text.strip()):
            return
        await RequestNote(request=request_id, by=act.by.id, at=act.at, text=text.strip()).save()
        await record(act, RequestNoted(subject=subject(request_id), text=text.strip()))


async def answer_request(act: Act, request_id: int, *, outcome: Outcome, answer: str) -> None:
    """Answers it, once. What changes the framework itself is the adoption of its next version."""
    if not answer.strip():
        raise Invalid("Please write your answer.")
    async with writing():
        row = await _open(act, request_id)
        policy.require_answerer(act.by, row.by, row.team)
        said: dict[Column | str, Any] = {
            "outcome": outcome,
            "answer": answer.strip(),
            "answered_by": act.by.id,
            "answered_at": act.at,
        }
        await FrameworkRequest.update(said).where(FrameworkRequest.id == request_id)
        await record(act, RequestAnswered(subject=subject(request_id), outcome=outcome, answer=answer.strip()))


async def _open(act: Act, request_id: int) -> FrameworkRequest:
    row = await queries.locked(act, request_id)
    if row.answered_at:
        raise Stale("This framework request has been answered already.")
    return row
