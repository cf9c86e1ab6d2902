"""The verbs of "Mag dit zelf?": ask, answer, correct, make a framework request of it."""

import json
from dataclasses import asdict
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, Stale
from teamhub.core.workdays import workdays_after
from teamhub.frameworks import policy
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import FrameworkRequest
from teamhub.journal.service import record
from teamhub.may_we import queries
from teamhub.may_we.events import MayWeAnswered, MayWeAsked, MayWeCorrected, MayWeTurnedIntoRequest, subject
from teamhub.may_we.rules import ANSWER_WORKDAYS
from teamhub.may_we.tables import EarlierAnswer, MayWe
from teamhub.people.policy import works_here


async def ask(act: Act, question: str) -> MayWe:
    """Asks it, to be answered within five working days. Asked again while it waits, it is the same question."""
    works_here(act.by)
    text = question.strip()
    if not text:
        raise Invalid("Please write your question.")
    async with writing():
        await MayWe.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"may_we by {act.by.id}")
        same = (MayWe.by == act.by.id) & (MayWe.question == text) & MayWe.answered_at.is_null()
        waiting = await MayWe.objects().where(same).first()
        if waiting:
            return waiting
        due_on = workdays_after(act.today, ANSWER_WORKDAYS)
        team = min(act.by.member_of, default=None)
        row = MayWe(question=text, by=act.by.id, team=team, at=act.at, due_on=due_on)
        await row.save()
        await record(act, MayWeAsked(subject=subject(row.id), question=text, due_on=due_on.isoformat()))
    return row


async def answer(
    act: Act, question_id: int, *, answer: str, framework: str | None = None, ruling: Ruling | None = None
) -> None:
    """Answers in one sentence, with the framework that it rests on and, where one was given, who decides."""
    async with writing():
        row = await _answerable(act, question_id)
        if row.answered_at:
            raise Stale("Somebody else answered this question first. You can correct the answer.")
        await _write(act, row, answer, framework, ruling)
        await record(act, MayWeAnswered(subject=subject(row.id), answer=answer.strip(), framework=framework or None))


async def correct(
    act: Act, question_id: int, *, answer: str, framework: str | None = None, ruling: Ruling | None = None
) -> None:
    """Puts another answer in its place; the one before stays readable."""
    async with writing():
        row = await _answerable(act, question_id)
        if not row.answered_at:
            raise Stale("This question has no answer yet.")
        before = row.answer
        if (before, row.code) == (answer.strip(), framework or None):
            return  # the same form, sent twice
        await EarlierAnswer(
            question=row.id, answer=before, code=row.code, by=row.answered_by, at=row.answered_at
        ).save()
        await _write(act, row, answer, framework, ruling)
        event = MayWeCorrected(
            subject=subject(row.id), answer=answer.strip(), before=before, framework=framework or None
        )
        await record(act, event)


async def turn_into_request(
    act: Act, question_id: int, *, question: str = "", framework: str | None = None
) -> FrameworkRequest:
    """Asked twice, or still not clear: asks for the framework itself to change. Every colleague may, once.

    `question` is how they put it now, otherwise as it was asked; `framework` otherwise the one that the answer names.
    """
    async with writing():
        row = await queries.locked(act, question_id)
        if row.request:
            raise Stale("There is a framework request about this question already.")
        code = framework or row.code
        made = await requests.request(act, framework=code, question=question.strip() or row.question)
        await MayWe.update({MayWe.request: made.id}).where(MayWe.id == row.id)
        await record(act, MayWeTurnedIntoRequest(subject=subject(row.id), request=made.id))
    return made


async def _answerable(act: Act, question_id: int) -> MayWe:
    row = await queries.locked(act, question_id)
    policy.require_answerer(act.by, row.by, row.team)
    return row


async def _write(act: Act, row: MayWe, answer: str, framework: str | None, ruling: Ruling | None) -> None:
    if not answer.strip():
        raise Invalid("Please write your answer.")
    if framework and not await frameworks.newest(framework, act.today):
        raise NotFound("There is no such framework.")
    kept = json.dumps(asdict(ruling)) if ruling else None
    said: dict[Column | str, Any] = {"answer": answer.strip(), "code": framework or None, "ruling": kept}
    await MayWe.update({**said, "answered_by": act.by.id, "answered_at": act.at}).where(MayWe.id == row.id)
