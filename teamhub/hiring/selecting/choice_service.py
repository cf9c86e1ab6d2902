"""The verbs of the choice: put a candidate to the team; the terms talk; put back for a limit; a candidate's no."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Decider, rule
from teamhub.hiring import queries as hiring
from teamhub.hiring import service as vacancies
from teamhub.hiring.applying import service as applying
from teamhub.hiring.applying.queries import Applicant
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting import choice_queries, events, policy, proposals, rules
from teamhub.hiring.selecting.choosing import Choice
from teamhub.hiring.selecting.questions import PUT_BACK, TERMS
from teamhub.hiring.selecting.rules import State
from teamhub.hiring.selecting.stages import STAGES, Verb
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.hiring.stages import Verb as VacancyVerb
from teamhub.journal.service import record
from teamhub.proposals import service as putting

LATEST = 400  # calendar days ahead, for a first day


async def propose(
    act: Act,
    vacancy_id: int,
    applicant_id: int,
    *,
    why: str,
    condition: str = "",
    days: int = 5,
    meeting_on: date | None = None,
) -> int:
    """Puts "we ask this candidate" to the team, for consent; returns the number of the proposal.

    `condition` goes with it from the start, such as in the onboarding; how objections were met is kept with the choice.
    """
    async with writing():
        seen, _ = await choice_queries.procedure(act, vacancy_id)
        policy.require_proposes(act.by, seen)
        return await putting.propose(
            act,
            proposals.CHOOSE.name,
            team=seen.team,
            payload=proposals.payload(seen.id, applicant_id, condition),
            why=why,
            key=events.vacancy(seen.id),
            days=days,
            meeting_on=meeting_on,
        )


async def talked(act: Act, vacancy_id: int, on: date) -> None:
    """The MPP held the terms talk on this day. What was said about pay is nowhere in TeamHub."""
    async with writing():
        seen, one = await _mine(act, vacancy_id, Verb.TALKED)
        if not one.chosen_on <= on <= act.today:
            raise Invalid("Choose a day from that of the choice up to today.")
        await _change(one, talked_on=on)
        await record(act, events.TermsTalked(subject=events.vacancy(seen.id), on=on))


async def agree(act: Act, vacancy_id: int, *, start_on: date, until_on: date | None, hours: Decimal) -> None:
    """The MPP records the first day, the last one of a fixed term (empty: permanent), and contract hours a week.

    More hours than the vacancy has are outside the establishment (KAD-01). Probation follows from the days: BW 7:652.
    """
    async with writing():
        seen, one = await _mine(act, vacancy_id, Verb.AGREE)
        _require_terms(act, seen, start_on, until_on, hours)
        ruling = rule(TERMS, {}, await frameworks.in_force(act.today))
        await _change(
            one,
            state=State.AGREED,
            talked_on=one.talked_on or act.today,
            start_on=start_on,
            until_on=until_on,
            hours=hours,
            agreed_on=act.today,
        )
        said = events.TermsAgreed(
            subject=events.vacancy(seen.id),
            start_on=start_on,
            until_on=until_on,
            hours=float(hours),
            probation_months=rules.probation_months(start_on, until_on),
            ruling=asdict(ruling),
        )
        await record(act, said)


async def put_back(act: Act, vacancy_id: int, *, ground: str, explanation: str) -> None:
    """The MPP puts the choice back: only by naming a limit of the framework, and with an explanation (KAD-01)."""
    async with writing():
        seen, one = await _mine(act, vacancy_id, Verb.PUT_BACK)
        if ground not in {known.key for known in await choice_queries.grounds(act.today)}:
            raise Invalid("Name the limit of the framework that stands in the way. Without one the choice stands.")
        if len(explanation.strip()) < 10:
            raise Invalid("Explain to the team what it is about.")
        if rules.named(explanation, one.name):
            raise Invalid(proposals.NAMED)
        ruling = rule(PUT_BACK, {"outside": 1}, await frameworks.in_force(act.today))
        if ruling.clause is not None and ruling.clause.decider is not Decider.MPP:
            raise WrongStage("The frameworks do not leave this to you. %(ruling)s", ruling=ruling)
        await _change(
            one,
            state=State.PUT_BACK,
            ground=ground,
            explanation=explanation.strip(),
            put_back_ruling=json.dumps(asdict(ruling)),
            ended_on=act.today,
        )
        await _reopen(act, seen, one, Standing.INVITED)
        said = events.ChoicePutBack(
            subject=events.vacancy(seen.id), team=seen.team, ground=ground, explanation=explanation.strip(),
            ruling=asdict(ruling),
        )  # fmt: skip
        await record(act, said)


async def answer(act: Act, vacancy_id: int, words: str) -> None:
    """The team answers the MPP's explanation, once: what it does now, or why it sees it otherwise."""
    async with writing():
        seen, found = await choice_queries.procedure(act, vacancy_id)
        policy.require_team(act.by, seen)
        await hiring.held(act, vacancy_id)
        if not found or found[0].state is not State.PUT_BACK or found[0].answer:
            raise WrongStage("There is nothing to answer, or it has been answered.")
        if rules.named(words, found[0].name):
            raise Invalid(proposals.NAMED)
        await _change(found[0], answer=words.strip())
        said = events.PutBackAnswered(subject=events.vacancy(seen.id), team=seen.team, words=words.strip())
        await record(act, said)


