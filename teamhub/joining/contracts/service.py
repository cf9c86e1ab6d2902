"""The verbs of a contract's clocks: HR records, colleagues say a sentence, the team advises, the MPP decides."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.joining.contracts import events, policy, queries, rules
from teamhub.joining.contracts.events import subject
from teamhub.joining.contracts.proposals import ADVICE, colleagues, key, review
from teamhub.joining.contracts.queries import Clock
from teamhub.joining.contracts.rules import About, Advice, Outcome
from teamhub.joining.contracts.tables import Contract, ContractReview, ReviewVoice
from teamhub.joining.questions import PROBATION, RENEW
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.proposals import service as proposals


async def record_contract(act: Act, person_id: int, *, from_on: date, until_on: date | None, probation: bool) -> int:
    """By HR: from when until when (the last day; nothing: permanent). Returns its id."""
    async with writing():
        policy.require_hr(act.by)
        if not await people.locked(person_id):
            raise NotFound("There is no such person.")
        _require_sane(from_on, until_on, probation)
        others = (Contract.person == person_id) & (Contract.from_on == from_on)
        if await Contract.exists().where(others):
            raise Invalid("There is a contract from this day already. Correct that one.")
        facts: dict[str, Any] = {"person": person_id, "from_on": from_on, "until_on": until_on, "probation": probation}
        row = Contract(**facts, recorded_by=act.by.id, at=act.at)
        await row.save()
        await record(act, events.ContractRecorded(subject=subject(row.id), **facts))
    return int(row.id)


async def correct(act: Act, contract_id: int, *, until_on: date | None, probation: bool) -> None:
    """By HR: what was recorded wrongly."""
    async with writing():
        policy.require_hr(act.by)
        found = await queries.contract(act, contract_id)
        _require_sane(found.from_on, until_on, probation)
        if (found.until_on, found.probation) == (until_on, probation):
            return
        now: dict[Any, Any] = {"until_on": until_on, "probation": probation}
        await Contract.update(now).where(Contract.id == contract_id)
        await record(
            act, events.ContractCorrected(subject=subject(contract_id), until_on=until_on, probation=probation)
        )


async def say(act: Act, contract_id: int, about: str, words: str) -> None:
    """One sentence of a colleague; said again, it takes the place of the first."""
    async with writing():
        clock = await _open(act, contract_id, about)
        policy.require_advises(act.by, clock.person, clock.teams)
        if clock.advice:
            raise WrongStage("The team has advised already, or this has been decided.")
        number = await review(contract_id, about)
        row = ReviewVoice(review=number, by=act.by.id, words=words.strip(), at=act.at)
        again: Any = {"action": "DO UPDATE", "target": (ReviewVoice.review, ReviewVoice.by)}
        await ReviewVoice.insert(row).on_conflict(**again, values=[ReviewVoice.words, ReviewVoice.at])
        await record(act, events.SentenceGiven(subject=subject(contract_id), kind=about))


async def talked(act: Act, contract_id: int, about: str) -> None:
    """A colleague, the mentor first of all, has talked about doubt with whom it concerns."""
    async with writing():
        clock = await _open(act, contract_id, about)
        policy.require_advises(act.by, clock.person, clock.teams)
        if clock.talked_on:
            return
        number = await review(contract_id, about)
        await ContractReview.update({ContractReview.talked_on: act.today}).where(ContractReview.id == number)
        await record(act, events.TalkHeld(subject=subject(contract_id), kind=about))


async def advise(act: Act, contract_id: int, about: str, *, advice: Advice, why: str, days: int) -> int:
    """Puts an advice to all of the team but whom it is about, for consent. Returns the number of the proposal."""
    async with writing():
        clock = await _open(act, contract_id, about)
        policy.require_advises(act.by, clock.person, clock.teams)
        payload = {"contract": contract_id, "about": about, "advice": str(advice)}
        people = await colleagues(clock, act)
        named = key(contract_id, about)
        return await proposals.propose(act, ADVICE.name, people=people, payload=payload, why=why, key=named, days=days)


async def decide(act: Act, contract_id: int, about: str, outcome: Outcome, words: str) -> None:
    """By the MPP, on the team's advice, with a reason; once the advice is late it can be done without."""
    async with writing():
        clock = await _open(act, contract_id, about)
        policy.require_decides(act.by, clock.person, clock.teams)
        if not clock.may_decide:
            raise WrongStage("The team advises first. Its advice is due on %(due)s.", due=clock.advice_due or act.today)
        ruling = rule(PROBATION if about == About.PROBATION else RENEW, {}, await frameworks.in_force(act.today))
        number = await review(contract_id, about)
        kept: dict[Any, Any] = {
            "outcome": outcome, "outcome_words": words.strip(), "decided_on": act.today, "decided_by": act.by.id,
            "decided_at": act.at, "ruling": json.dumps(asdict(ruling)),
        }  # fmt: skip
        await ContractReview.update(kept).where(ContractReview.id == number)
        facts: dict[str, Any] = {"kind": about, "outcome": str(outcome), "words": words.strip()}
        await record(act, events.ContractDecided(subject=subject(contract_id), **facts, ruling=asdict(ruling)))


async def _open(act: Act, contract_id: int, about: str) -> Clock:
    await queries.clock(act, contract_id, about)
    await Contract.select(Contract.id).where(Contract.id == contract_id).lock_rows("UPDATE")
    found = await queries.clock(act, contract_id, about)
    if not found.open:
        raise WrongStage("This has been decided, or its day has passed.")
    return found


def _require_sane(from_on: date, until_on: date | None, probation: bool) -> None:
    if until_on is not None and until_on < from_on:
        raise Invalid("The last day comes after the first one.")
    if probation and not rules.probation_months(from_on, until_on):
        raise Invalid("A contract of six months or shorter has no probation (BW 7:652).")
