"""Consent rounds about an idea: its owner calls and leads them, its team speaks in them."""

from datetime import date, datetime, timedelta

from teamhub.core.act import Act, Office
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.decisions import decision_service, objection_service, round_service
from teamhub.decisions import queries as decisions
from teamhub.decisions import rules as counting
from teamhub.decisions.round_service import Proposal
from teamhub.decisions.rules import Ends, Phase, Stance
from teamhub.decisions.tables import ConsentRound
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, rule
from teamhub.ideas import policy, queries
from teamhub.ideas.deciding import rules
from teamhub.ideas.deciding.queries import deciding
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.deciding.service import carrier, invite, require_needs
from teamhub.ideas.events import subject
from teamhub.ideas.questions import EXTEND
from teamhub.ideas.service import move
from teamhub.ideas.stages import Stage, Verb
from teamhub.ideas.tables import Idea
from teamhub.teams.queries import office_holders

VERBS = {Purpose.DECIDE: Verb.CALL_ROUND, Purpose.EXTEND: Verb.EXTEND_PILOT, Purpose.EMBED: Verb.EMBED}
LONGEST = 60  # days of one phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the owner puts to the team, and how long each phase lasts; or the day of the meeting that does all."""

    text: str
    evaluate_on: date
    doer: int | None = None
    days: tuple[int, int, int] = (2, 2, 3)
    meeting_on: date | None = None
    purpose: Purpose = Purpose.DECIDE

    def ends(self, at: datetime) -> Ends:
        if self.meeting_on is None:
            if min(self.days) < 0 or max(self.days) > LONGEST or not any(self.days):
                raise Invalid("A phase lasts up to 60 days, and the round at least one.")
            return counting.ends(local(at), self.days)
        over = counting.end_of(self.meeting_on, local(at))
        if not at < over <= at + timedelta(days=LONGEST):
            raise Invalid("Choose a meeting that is today or later, within 60 days.")
        return Ends(over, over, over)


async def call_round(act: Act, idea_id: int, wanted: Wanted) -> int:
    """Asks the team for consent, where the frameworks ask for that or for less. Returns the number of the round."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        verb = VERBS[wanted.purpose]
        policy.require(verb, act.by, idea)
        await round_service.settle_due(act, subject(idea.id))
        ruling = await _ruling(act, idea, wanted.purpose)
        ends = wanted.ends(act.at)
        if wanted.purpose is Purpose.DECIDE:
            idea = await move(act, idea, verb)
        elif verb not in policy.offers(act.by, idea) or idea.stage == Stage.DECISION:
            raise WrongStage("This cannot be done now: it is “%(stage)s”.", stage=Stage(idea.stage))
        if idea.team is None:
            raise Invalid("This idea belongs to an office and not to a team, so there is no team to ask.")
        proposal = Proposal(
            subject=subject(idea.id),
            purpose=wanted.purpose,
            team=idea.team,
            text=wanted.text,
            version=idea.version,
            evaluate_on=wanted.evaluate_on,
            doer=await carrier(act, idea, wanted.doer),
            ruling=ruling,
        )
        round_id = await round_service.call(act, proposal, ends)
        await invite(idea.id, [proposal.doer])
        await _bring_help(act, idea, round_id)
    return round_id


async def _ruling(act: Act, idea: Idea, purpose: Purpose) -> Ruling:
    """What is kept with the round. What must be there first, must be there before the team is asked."""
    ruling = await ruling_for(act, idea, purpose)
    if not rules.may_together(ruling):
        raise NotAllowed("This is not your team's to decide. %(ruling)s", ruling=ruling)
    if purpose is Purpose.DECIDE:
        seen = await deciding(act, idea)
        require_needs(seen, seen.missing_together)
    return ruling


async def ruling_for(act: Act, idea: Idea, purpose: Purpose) -> Ruling:
    """Who decides about this, as the frameworks are now."""
    clauses = (await frameworks.agreed(act.today)).clauses
    return rule(EXTEND, {}, clauses) if purpose is Purpose.EXTEND else rules.ruled(idea, clauses)


async def _bring_help(act: Act, idea: Idea, round_id: int) -> None:
    """From the second round on the process supporter can read along, and from the third the MPP of the team."""
    number = (await decisions.round(round_id)).number
    if number >= 2:
        await invite(idea.id, await office_holders(act, Office.PROCESS))
    if number >= 3:
        await invite(idea.id, await office_holders(act, Office.MPP, idea.team))


async def next_phase(act: Act, idea_id: int, round_id: int, present: Phase | None = None) -> None:
    async with writing():
        await _led(act, idea_id, round_id)
        await round_service.next_phase(act, round_id, present)


async def adjust(act: Act, idea_id: int, round_id: int, text: str) -> None:
    async with writing():
        idea, _ = await _led(act, idea_id, round_id)
        await round_service.adjust(act, round_id, text, idea.version)


async def withdraw(act: Act, idea_id: int, round_id: int) -> None:
    async with writing():
        await _led(act, idea_id, round_id)
        await round_service.withdraw(act, round_id)


async def contribute(act: Act, idea_id: int, round_id: int, text: str, answers: int | None = None) -> None:
    async with writing():
        await _of(act, idea_id, round_id)
        await round_service.contribute(act, round_id, text, answers)


async def speak(
    act: Act, idea_id: int, round_id: int, stance: Stance, *, argument: str = "", harm: str = "", safe: str = ""
) -> None:
    async with writing():
        await _of(act, idea_id, round_id)
        await round_service.speak(act, round_id, stance, argument=argument, harm=harm, safe=safe)


async def propose_resolution(act: Act, idea_id: int, voice_id: int, text: str) -> None:
    """The owner writes how an objection may be met."""
    async with writing():
        idea = await queries.idea(act, idea_id)
        policy.require(Verb.EDIT, act.by, idea)
        _require_living(idea)
        await objection_service.propose(act, voice_id, subject(idea.id), text)


async def confirm_resolution(act: Act, idea_id: int, resolution_id: int) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id)
        _require_living(idea)
        await objection_service.confirm(act, resolution_id, subject(idea.id))


async def objection_stands(act: Act, idea_id: int, resolution_id: int, text: str) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id)
        _require_living(idea)
        await objection_service.stands(act, resolution_id, subject(idea.id), text)


async def take_back(act: Act, idea: Idea) -> None:
    """What was decided about carrying it out no longer holds. The caller has a `writing()` open."""
    for purpose in Purpose:
        await decision_service.lapse(act, subject(idea.id), purpose)


def _require_living(idea: Idea) -> None:
    """An objection is met while the idea is being decided on; one that rests or has ended waits, or is over."""
    if idea.stage not in (Stage.ADVICE, Stage.DECISION, Stage.PILOT, Stage.EVALUATION):
        raise WrongStage("This cannot be done now: it is “%(stage)s”.", stage=Stage(idea.stage))


async def _of(act: Act, idea_id: int, round_id: int) -> tuple[Idea, ConsentRound]:
    idea = await queries.idea(act, idea_id)
    round = await decisions.round(round_id)
    if round.subject != subject(idea.id):
        raise NotFound("There is no such consent round.")
    return idea, round


async def _led(act: Act, idea_id: int, round_id: int) -> tuple[Idea, ConsentRound]:
    """For what only its owner does."""
    idea, round = await _of(act, idea_id, round_id)
    policy.require(Verb.EDIT, act.by, idea)
    return idea, round
