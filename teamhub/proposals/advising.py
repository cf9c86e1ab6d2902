"""Advice about a proposal: asked at once where the frameworks want it, given and answered on its page."""

from datetime import date

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.db import writing
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.decisions import advice_service, round_service
from teamhub.decisions import queries as decisions
from teamhub.decisions import rules as counting
from teamhub.decisions.rules import GIVEN_BY, Capacity, Phase
from teamhub.frameworks.authority import Ruling, Way
from teamhub.proposals import queries
from teamhub.proposals.events import subject
from teamhub.proposals.kinds import Put
from teamhub.teams.queries import office_holders

SENTENCE = 300


async def ask_advice(act: Act, put: Put, ruling: Ruling, question: str) -> date | None:
    """Asks whom the ruling wants heard first, and returns the last day that their advice is in time; None: nobody.

    Of who was asked about an earlier round nothing is asked again: they can still say it differently.
    """
    wanted = {GIVEN_BY[need] for need in ruling.needs if need in GIVEN_BY}
    if ruling.way is Way.ADVICE and not wanted:
        wanted = {Capacity.MPP}
    already = {one.person for one in (await decisions.matter(act, subject(put.id))).asked}
    advisers: dict[int | None, Capacity] = {}
    for capacity in sorted(wanted):
        if capacity is Capacity.COUNCIL:
            advisers[None] = capacity
            continue
        for person in await office_holders(act, Office(capacity), put.team):
            advisers.setdefault(person, capacity)
    fresh = {person: as_ for person, as_ in advisers.items() if person not in already and person != act.by.id}
    if not fresh:
        return None
    await advice_service.ask(act, subject(put.id), question[:SENTENCE], fresh.items())
    agreed = await decisions.agreements(act.today)
    days = max(agreed.advice_days if person else agreed.council_days for person in fresh)
    return counting.due(act.today, days)


async def give_advice(act: Act, proposal_id: int, adviser_id: int, text: str) -> None:
    """By who was asked. When the last of them has answered, the decision need not wait for their last day."""
    async with writing():
        seen = await queries.one(act, proposal_id)
        adviser = await decisions.adviser(adviser_id)
        if adviser.request.subject != subject(seen.id):
            raise NotFound("Nobody asked for this advice.")
        await advice_service.give(act, adviser_id, text)
        matter = await decisions.matter(act, subject(seen.id))
        if matter.running and matter.running.phase is not Phase.DECISION and all(one.answered for one in matter.asked):
            await round_service.next_phase(Act(by=SYSTEM, at=act.at), matter.running.id)


async def reply(act: Act, proposal_id: int, advice_id: int, *, followed: bool, text: str) -> None:
    """Who put it says what they do with an advice, and why."""
    async with writing():
        seen = await queries.one(act, proposal_id)
        if act.by.id != seen.by:
            raise NotAllowed("Only %(name)s, who made this proposal, can do this.", name=seen.by_name)
        await advice_service.reply(act, advice_id, subject(seen.id), followed=followed, text=text)
