"""Merging two ideas: proposed by one owner, accepted by the other. The text that stays is as it was."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.decisions import round_service
from teamhub.ideas import queries
from teamhub.ideas.events import subject
from teamhub.ideas.service import admit, advance
from teamhub.ideas.stages import LIVING, STAGES, Stage, Verb
from teamhub.ideas.tables import Idea
from teamhub.ideas.together import events
from teamhub.ideas.together.co_maker_service import name_co_maker
from teamhub.ideas.together.guest_service import let_go
from teamhub.ideas.together.queries import open_merge, open_transfer
from teamhub.ideas.together.tables import MergeOffer, TransferOffer
from teamhub.journal.service import record


async def propose(act: Act, idea_id: int, target_id: int, words: str = "") -> None:
    """`idea_id` would go on in `target_id`. Whose both are needs nobody else's yes, and still says it twice."""
    async with writing():
        idea, target = await _both(act, idea_id, target_id)
        if act.by.id is None or act.by.id not in (idea.owner, target.owner):
            raise NotAllowed("Only the owner of one of the two ideas can propose this.")
        _require_possible(idea, target)
        if await open_merge(idea) is not None:
            raise Stale("A merge of this idea has been proposed already.")
        said = words.strip()
        await MergeOffer(idea=idea.id, target=target.id, by=act.by.id, words=said, at=act.at).save()
        asked = target.owner if act.by.id == idea.owner else idea.owner
        for one, other in ((idea, target), (target, idea)):
            facts: dict[str, Any] = {"other": other.id, "asked": asked}
            await record(act, events.MergeProposed(subject=subject(one.id), words=said, **facts))
            await admit(one.id, asked)


async def accept(act: Act, idea_id: int) -> Idea:
    """The other owner's yes: `idea_id` is merged, its owner becomes a co-maker of what stays."""
    async with writing():
        row, idea, target = await _offer(act, idea_id)
        if act.by.id != _answerer(row, idea, target):
            raise NotAllowed("Only the owner of the other idea can agree to this.")
        _require_possible(idea, target)
        await MergeOffer.update({MergeOffer.accepted_at: act.at}).where(MergeOffer.id == row.id)
        left = await open_transfer(idea)
        if left is not None:
            await TransferOffer.update({TransferOffer.ended_at: act.at}).where(TransferOffer.id == left.id)
        idea = await advance(act, idea, Verb.MERGE, merged_into=target.id, resume_stage=None)
        await round_service.withdraw_running(act, subject(idea.id))
        if idea.owner != target.owner:
            await name_co_maker(act, target, idea.owner)
        for one, other in ((idea, target), (target, idea)):
            goes = one is idea
            await record(act, events.MergeAccepted(subject=subject(one.id), other=other.id, goes=goes))
    return target


async def drop(act: Act, idea_id: int) -> None:
    """Declined by who was asked, or taken back by who proposed it."""
    async with writing():
        row, idea, target = await _offer(act, idea_id)
        if act.by.id not in (row.by, _answerer(row, idea, target)):
            raise NotAllowed("Only the owner of one of the two ideas can propose this.")
        await MergeOffer.update({MergeOffer.ended_at: act.at}).where(MergeOffer.id == row.id)
        for one, other in ((idea, target), (target, idea)):
            await record(act, events.MergeDropped(subject=subject(one.id), other=other.id))
            await let_go(one.id, other.owner)


def _answerer(row: MergeOffer, idea: Idea, target: Idea) -> int:
    """Who answers today: an idea that changed hands meanwhile brings its new owner."""
    return int(target.owner if row.by == idea.owner else idea.owner)


async def _both(act: Act, idea_id: int, target_id: int) -> tuple[Idea, Idea]:
    """Locked in the order of their numbers, so that two who merge at once do not wait for each other for ever."""
    if idea_id == target_id:
        raise Invalid("An idea cannot be merged with itself.")
    found = {number: await queries.idea(act, number, locked=True) for number in sorted((idea_id, target_id))}
    return found[idea_id], found[target_id]


async def _offer(act: Act, idea_id: int) -> tuple[MergeOffer, Idea, Idea]:
    row = await open_merge(await queries.idea(act, idea_id))
    if row is None:
        raise NotFound("There is no proposal to merge here any more.")
    idea, target = await _both(act, idea_id, row.target)
    row = await open_merge(idea)
    if row is None:
        raise NotFound("There is no proposal to merge here any more.")
    return row, idea, target


def _require_possible(idea: Idea, target: Idea) -> None:
    STAGES.after(Stage(idea.stage), Verb.MERGE)
    if Stage(target.stage) not in LIVING:
        raise WrongStage("This cannot be done now: it is “%(stage)s”.", stage=Stage(target.stage))
