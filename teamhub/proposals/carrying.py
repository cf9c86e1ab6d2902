"""What follows when a proposal has been consented to: its effect, once, or the reason that it is not possible."""

import json

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Refused
from teamhub.decisions import decision_service
from teamhub.decisions import queries as decisions
from teamhub.journal.service import record
from teamhub.proposals import events, kept, queries
from teamhub.proposals.kinds import kind_of
from teamhub.proposals.seen import Seen
from teamhub.proposals.tables import Proposal


async def carry_out(act: Act, subject: str, purpose: str, decision_id: int) -> None:
    """Called when the decision is kept, by TeamHub, with the proposal held: see core/decided.py."""
    async with writing():
        seen = await queries.one(act, int(subject.partition(":")[2]))
        # Of two kinds about one thing that are consented to at once, the second sees what the first did.
        await decisions.hold(f"effects about {seen.key}")
        refusal = await _refused(act, seen)
        if refusal is None:
            await Proposal.update({Proposal.carried_out_at: act.at}).where(Proposal.id == seen.id)
            await record(act, events.ProposalCarriedOut(subject=subject, decision=decision_id))
            return
        why = {"message": refusal.message, "params": kept.keep_all(refusal.params)}
        await Proposal.update({Proposal.overtaken: json.dumps(why)}).where(Proposal.id == seen.id)
        await decision_service.lapse(act, subject, purpose)
        await record(act, events.ProposalOvertaken(subject=subject, decision=decision_id, reason=str(refusal)))


async def _refused(act: Act, seen: Seen) -> Refused | None:
    """Has the effect, or says why it cannot be had. What `apply` did before it refused is undone."""
    async with writing() as transaction:
        before = await transaction.savepoint()
        try:
            kind = kind_of(seen.type)
            if refusal := await kind.check(act, seen.put()):
                return refusal
            await kind.apply(act, seen.put())
        except Refused as refusal:
            await before.rollback_to()
            return refusal
    return None