async def decline(act: Act, vacancy_id: int) -> None:
    """The candidate said no: the team chooses again, perhaps somebody of the reserve."""
    async with writing():
        seen, one = await _running(act, vacancy_id, Verb.DECLINE)
        policy.require_declines(act.by, seen)
        await _change(one, state=State.DECLINED, ended_on=act.today)
        await _reopen(act, seen, one, Standing.WITHDRAWN)
        await record(act, events.CandidateDeclined(subject=events.vacancy(seen.id), team=seen.team))


async def withdrew(act: Act, applicant: Applicant) -> None:
    """Whom the team had chosen withdrew by themselves: the team chooses again. See `applying.service.WITHDRAWN`."""
    system = Act(by=SYSTEM, at=act.at)
    seen, found = await choice_queries.procedure(system, applicant.vacancy)
    if seen.stage is not Stage.TERMS or not found or not found[0].running or found[0].applicant != applicant.id:
        return
    await _change(found[0], state=State.DECLINED, ended_on=act.today)
    await vacancies.move(system, seen, VacancyVerb.PUT_BACK)
    await record(act, events.CandidateWithdrew(subject=events.vacancy(seen.id), team=seen.team))


def _require_terms(act: Act, seen: Vacancy, start_on: date, until_on: date | None, hours: Decimal) -> None:
    if not 0 <= (start_on - act.today).days <= LATEST:
        raise Invalid("Choose a first day from today on.")
    if until_on is not None and until_on <= start_on:
        raise Invalid("The last day of a fixed term comes after the first one.")
    if not 0 < hours <= seen.hours:
        raise Invalid(
            "The vacancy has %(hours)s hours a week. More is outside the establishment (KAD-01): that is a framework "
            "request.",
            hours=f"{seen.hours:g}",
        )


async def _reopen(act: Act, seen: Vacancy, one: Choice, standing: Standing) -> None:
    """Back to the committee, with the candidate as they stand now."""
    system = Act(by=SYSTEM, at=act.at)
    await vacancies.move(system, seen, VacancyVerb.PUT_BACK)
    await applying.settle(system, one.applicant, standing)


async def _mine(act: Act, vacancy_id: int, verb: Verb) -> tuple[Vacancy, Choice]:
    seen, one = await _running(act, vacancy_id, verb)
    policy.require_mpp(act.by, seen)
    return seen, one


async def _running(act: Act, vacancy_id: int, verb: Verb) -> tuple[Vacancy, Choice]:
    """Held, as it is after whoever held it before."""
    await choice_queries.procedure(act, vacancy_id)
    await hiring.held(act, vacancy_id)
    seen, found = await choice_queries.procedure(act, vacancy_id)
    if not found:
        raise WrongStage(choice_queries.NO_CHOICE)
    STAGES.after(found[0].state, verb)
    return seen, found[0]


async def _change(one: Choice, **values: Any) -> None:
    columns: dict[Any, Any] = {getattr(HireChoice, name): value for name, value in values.items()}
    await HireChoice.update(columns).where(HireChoice.id == one.id)
