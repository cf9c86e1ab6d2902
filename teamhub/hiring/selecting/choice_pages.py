"""Whom the team asks, the terms talk of the MPP, what HR has seen, and the vacancy filled."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.forms import F, Filled, FormData
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.hiring import queries as hiring
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.rules import Stage
from teamhub.hiring.selecting import (
    choice_queries,
    choice_service,
    events,
    filling_service,
    joining_queries,
    policy,
    talk_queries,
)
from teamhub.hiring.selecting.choosing import Choice
from teamhub.hiring.selecting.forms import (
    AnswerForm,
    ProposeForm,
    PutBackForm,
    SeenForm,
    TalkedForm,
    TermsForm,
)
from teamhub.hiring.selecting.proposals import CHOOSE, POSSIBLE
from teamhub.hiring.selecting.questions import HIRE, PUT_BACK, TERMS
from teamhub.hiring.selecting.rules import Paper, State
from teamhub.hiring.selecting.sending import sent
from teamhub.proposals import queries as proposals
from teamhub.proposals.queries import runs

CHOICE = "/vacatures/{vacancy_id:int}/keuze"


@get(CHOICE, name="hiring.choice")
async def choice(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    return await _page(act, vacancy_id, Filled())


async def _page(act: Act, vacancy_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        seen, found = await choice_queries.procedure(act, vacancy_id)
        context = await _read(act, seen, found)
        agreed = await frameworks.agreed(act.today)
    return page(
        "hiring/selecting/choice.html",
        status=status,
        act=act,
        seen=seen,
        **context,
        ready=seen.names_on is not None and seen.stage is Stage.SELECTING,
        papers=list(Paper),
        hire=rule(HIRE, {}, agreed.clauses),
        terms=rule(TERMS, {}, agreed.clauses),
        back=rule(PUT_BACK, {"outside": 1}, agreed.clauses),
        filled=filled,
        form=form,
        blank=Filled(),
        **_may(act, seen),
    )


def _may(act: Act, seen: Vacancy) -> dict[str, bool]:
    return {
        "proposes": policy.proposes(act.by, seen),
        "reads": policy.reads(act.by, seen),
        "mpp": policy.talks_terms(act.by, seen),
        "hr": act.by.has(Office.HR),
        "ours": policy.of_team(act.by, seen),
        "declines": policy.declines(act.by, seen),
    }


async def _read(act: Act, seen: Vacancy, found: list[Choice]) -> dict[str, Any]:
    """What was put to the team, the choice that stands, and those that came back."""
    newest = found[0] if found else None
    now = newest if newest and (newest.running or newest.state is State.HIRED) else None
    put = [one for one in await proposals.of(act, events.vacancy(seen.id)) if one.type == CHOOSE.name]
    grounds = await choice_queries.grounds(act.today) if policy.talks_terms(act.by, seen) or found else []
    return {
        "now": now,
        "past": [one for one in found if one is not now],
        "put": put,
        "running": next((one for one in put if runs(one)), None),
        "choosable": await _choosable(act, seen) if policy.proposes(act.by, seen) and not now else [],
        "grounds": {one.key: one for one in grounds},
        "contact": await choice_queries.contact(now.applicant) if now and _calls(act, seen) else None,
        "wanted": await hiring.wanted(seen.id),
        "joining": await joining_queries.after(act, seen, now) if now and now.state is State.HIRED else None,
    }


def _calls(act: Act, seen: Vacancy) -> bool:
    """Who phones the candidate about terms or certificates."""
    return policy.talks_terms(act.by, seen) or act.by.has(Office.HR)


async def _choosable(act: Act, seen: Vacancy) -> list[tuple[int, str]]:
    slots = await talk_queries.slots(seen.id)
    found = await talk_queries.candidates(act, seen, slots, {})
    return [(one.id, one.name) for one in found if one.standing in POSSIBLE]


def _back(act: Act, vacancy_id: int, form: str) -> Callable[[Filled[Any], int], Awaitable[Template]]:
    async def again(filled: Filled[Any], status: int) -> Template:
        return await _page(act, vacancy_id, filled, form, status)

    return again


async def _send(
    request: WebRequest, act: Act, vacancy_id: int, name: str, filled: Filled[F], do: Callable[[F], Awaitable[Any]]
) -> Answer:
    again = _back(act, vacancy_id, name)
    return await sent(request, filled, again, do, "hiring.choice", vacancy_id=vacancy_id)


@post(CHOICE, name="hiring.propose")
async def propose(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    seen, _ = await choice_queries.procedure(act, vacancy_id)
    policy.require_proposes(act.by, seen)

    async def do(form: ProposeForm) -> None:
        await choice_service.propose(
            act, vacancy_id, form.applicant, why=form.why, condition=form.condition, days=form.days
        )

    return await _send(request, act, vacancy_id, "propose", ProposeForm.read(data), do)


@post(CHOICE + "/gesproken", name="hiring.talked")
async def talked(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await _require_mpp(act, vacancy_id)

    async def do(form: TalkedForm) -> None:
        await choice_service.talked(act, vacancy_id, form.on)

    return await _send(request, act, vacancy_id, "talked", TalkedForm.read(data), do)


@post(CHOICE + "/voorwaarden", name="hiring.agree_terms")
async def agree(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await _require_mpp(act, vacancy_id)

    async def do(form: TermsForm) -> None:
        await choice_service.agree(act, vacancy_id, start_on=form.start_on, until_on=form.until_on, hours=form.hours)

    return await _send(request, act, vacancy_id, "terms", TermsForm.read(data), do)


@post(CHOICE + "/terug", name="hiring.put_back")
async def put_back(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await _require_mpp(act, vacancy_id)

    async def do(form: PutBackForm) -> None:
        await choice_service.put_back(act, vacancy_id, ground=form.ground, explanation=form.explanation)

    return await _send(request, act, vacancy_id, "back", PutBackForm.read(data), do)


@post(CHOICE + "/antwoord", name="hiring.answer_mpp")
async def answer(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    seen, _ = await choice_queries.procedure(act, vacancy_id)
    policy.require_team(act.by, seen)

    async def do(form: AnswerForm) -> None:
        await choice_service.answer(act, vacancy_id, form.words)

    return await _send(request, act, vacancy_id, "answer", AnswerForm.read(data), do)


@post(CHOICE + "/nee", name="hiring.decline")
async def decline(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int]) -> Response[Any]:
    await choice_service.decline(act, vacancy_id)
    return go(request, "hiring.choice", vacancy_id=vacancy_id)


@post(CHOICE + "/gezien", name="hiring.paper_seen")
async def paper_seen(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await choice_queries.procedure(act, vacancy_id)
    policy.require_hr(act.by)

    async def do(form: SeenForm) -> None:
        await filling_service.see(act, vacancy_id, form.what, seen_on=form.seen_on, **form.days)

    return await _send(request, act, vacancy_id, f"seen-{data.get('what', '')}", SeenForm.read(data), do)


@post(CHOICE + "/vervuld", name="hiring.fill")
async def fill(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int]) -> Response[Any]:
    await filling_service.fill(act, vacancy_id)
    return go(request, "hiring.choice", vacancy_id=vacancy_id)


async def _require_mpp(act: Act, vacancy_id: int) -> None:
    seen, _ = await choice_queries.procedure(act, vacancy_id)
    policy.require_mpp(act.by, seen)


handlers = [
    choice, propose, talked, agree, put_back, answer, decline, paper_seen, fill,
]  # fmt: skip
