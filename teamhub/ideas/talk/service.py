"""The verbs of who talks with the owner. None of them changes the idea."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, Stale
from teamhub.ideas import policy, queries
from teamhub.ideas.events import subject
from teamhub.ideas.rules import lines
from teamhub.ideas.talk import events
from teamhub.ideas.talk.queries import remark as find
from teamhub.ideas.talk.tables import Kind, Remark, Support
from teamhub.journal.service import record

LONGEST = 10_000  # characters
MADE = {Kind.QUESTION: events.QuestionAsked, Kind.HELP: events.HelpOffered, Kind.COMMENT: events.Commented}


async def support(act: Act, idea_id: int) -> None:
    """Stands behind the version that is there now; said again after an edit, behind that one."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require_other(act.by, idea)
        same = (Support.idea == idea.id) & (Support.person == act.by.id) & (Support.version == idea.version)
        if await Support.exists().where(same):
            return
        row = Support(idea=idea.id, person=act.by.id, version=idea.version, at=act.at)
        values = [Support.version, Support.at]
        await Support.insert(row).on_conflict(target=(Support.idea, Support.person), action="DO UPDATE", values=values)
        await record(act, events.SupportGiven(subject=subject(idea.id), version=idea.version))


async def take_support_back(act: Act, idea_id: int) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        mine = (Support.idea == idea.id) & (Support.person == act.by.id)
        if await Support.delete().where(mine).returning(Support.id):
            await record(act, events.SupportTakenBack(subject=subject(idea.id)))


async def remark(act: Act, idea_id: int, kind: Kind, text: str) -> Remark:
    """A question or an offer of help, for the owner to answer, or a comment, also of the owner."""
    text = lines(text).strip()
    async with writing():
        idea = await queries.idea(act, idea_id)
        if kind is not Kind.COMMENT:
            policy.require_other(act.by, idea)
        if act.by.id is None:
            raise NotAllowed("Only a person can say this.")
        if not text or len(text) > LONGEST:
            raise Invalid("Write what you want to say, in at most %(longest)s characters.", longest=LONGEST)
        mine: dict[str, Any] = {"idea": idea.id, "by": act.by.id, "kind": kind, "text": text}
        for made in await sent_before(act, Remark, "at", replied_at=None, **mine):
            if found := await Remark.objects().get(Remark.id == made):
                return found
        row = Remark(**mine, at=act.at)
        await row.save()
        await record(act, MADE[kind](subject=subject(idea.id), remark=row.id))
    return row


async def answer(act: Act, idea_id: int, remark_id: int, reply: str, *, accepted: bool | None = None) -> None:
    """The owner's answer: to a question in words, to an offer of help also whether they take it."""
    reply = lines(reply).strip()
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        row = await find(idea, remark_id)
        policy.require_owner(act.by, idea)
        if row.kind == Kind.HELP and accepted is None:
            raise Invalid("Say whether you take the offer or thank for it.")
        if len(reply) > LONGEST or (row.kind != Kind.HELP and not reply):
            raise Invalid("Write what you want to say, in at most %(longest)s characters.", longest=LONGEST)
        if row.replied_at is not None:
            raise Stale("You have answered this already.")
        taken = accepted if row.kind == Kind.HELP else None
        said = {"reply": reply, "replied_by": act.by.id, "replied_at": act.at, "accepted": taken}
        await Remark.update(said).where(Remark.id == row.id)
        facts = {"remark": row.id, "author": row.by, "kind": Kind(row.kind), "accepted": taken}
        await record(act, events.RemarkAnswered(subject=subject(idea.id), **facts))


async def withdraw(act: Act, idea_id: int, remark_id: int) -> None:
    """One's own words, taken back: that something stood there stays to be seen."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        row = await find(idea, remark_id)
        if row.by != act.by.id:
            raise NotAllowed("Only who wrote this can withdraw it.")
        if row.withdrawn_at is not None:
            return
        await Remark.update({Remark.text: "", Remark.withdrawn_at: act.at}).where(Remark.id == row.id)
        await record(act, events.RemarkWithdrawn(subject=subject(idea.id), remark=row.id))
