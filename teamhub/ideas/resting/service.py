"""The owner lets an idea rest, ends it, or waits for a framework to change. Whatever rests comes back by itself."""

from datetime import date

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.decisions import round_service
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import FrameworkRequest
from teamhub.ideas import policy, queries
from teamhub.ideas.events import subject
from teamhub.ideas.resting import events
from teamhub.ideas.service import move
from teamhub.ideas.stages import Stage, Verb
from teamhub.ideas.tables import Idea, IdeaVersion
from teamhub.journal.service import record


async def park(act: Act, idea_id: int, *, wake_on: date, why: str) -> Idea:
    """It comes back to its owner's home on that day. A round that runs is withdrawn."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.PARK, act.by, idea)
        if wake_on <= act.today:
            raise Invalid("Choose a day to come on which it wakes up.")
        resume = idea.resume_stage if idea.stage == Stage.OUTSIDE else idea.stage
        idea = await move(act, idea, Verb.PARK, wake_on=wake_on, resume_stage=resume)
        await round_service.withdraw_running(act, subject(idea.id))
        await record(act, events.IdeaParked(subject=subject(idea.id), wake_on=wake_on, why=why))
    return idea


async def wake(act: Act, idea_id: int) -> Idea:
    """Back to where it was, on the day or before it."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.WAKE, act.by, idea)
        to = Stage(idea.resume_stage or Stage.OPEN)
        idea = await move(act, idea, Verb.WAKE, to=to, resume_stage=None, wake_on=None)
        await record(act, events.IdeaWoken(subject=subject(idea.id)))
    return idea


async def stop(act: Act, idea_id: int, lesson: str) -> Idea:
    """Ends it. What it taught stays to be read."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.STOP, act.by, idea)
        idea = await move(act, idea, Verb.STOP, lesson=lesson, resume_stage=None, wake_on=None)
        await round_service.withdraw_running(act, subject(idea.id))
        await record(act, events.IdeaStopped(subject=subject(idea.id), lesson=lesson))
    return idea


async def go_outside(act: Act, idea_id: int, *, framework: str, why: str) -> Idea:
    """Names the framework that blocks it and opens a request to change that. It stays its owner's meanwhile."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.GO_OUTSIDE, act.by, idea)
        was = idea.stage
        idea = await move(act, idea, Verb.GO_OUTSIDE, resume_stage=was)
        await round_service.withdraw_running(act, subject(idea.id))
        asked = await requests.request(act, framework=framework, question=why, idea_id=idea.id)
        said = events.IdeaOutside(subject=subject(idea.id), framework=framework, request=asked.id, why=why)
        await record(act, said)
    return idea


async def come_inside(act: Act, idea_id: int) -> Idea:
    """Once the request was answered, or when the owner has changed the idea so that it fits."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.COME_INSIDE, act.by, idea)
        if not await may_come_inside(idea):
            raise WrongStage(
                "The framework request has no answer yet. Wait for it, or change the idea so that it fits."
            )
        to = Stage(idea.resume_stage or Stage.OPEN)
        idea = await move(act, idea, Verb.COME_INSIDE, to=to, resume_stage=None)
        await record(act, events.IdeaInside(subject=subject(idea.id)))
    return idea


async def may_come_inside(idea: Idea) -> bool:
    R = FrameworkRequest
    asked = await R.objects().where(R.idea == idea.id).order_by(R.id, ascending=False).first()
    if asked is None or asked.answered_at is not None:
        return True
    return await IdeaVersion.exists().where((IdeaVersion.idea == idea.id) & (IdeaVersion.at > asked.at))
