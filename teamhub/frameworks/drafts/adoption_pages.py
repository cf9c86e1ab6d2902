"""What a draft changes, over words and over a year of decisions; and putting it to its delegates."""

from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Refused, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.frameworks.drafts import adoption_service, policy, putting_service, queries, replay_queries, rounds, rules
from teamhub.frameworks.drafts.changes import changes
from teamhub.frameworks.drafts.forms import AdoptForm, DecideForm
from teamhub.frameworks.drafts.questions import CHANGE_FRAMEWORK
from teamhub.frameworks.drafts.stages import STAGES, Stage, Verb
from teamhub.frameworks.drafts.text_pages import writable

AHEAD = timedelta(days=14)  # usually, from when it is put until it counts


@get("/kaders/ontwerpen/{draft_id:int}/verschil", name="framework_drafts.compare")
async def compare(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Template:
    """Beside the version in force; once it is adopted, beside the one before it."""
    questions = request.app.state.questions
    async with reading():
        draft = await queries.one(act, draft_id)
        before = await queries.before(draft, act.today)
        under = await queries.under(draft, act.today)
        drafting = draft.stage is Stage.DRAFTING
        replayed = await replay_queries.replayed(act, questions, under) if drafting else None
    known = [questions[name] for name in sorted(under.touched) if name in questions and drafting]
    consequences = [(question, rules.consequences(question, under.now, under.then)) for question in known]
    there: dict[str, Any] = {
        "draft": draft,
        "before": before,
        "changed": changes(rules.content_of(before) if before else rules.BLANK, draft.content, draft.code),
        "consequences": [(question, [one for one in found if one.changes]) for question, found in consequences],
        "replayed": replayed,
    }
    return page("framework_drafts/compare.html", **there)


@get("/kaders/ontwerpen/{draft_id:int}/vaststellen", name="framework_drafts.adopt")
async def adopt(act: CurrentAct, draft_id: FromPath[int]) -> Template:
    return await _adopt(act, draft_id, Filled())


@post("/kaders/ontwerpen/{draft_id:int}/vaststellen", name="framework_drafts.put")
async def put(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = AdoptForm.read(data)
    if form.value is None:
        return await _adopt(act, draft_id, form, 422)
    value = form.value
    given: dict[str, Any] = {"in_force_on": value.in_force_on, "why": value.why, "days": value.days}
    try:
        proposal = await putting_service.put(act, draft_id, value.version, **given)
    except Stale as why:
        return await _adopt(act, draft_id, form, why.status, why)
    return go(request, "proposals.show", proposal_id=proposal)


async def _adopt(
    act: Act, draft_id: int, filled: Filled[Any], status: int = 200, why: Refused | None = None
) -> Template:
    async with reading():
        draft = await writable(act, draft_id)
        lacks = await adoption_service.lacking(act, draft)
        ruling = rule(CHANGE_FRAMEWORK, {}, await frameworks.in_force(act.today))
    asked = adoption_service.delegates(draft)
    there = {"lacks": lacks, "ruling": ruling, "asked": [m for m in draft.group if m.person in asked], "why": why}
    usual = (act.today + AHEAD).isoformat()
    return page("framework_drafts/adopt.html", status=status, draft=draft, filled=filled, usual=usual, **there)


@get("/kaders/ontwerpen/{draft_id:int}/tijdelijk", name="framework_drafts.for_a_while")
async def for_a_while(act: CurrentAct, draft_id: FromPath[int]) -> Template:
    return await _for_a_while(act, draft_id, Filled())


@post("/kaders/ontwerpen/{draft_id:int}/tijdelijk", name="framework_drafts.decide")
async def decide(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = DecideForm.read(data)
    if form.value is None:
        return await _for_a_while(act, draft_id, form, 422)
    await adoption_service.decide_for_a_while(act, draft_id, form.value.version, form.value.text)
    return go(request, "framework_drafts.show", draft_id=draft_id)


async def _for_a_while(act: Act, draft_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        draft = await queries.one(act, draft_id)
        policy.require_director(act.by)
        STAGES.after(draft.stage, Verb.DECIDE)
        unsuccessful = (await rounds.of(act, draft_id)).unsuccessful
        ruling = adoption_service.deadlock(await frameworks.agreed(act.today), unsuccessful)
    there = {"draft": draft, "filled": filled, "ruling": ruling, "unsuccessful": unsuccessful}
    return page("framework_drafts/for_a_while.html", status=status, **there)


handlers = [compare, adopt, put, for_a_while, decide]
