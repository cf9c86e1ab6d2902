"""Decisions: taking one, looking at it again, and withdrawing consent from it on new information."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.decisions import events, queries
from teamhub.decisions.rules import Manner
from teamhub.decisions.tables import Decision, Doubt
from teamhub.frameworks.authority import Ruling
from teamhub.journal.service import record
from teamhub.people.tables import Person
from teamhub.teams import queries as teams


async def take(
    act: Act, subject: str, purpose: str, *, text: str, way: Manner, ruling: Ruling, doer: int, evaluate_on: date
) -> int:
    """Somebody decides by themselves. That they may, the calling capability has put to the frameworks: see `ruling`."""
    async with writing():
        await queries.hold(subject)
        if evaluate_on <= act.today:
            raise Invalid("Choose an evaluation date that is still to come.")
        if await queries.unsettled(subject):
            raise WrongStage("A consent round about this is running. Wait for it, or withdraw it first.")
        kept = json.dumps(asdict(ruling))
        mine: dict[str, Any] = {"subject": subject, "purpose": purpose, "text": text, "way": way, "by": act.by.id}
        if made := await sent_before(
            act, Decision, "at", **mine, doer=doer, evaluate_on=evaluate_on, lapsed_at=None, evaluated_at=None
        ):
            return made[0]
        return await keep(
            act,
            subject=subject,
            purpose=purpose,
            text=text,
            way=way,
            ruling=kept,
            round=None,
            by=act.by.id,
            at=act.at,
            doer=doer,
            evaluate_on=evaluate_on,
        )


async def keep(act: Act, **columns: Any) -> int:
    """Writes a decision down; the one about the same that held before no longer does. The caller holds the subject."""
    await lapse(act, columns["subject"], columns["purpose"])
    row = Decision(**columns)
    await row.save()
    said = events.DecisionTaken(
        subject=row.subject,
        decision=row.id,
        text=row.text,
        way=Manner(row.way),
        evaluate_on=row.evaluate_on,
        ruling=json.loads(columns["ruling"]),
    )
    await record(act, said)
    return int(row.id)


async def lapse(act: Act, subject: str, purpose: str) -> None:
    """What was decided about this no longer holds: it goes back into the open, or is decided anew."""
    holds = (Decision.subject == subject) & (Decision.purpose == purpose) & Decision.lapsed_at.is_null()
    await Decision.update(lapsed_at=act.at).where(holds)


async def look_again(act: Act, decision_id: int, subject: str, finding: str, again_on: date | None = None) -> None:
    """Its evaluation: what was found, and when it comes back once more, if it does."""
    async with writing():
        await queries.hold(subject)
        row = await _of(subject, decision_id)
        if row.lapsed_at or row.evaluated_at:
            raise WrongStage("This decision has been looked at again already, or no longer holds.")
        if again_on is not None and again_on <= act.today:
            raise Invalid("Choose an evaluation date that is still to come.")
        change: dict[str, Any] = {"evaluate_on": again_on} if again_on else {"evaluated_at": act.at}
        await Decision.update(finding=finding, **change).where(Decision.id == decision_id)
        await record(act, events.DecisionLookedAt(subject=subject, decision=decision_id, finding=finding))


async def withdraw_consent(act: Act, decision_id: int, subject: str, team: int | None, text: str) -> None:
    """Somebody of the team no longer consents, on new information. It asks for a new look; the decision holds."""
    async with writing():
        await queries.hold(subject)
        row = await _of(subject, decision_id)
        if row.lapsed_at:
            raise WrongStage("This decision no longer holds.")
        if team is None or act.by.id not in await teams.members(team, act.today):
            raise NotAllowed("Only who is in the team takes part in its consent round. You can give advice.")
        if await sent_before(act, Doubt, "at", decision=decision_id, by=act.by.id, text=text):
            return
        await Doubt(decision=decision_id, by=act.by.id, at=act.at, text=text).save()
        await record(act, events.ConsentWithdrawn(subject=subject, decision=decision_id, text=text))


async def answer_doubt(act: Act, doubt_id: int, subject: str, reply: str) -> None:
    async with writing():
        await queries.hold(subject)
        row = await queries.doubt(doubt_id)
        if row.decision.subject != subject:
            raise NotFound("There is no such decision.")
        if row.replied_at:
            raise WrongStage("This has an answer already.")
        await Doubt.update(reply=reply, replied_at=act.at).where(Doubt.id == doubt_id)
        name = await Person.select(Person.name).where(Person.id == row.by).first()
        of = name["name"] if name else ""
        await record(
            act, events.DoubtAnswered(subject=subject, decision=row.decision.id, of=of, to=row.by, reply=reply)
        )


async def _of(subject: str, decision_id: int) -> Decision:
    row = await queries.decision(decision_id)
    if row.subject != subject:
        raise NotFound("There is no such decision.")
    return row
