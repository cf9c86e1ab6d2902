"""The owner tries an idea out, evaluates it, and makes it normal practice, adapts it, or extends the pilot once."""

from dataclasses import asdict
from datetime import date

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.decisions import queries as decisions
from teamhub.decisions import round_service
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, Way, rule
from teamhub.ideas import policy, queries
from teamhub.ideas.deciding.round_service import take_back
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.deciding.service import require_decided
from teamhub.ideas.events import subject
from teamhub.ideas.pilots import events, rules
from teamhub.ideas.pilots.queries import current
from teamhub.ideas.pilots.tables import Effect, Measurement, Pilot
from teamhub.ideas.questions import PILOT
from teamhub.ideas.service import move
from teamhub.ideas.stages import Stage, Verb
from teamhub.ideas.tables import Idea
from teamhub.journal.service import record


async def start(act: Act, idea_id: int, *, question: str, starts_on: date, ends_on: date, budget: int = 0) -> Idea:
    """Begins the pilot that was decided on, with its measuring question said beforehand."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.START_PILOT, act.by, idea)
        await require_decided(act, idea)
        if ends_on <= starts_on or ends_on < act.today:
            raise Invalid("A pilot ends after it starts, and not in the past.")
        if budget > idea.amount:
            raise Invalid("The idea says that it costs at most € %(amount)s. Change that first.", amount=idea.amount)
        ruling = await _as_long_as(act, starts_on, ends_on)
        decision = await decisions.current(subject(idea.id), Purpose.DECIDE)
        assert decision  # require_decided saw it
        used = await Pilot.exists().where(Pilot.decision == decision.id)
        if used:
            raise WrongStage("This decision has had its pilot. Decide again before the next one.")
        row = Pilot(
            idea=idea.id,
            decision=decision.id,
            question=question,
            starts_on=starts_on,
            ends_on=ends_on,
            budget=budget,
        )
        await row.save()
        idea = await move(act, idea, Verb.START_PILOT)
        started = events.PilotStarted(
            subject=subject(idea.id),
            question=question,
            starts_on=starts_on,
            ends_on=ends_on,
            budget=budget,
            ruling=asdict(ruling),
        )
        await record(act, started)
    return idea


async def measure(act: Act, idea_id: int, text: str) -> None:
    """Somebody of the team writes down what was measured meanwhile. It moves nothing."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)  # before its journal, as every other verb
        if idea.stage not in (Stage.PILOT, Stage.EVALUATION):
            raise WrongStage("This cannot be done now: it is “%(stage)s”.", stage=Stage(idea.stage))
        if idea.team not in act.by.member_of and act.by.id != idea.owner:
            raise NotAllowed("The team that tries it out measures. You can write a comment.")
        pilot = await current(idea.id)
        if await sent_before(act, Measurement, "at", pilot=pilot.id, by=act.by.id, text=text):
            return
        await Measurement(pilot=pilot.id, by=act.by.id, at=act.at, text=text).save()
        await record(act, events.Measured(subject=subject(idea.id), text=text))


async def extend(act: Act, idea_id: int, ends_on: date) -> Idea:
    """Once, after the team consented to it in a round of its own."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.EXTEND_PILOT, act.by, idea)
        await round_service.settle_due(act, subject(idea.id))
        pilot = await current(idea.id)
        if pilot.extended_from:
            raise WrongStage("This pilot has been extended once. Evaluate it now.")
        decision = await decisions.current(subject(idea.id), Purpose.EXTEND)
        if decision is None:
            raise WrongStage("Only your team can extend the pilot: call a consent round about it.")
        if ends_on <= max(pilot.ends_on, act.today):
            raise Invalid("A pilot that is extended ends later than before, and not in the past.")
        await _as_long_as(act, pilot.ends_on, ends_on)
        await Pilot.update(
            ends_on=ends_on, extended_from=pilot.ends_on, extension=decision.id, evaluated_at=None
        ).where(Pilot.id == pilot.id)
        idea = await move(act, idea, Verb.EXTEND_PILOT)
        await record(act, events.PilotExtended(subject=subject(idea.id), ends_on=ends_on))
    return idea


async def evaluate(act: Act, idea_id: int, *, result: str, clients: str) -> Idea:
    """What came of it against the question, and what clients noticed."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.EVALUATE, act.by, idea)
        pilot = await current(idea.id)
        await Pilot.update(result=result, clients=clients, evaluated_at=act.at).where(Pilot.id == pilot.id)
        idea = await move(act, idea, Verb.EVALUATE)
        await record(act, events.PilotEvaluated(subject=subject(idea.id), result=result, clients=clients))
    return idea


async def embed(act: Act, idea_id: int) -> Idea:
    """Makes it normal practice, from the evaluation or, where it is small, straight from the decision."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.EMBED, act.by, idea)
        await require_decided(act, idea)
        await round_service.withdraw_running(act, subject(idea.id))
        idea = await move(act, idea, Verb.EMBED, embedded_on=act.today)
        await record(act, events.IdeaEmbedded(subject=subject(idea.id)))
    return idea


async def adapt(act: Act, idea_id: int, why: str) -> Idea:
    """Back into the open with what was learned; what was decided before no longer holds."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.ADAPT, act.by, idea)
        idea = await move(act, idea, Verb.ADAPT)
        await round_service.withdraw_running(act, subject(idea.id))
        await take_back(act, idea)
        await record(act, events.IdeaAdapted(subject=subject(idea.id), why=why))
    return idea


async def measure_effect(act: Act, idea_id: int, text: str) -> Idea:
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.MEASURE_EFFECT, act.by, idea)
        idea = await move(act, idea, Verb.MEASURE_EFFECT)
        if await sent_before(act, Effect, "at", idea=idea.id, by=act.by.id, text=text):
            return idea
        await Effect(idea=idea.id, by=act.by.id, at=act.at, text=text).save()
        await record(act, events.EffectMeasured(subject=subject(idea.id), text=text))
    return idea


async def _as_long_as(act: Act, starts_on: date, ends_on: date) -> Ruling:
    """The ruling on a pilot, or an extension, of that length; refused where it is not the owner's to choose."""
    facts = {"weeks": rules.weeks(starts_on, ends_on)}
    ruling = rule(PILOT, facts, (await frameworks.agreed(act.today)).clauses)
    if ruling.way is not Way.ALONE:
        raise NotAllowed("This pilot lasts longer than you may decide. %(ruling)s", ruling=ruling)
    return ruling
