"""Co-makers: invited by the owner, there by their own word, named beside the owner. They decide nothing by it."""

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import NotFound
from teamhub.ideas import policy, queries
from teamhub.ideas.events import subject
from teamhub.ideas.service import admit
from teamhub.ideas.tables import Idea
from teamhub.ideas.together import events
from teamhub.ideas.together.guest_service import let_go
from teamhub.ideas.together.queries import require_partner
from teamhub.ideas.together.tables import CoMaker
from teamhub.journal.service import record


async def invite(act: Act, idea_id: int, person_id: int) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require_owner(act.by, idea)
        await require_partner(act, idea, person_id)
        row = await _row(idea, person_id)
        if row is not None and row.ended_at is None:
            return
        await CoMaker.insert(CoMaker(idea=idea.id, person=person_id, invited_at=act.at)).on_conflict(
            target=(CoMaker.idea, CoMaker.person),
            action="DO UPDATE",
            values=[CoMaker.invited_at, CoMaker.joined_at, CoMaker.ended_at],
        )
        await admit(idea.id, person_id)
        await record(act, events.CoMakerInvited(subject=subject(idea.id), person=person_id))


async def answer(act: Act, idea_id: int, *, joins: bool) -> None:
    """The invited person's own yes or no."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        row = await _row(idea, act.by.id)
        if row is None or row.ended_at is not None or row.joined_at is not None:
            raise NotFound("There is no invitation for you here any more.")
        changed = {CoMaker.joined_at: act.at} if joins else {CoMaker.ended_at: act.at}
        await CoMaker.update(changed).where(CoMaker.id == row.id)
        event = events.CoMakerJoined if joins else events.CoMakerDeclined
        await record(act, event(subject=subject(idea.id)))
        if not joins:
            await let_go(idea.id, row.person)


async def end(act: Act, idea_id: int, person_id: int) -> None:
    """A co-maker leaves; or the owner takes an invitation back, or goes on without somebody."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        if person_id != act.by.id:
            policy.require_owner(act.by, idea)
        row = await _row(idea, person_id)
        if row is None or row.ended_at is not None:
            return
        await CoMaker.update({CoMaker.ended_at: act.at}).where(CoMaker.id == row.id)
        if person_id == act.by.id:
            await record(act, events.CoMakerLeft(subject=subject(idea.id)))
        else:
            await record(act, events.CoMakerReleased(subject=subject(idea.id), person=person_id))
        if row.joined_at is None:
            await let_go(idea.id, person_id)


async def name_co_maker(act: Act, idea: Idea, person_id: int) -> None:
    """Without an invitation: who merged their idea into this one has said yes already."""
    row = CoMaker(idea=idea.id, person=person_id, invited_at=act.at, joined_at=act.at)
    await CoMaker.insert(row).on_conflict(
        target=(CoMaker.idea, CoMaker.person), action="DO UPDATE", values=[CoMaker.joined_at, CoMaker.ended_at]
    )
    await admit(idea.id, person_id)


async def _row(idea: Idea, person_id: int | None) -> CoMaker | None:
    return await CoMaker.objects().get((CoMaker.idea == idea.id) & (CoMaker.person == person_id))
