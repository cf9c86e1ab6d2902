"""The owner asks advice, answers it, and decides. Everybody else gives advice when they are asked."""

import json
from collections.abc import Collection
from datetime import date

from teamhub.core.act import Act, Office
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.decisions import advice_service, decision_service, round_service
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Capacity, Manner
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling
from teamhub.ideas import policy, queries
from teamhub.ideas.deciding import rules
from teamhub.ideas.deciding.queries import UNDECIDED, Deciding, capacities, deciding, members
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.events import subject
from teamhub.ideas.service import move
from teamhub.ideas.stages import Verb
from teamhub.ideas.tables import Idea, IdeaGuest
from teamhub.teams.queries import office_holders


async def ask_advice(act: Act, idea_id: int, question: str, people: Collection[int], *, council: bool = False) -> Idea:
    """Asks colleagues, and the client council as a body, one question. Who is asked may read the idea from then on."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.ASK_ADVICE, act.by, idea)
        await _require_undecided(act, idea)
        found = await capacities(act, idea, people)
        if set(found) != set(people) or idea.owner in found:
            raise Invalid("Choose colleagues who work here today, other than yourself.")
        asked: list[tuple[int | None, Capacity]] = [*found.items()]
        guests = [*found]
        if council:
            asked.append((None, Capacity.COUNCIL))
            guests += await office_holders(act, Office.COUNCIL)
        await invite(idea.id, guests)
        idea = await move(act, idea, Verb.ASK_ADVICE)
        await advice_service.ask(act, subject(idea.id), question, asked)
    return idea


async def give_advice(act: Act, idea_id: int, adviser_id: int, text: str) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id)
        adviser = await decisions.adviser(adviser_id)
        if adviser.request.subject != subject(idea.id):
            raise NotFound("Nobody asked for this advice.")
        if idea.stage not in UNDECIDED:
            raise WrongStage("This has been decided meanwhile. Your words can still go into a comment.")
        await advice_service.give(act, adviser_id, text)


async def reply_to_advice(act: Act, idea_id: int, advice_id: int, *, followed: bool, text: str) -> None:
    """The owner says what they do with it, and why."""
    async with writing():
        idea = await queries.idea(act, idea_id)
        policy.require(Verb.EDIT, act.by, idea)
        await advice_service.reply(act, advice_id, subject(idea.id), followed=followed, text=text)


async def decide(act: Act, idea_id: int, *, text: str, evaluate_on: date, doer: int | None = None) -> Idea:
    """The owner decides by themselves, after the advice that the frameworks ask for.

    Refuses with the ruling where it is not theirs alone, and with what is still needed where it is.
    """
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.DECIDE, act.by, idea)
        await round_service.settle_due(act, subject(idea.id))
        doer = await carrier(act, idea, doer)
        seen = await deciding(act, idea)
        if not seen.alone:
            raise NotAllowed("This is not yours alone to decide. %(ruling)s", ruling=seen.ruling)
        require_needs(seen, seen.missing)
        if seen.replies:
            raise WrongStage("First say of each advice whether you follow it, and why.")
        if seen.objected:
            raise WrongStage("Your team objected. Meet the objections first, or call a new consent round.")
        await decision_service.take(
            act,
            subject(idea.id),
            Purpose.DECIDE,
            text=text,
            way=rules.lone_way(seen.ruling, seen.matter.asked),
            ruling=seen.ruling,
            doer=doer,
            evaluate_on=evaluate_on,
        )
        await invite(idea.id, [doer])
        return await move(act, idea, Verb.DECIDE)


async def carrier(act: Act, idea: Idea, doer: int | None) -> int:
    """Who carries it out: somebody who is in the idea's team today, or its owner."""
    if doer is None or doer == idea.owner:
        return int(idea.owner)
    if doer not in dict(await members(act, idea)):
        raise Invalid("Choose somebody of the team to carry it out.")
    return doer


def require_needs(seen: Deciding, names: tuple[str, ...]) -> None:
    if names:
        needs = rules.Needs(names)
        raise WrongStage("Before this is decided: %(needs)s. %(ruling)s", needs=needs, ruling=seen.ruling)


async def require_decided(act: Act, idea: Idea) -> None:
    """There is a decision, and it still covers what the idea says now. The caller has a `writing()` open."""
    await round_service.settle_due(act, subject(idea.id))
    decision = await decisions.current(subject(idea.id), Purpose.DECIDE)
    if decision is None:
        raise WrongStage("First this is decided: by you after advice, or by your team.")
    now = rules.ruled(idea, (await frameworks.agreed(act.today)).clauses)
    if not rules.covers(Ruling.read(json.loads(decision.ruling)), Manner(decision.way), now):
        raise WrongStage("The idea now asks for more than was decided. Decide it again. %(ruling)s", ruling=now)


async def invite(idea_id: int, people: Collection[int]) -> None:
    """These may read the idea from now on."""
    rows = [IdeaGuest(idea=idea_id, person=person) for person in dict.fromkeys(people)]
    if rows:
        await IdeaGuest.insert(*rows).on_conflict(action="DO NOTHING")


async def _require_undecided(act: Act, idea: Idea) -> None:
    """Once it is decided, or while the team decides, advice comes too late."""
    await round_service.settle_due(act, subject(idea.id))
    if await decisions.current(subject(idea.id), Purpose.DECIDE):
        raise WrongStage("This has been decided. Take it back into the open first if it needs more advice.")
    if await decisions.unsettled(subject(idea.id)):
        raise WrongStage("A consent round about this is running. Wait for it, or withdraw it first.")


async def look_again(act: Act, idea_id: int, decision_id: int, finding: str, again_on: date | None = None) -> None:
    """The evaluation of a decision, by the owner of the idea or by who was to carry it out."""
    async with writing():
        idea = await queries.idea(act, idea_id)
        decision = await decisions.decision(decision_id)
        if decision.subject != subject(idea.id):
            raise NotFound("There is no such decision.")  # the same as for a number that no idea has
        if act.by.id not in (idea.owner, decision.doer):
            raise NotAllowed("The owner looks at this again, or who carries it out.")
        await decision_service.look_again(act, decision_id, subject(idea.id), finding, again_on)


async def withdraw_consent(act: Act, idea_id: int, decision_id: int, text: str) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id)
        await decision_service.withdraw_consent(act, decision_id, subject(idea.id), idea.team, text)


async def answer_doubt(act: Act, idea_id: int, doubt_id: int, reply: str) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id)
        policy.require(Verb.EDIT, act.by, idea)
        await decision_service.answer_doubt(act, doubt_id, subject(idea.id), reply)
