"""Before a choice: advice that is asked, given and answered; and the MPP about what goes beyond the budget."""

from collections.abc import Collection
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.asking import Ask, together
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.decisions import advice_service
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import GIVEN_BY, Capacity
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.training.plans import events, policy, queries, ruling_queries
from teamhub.training.plans.events import subject
from teamhub.training.plans.rules import Reply, Rulings, State
from teamhub.training.plans.seen import Seen
from teamhub.training.plans.tables import Plan

SENTENCE = 300


FIRST = """
    SELECT DISTINCT o.office, o.person, p.name FROM office_held o JOIN person p ON p.id = o.person
    WHERE o.office = ANY({}::text[]) AND (o.team IS NULL OR o.team = {}) AND o.from_on <= {}
    AND (o.until_on IS NULL OR o.until_on >= {}) ORDER BY o.office, p.name, o.person
"""


def asking_advisers(act: Act, seen: Seen, found: Rulings) -> Ask:
    """Who is asked first by the frameworks: the practice coach about the method, the MPP about money (KAD-04)."""
    offices = sorted({str(Office(GIVEN_BY[need])) for need in found.needs if need in GIVEN_BY})
    return Ask(FIRST, (offices, seen.team, act.today, act.today))


async def _advisers(act: Act, seen: Seen, found: Rulings) -> dict[int, Capacity]:
    (rows,) = await together([asking_advisers(act, seen, found)])
    return {row["person"]: Capacity(row["office"]) for row in reversed(rows)}


async def ask(act: Act, plan_id: int, question: str, colleagues: Collection[int] = ()) -> None:
    """Asks whom the frameworks name, and colleagues besides; they have as many days as KAD-06 gives them."""
    async with writing():
        seen = await _proposed(act, plan_id)
        policy.require_runs(act.by, seen)
        found = (await ruling_queries.of_plan(act, seen)).rulings
        matter = await decisions.matter(act, subject(seen.id))
        already = {one.person for one in matter.asked}
        asked = await _advisers(act, seen, found)
        working = {row["id"] for row in await people.colleagues(act)}
        if not {*colleagues} <= working - {act.by.id}:
            raise Invalid("Choose colleagues who work here today, other than yourself.")
        for person in colleagues:
            asked.setdefault(person, Capacity.COLLEAGUE)
        fresh = {person: as_ for person, as_ in asked.items() if person not in already and person != act.by.id}
        if not fresh:
            raise Invalid("Choose at least one person to ask.")
        if not question.strip():
            raise Invalid("Write your question in a sentence.")
        await advice_service.ask(act, subject(seen.id), question.strip()[:SENTENCE], fresh.items())


async def give(act: Act, plan_id: int, adviser_id: int, text: str) -> None:
    async with writing():
        seen = await _proposed(act, plan_id)
        adviser = await decisions.adviser(adviser_id)
        if adviser.request.subject != subject(seen.id):
            raise NotFound("Nobody asked for this advice.")
        await advice_service.give(act, adviser_id, text)


async def answer(act: Act, plan_id: int, advice_id: int, *, followed: bool, text: str) -> None:
    """Who runs the plan says what they do with an advice, and why."""
    async with writing():
        seen = await queries.one(act, plan_id)
        policy.require_runs(act.by, seen)
        await advice_service.reply(act, advice_id, subject(seen.id), followed=followed, text=text)


async def ask_mpp(act: Act, plan_id: int) -> None:
    """It goes beyond the training budget: whether that may be is the MPP's to say (KAD-04)."""
    async with writing():
        seen = await _proposed(act, plan_id)
        policy.require_runs(act.by, seen)
        found = (await ruling_queries.of_plan(act, seen)).rulings
        if not found.mpp_first:
            raise WrongStage("It stays within the training budget: the MPP need not be asked.")
        if seen.asked_mpp_at is not None and seen.mpp_reply is None:
            return  # they have been asked, and have not answered yet
        nothing: dict[str, Any] = {"mpp_reply": None, "mpp_words": "", "mpp_by": None, "mpp_at": None}
        await Plan.update(**nothing, asked_mpp_at=act.at).where(Plan.id == seen.id)
        await record(act, events.MppAsked(subject=subject(seen.id)))


async def answer_mpp(act: Act, plan_id: int, *, yes: bool, words: str) -> None:
    """The MPP says whether it may go beyond the budget, always with a reason. What is learned stays the team's."""
    async with writing():
        seen = await queries.locked(act, plan_id)
        policy.require_mpp(act.by, seen.team)
        if seen.asked_mpp_at is None or seen.mpp_reply or seen.state is not State.PROPOSED:
            raise WrongStage("This has been answered, or is not asked any more.")
        if not words.strip():
            raise Invalid("Write your reason: the team reads it.")
        reply = Reply.YES if yes else Reply.NO
        said: dict[str, Any] = {"mpp_reply": reply, "mpp_words": words.strip(), "mpp_by": act.by.id, "mpp_at": act.at}
        await Plan.update(**said).where(Plan.id == seen.id)
        await record(act, events.MppReplied(subject=subject(seen.id), reply=reply, words=words.strip()))


async def _proposed(act: Act, plan_id: int) -> Seen:
    seen = await queries.locked(act, plan_id)
    if seen.state is not State.PROPOSED:
        raise WrongStage("This plan is not a proposal any more: “%(state)s”.", state=seen.state)
    return seen
