"""Writing down what came of a consent round that is over. Whoever comes first does it: a verb, or the clock."""

from teamhub.core.act import SYSTEM, Act
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.decided import DECIDED
from teamhub.decisions import events, queries, rules
from teamhub.decisions.decision_service import keep
from teamhub.decisions.rules import Manner, Outcome, Stance
from teamhub.decisions.tables import ConsentRound
from teamhub.journal.service import record


async def settle_due(act: Act, subject: str) -> None:
    """Writes down what came of the rounds of this subject that are over. Done already: nothing happens."""
    async with writing():
        await queries.hold(subject)
        for row in await queries.unsettled(subject):
            if row.decision_ends <= act.at:
                await _settle(act, row)


async def _settle(act: Act, row: ConsentRound) -> None:
    voices = await queries.spoken(row.id)
    members = await queries.members_of(row, local(row.decision_ends).date())
    outcome = rules.settle(voices, members, row.quorum, row.edition, row.last)
    standing = rules.standing(voices, members, row.edition).values()
    await ConsentRound.update(settled_at=act.at, outcome=outcome).where(ConsentRound.id == row.id)
    closed = events.RoundClosed(
        subject=row.subject,
        round=row.id,
        number=row.number,
        outcome=outcome,
        spoken=len(standing),
        members=len(members),
        objections=sum(voice.stance is Stance.OBJECTION for voice in standing),
    )
    by_itself = Act(by=SYSTEM, at=act.at)
    await record(by_itself, closed)
    if outcome is Outcome.ADOPTED:
        await keep_decision(by_itself, row)


async def keep_decision(act: Act, row: ConsentRound) -> None:
    """What was consented to becomes a decision, taken at the moment that the round was over.

    The capability that it is about is called back in the same transaction: see core/decided.py.
    """
    decision_id = await keep(
        act,
        subject=row.subject,
        purpose=row.purpose,
        text=row.proposal,
        way=Manner.CONSENT,
        ruling=row.ruling,
        round=row.id,
        by=row.by,
        at=row.decision_ends,
        doer=row.doer,
        evaluate_on=row.evaluate_on,
    )
    if hook := DECIDED.get(row.subject.partition(":")[0]):
        await hook(Act(by=SYSTEM, at=act.at), row.subject, row.purpose, decision_id)
