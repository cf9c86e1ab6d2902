"""A transfer: offered by the owner, accepted by the receiver. There is no other way in which an idea changes hands."""

from typing import Any

from piccolo.columns import Column

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import NotAllowed, NotFound, Stale, WrongStage
from teamhub.ideas import policy, queries
from teamhub.ideas.events import subject
from teamhub.ideas.service import admit
from teamhub.ideas.stages import LIVING, Stage
from teamhub.ideas.tables import Idea
from teamhub.ideas.together import events
from teamhub.ideas.together.guest_service import let_go
from teamhub.ideas.together.queries import open_transfer, require_partner
from teamhub.ideas.together.tables import CoMaker, MergeOffer, TransferOffer, TypoHelp
from teamhub.journal.service import record


async def offer(act: Act, idea_id: int, person_id: int, words: str = "") -> None:
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require_owner(act.by, idea)
        _require_living(idea)
        await require_partner(act, idea, person_id)
        if await open_transfer(idea) is not None:
            raise Stale("You have offered it to somebody already. Take that back first.")
        await make_offer(act, idea, person_id, words.strip())


async def make_offer(act: Act, idea: Idea, person_id: int, words: str = "") -> None:
    """Puts the offer before the receiver, who can read the idea from now on. The caller has it locked."""
    row = TransferOffer(idea=idea.id, by=idea.owner, receiver=person_id, words=words, at=act.at)
    await row.save()
    await admit(idea.id, person_id)
    facts = {"person": person_id, "former": idea.owner}
    await record(act, events.TransferOffered(subject=subject(idea.id), words=words, **facts))


async def accept(act: Act, idea_id: int) -> Idea:
    """The receiver's own yes. Who had it keeps reading it, and stays in its credit line."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        row = await _mine(act, idea)
        _require_living(idea)
        if not act.by.is_colleague:
            raise NotAllowed("Only who works here can take an idea over.")
        await TransferOffer.update({TransferOffer.accepted_at: act.at}).where(TransferOffer.id == row.id)
        changed: dict[Column | str, Any] = {
            Idea.owner: act.by.id,
            Idea.revision: idea.revision + 1,
            Idea.moved_at: act.at,
        }
        await Idea.update(changed).where((Idea.id == idea.id) & (Idea.owner == row.by))
        await CoMaker.update({CoMaker.ended_at: act.at}).where(
            (CoMaker.idea == idea.id) & (CoMaker.person == act.by.id) & CoMaker.ended_at.is_null()
        )
        await TypoHelp.delete().where((TypoHelp.idea == idea.id) & (TypoHelp.person == act.by.id))
        await _drop_merges(act, idea.id, row.by)
        await admit(idea.id, row.by)
        await record(act, events.TransferAccepted(subject=subject(idea.id), former=row.by))
        return await queries.idea(act, idea.id)


async def decline(act: Act, idea_id: int) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        row = await _mine(act, idea)
        await TransferOffer.update({TransferOffer.ended_at: act.at}).where(TransferOffer.id == row.id)
        await record(act, events.TransferDeclined(subject=subject(idea.id), former=row.by))
        await let_go(idea.id, row.receiver)


async def withdraw(act: Act, idea_id: int) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require_owner(act.by, idea)
        row = await open_transfer(idea)
        if row is None:
            return
        await TransferOffer.update({TransferOffer.ended_at: act.at}).where(TransferOffer.id == row.id)
        await record(act, events.TransferWithdrawn(subject=subject(idea.id), person=row.receiver))
        await let_go(idea.id, row.receiver)


async def _drop_merges(act: Act, idea_id: int, former: int) -> None:
    """What the former owner proposed with this idea was their word, not the new owner's."""
    m = MergeOffer
    theirs = (m.by == former) & ((m.idea == idea_id) | (m.target == idea_id))
    await m.update({m.ended_at: act.at}).where(theirs & m.accepted_at.is_null() & m.ended_at.is_null())


async def _mine(act: Act, idea: Idea) -> TransferOffer:
    row = await open_transfer(idea)
    if row is None or row.receiver != act.by.id:
        raise NotFound("There is no offer for you here any more.")
    return row


def _require_living(idea: Idea) -> None:
    if Stage(idea.stage) not in LIVING:
        raise WrongStage("This cannot be done now: it is “%(stage)s”.", stage=Stage(idea.stage))
