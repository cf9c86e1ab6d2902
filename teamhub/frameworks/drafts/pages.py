"""The framework group and its draft: beginning one, reading it, who is in it."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData, whole
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks import rules as frameworks_rules
from teamhub.frameworks.authority import Decider, rule
from teamhub.frameworks.drafts import adoption_service, group_service, policy, queries, rounds, rules
from teamhub.frameworks.drafts.events import subject
from teamhub.frameworks.drafts.forms import BeginForm, CouncilForm, DelegateForm, InviteForm, WhyForm
from teamhub.frameworks.drafts.queries import FLOOR_SHARE, Draft
from teamhub.frameworks.drafts.questions import CHANGE_FRAMEWORK
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.queries import Agreed
from teamhub.frameworks.requests import queries as requests
from teamhub.frameworks.requests.pages import named
from teamhub.journal.queries import timeline
from teamhub.people import queries as people
from teamhub.people.policy import works_here

NOTHING: Filled[Any] = Filled()


@get("/kaders/ontwerpen", name="framework_drafts.list")
async def listed(act: CurrentAct) -> Template:
    async with reading():
        drafts = await queries.listed(act)
    return page("framework_drafts/list.html", drafts=drafts, drafting=Stage.DRAFTING)


@get("/kaders/ontwerpen/nieuw", name="framework_drafts.new")
async def new(act: CurrentAct, kader: FromQuery[str] = "", verzoek: FromQuery[str] = "") -> Template:
    return await _new(act, Filled({"framework": kader.upper(), "request": verzoek}))


@get("/kaders/ontwerpen/nieuw/{code:str}", name="framework_drafts.new_for")
async def new_for(act: CurrentAct, code: FromPath[str]) -> Template:
    return await _new(act, Filled({"framework": code.upper()}))


@post("/kaders/ontwerpen", name="framework_drafts.begin")
async def begin(request: WebRequest, act: CurrentAct, data: FormData) -> Response[Any] | Template:
    form = BeginForm.read(data)
    if form.value is None:
        return await _new(act, form, status=422)
    value = form.value
    begun = await group_service.begin(
        act,
        code=value.framework or None,
        request_id=whole(value.request),
        title=value.title,
        domain=value.domain,
    )
    return go(request, "framework_drafts.show", draft_id=begun)


async def _new(act: Act, filled: Filled[Any], status: int = 200) -> Template:
    works_here(act.by)
    number = whole(filled.typed.get("request", ""))
    async with reading():
        asked = await requests.one(act, number) if number is not None else None
        known = await frameworks.listed(act.today)
        ruling = rule(CHANGE_FRAMEWORK, {}, await frameworks.in_force(act.today))
    domains = [(domain, frameworks_rules.domain_name(domain)) for domain in frameworks_rules.DOMAINS]
    there = {"frameworks": named(known), "asked": asked, "domains": domains, "ruling": ruling}
    return page("framework_drafts/new.html", status=status, filled=filled, **there)


@get("/kaders/ontwerpen/{draft_id:int}", name="framework_drafts.show")
async def show(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Template:
    return await show_page(request, act, draft_id)


async def show_page(request: WebRequest, act: Act, draft_id: int, status: int = 200, **filled: Filled[Any]) -> Template:
    forms: dict[str, Any] = {"inviting": NOTHING, "council": NOTHING, "dropping": NOTHING, **filled}
    async with reading():
        draft = await queries.one(act, draft_id)
        there = await _about(request.app.state.questions, act, draft)
        told = await timeline(subject(draft_id))
        colleagues = await people.colleagues(act) if there["writes"] else []
    here = {member.person for member in draft.members}
    options = [(p["id"], f"{p['name']}, {p['teams']}" if p["teams"] else p["name"]) for p in colleagues]
    return page(
        "framework_drafts/show.html",
        status=status,
        draft=draft,
        told=told,
        colleagues=[option for option in options if option[0] not in here],
        **there,
        **forms,
    )


async def _about(questions: Mapping[str, Any], act: Act, draft: Draft) -> dict[str, Any]:
    drafting = draft.stage is Stage.DRAFTING
    member = draft.member(act.by.id)
    asked = await rounds.of(act, draft.id)
    running = asked.running is not None
    under = await queries.under(draft, act.today)
    agreed = await frameworks.agreed(act.today)
    return {
        "drafting": drafting,
        "member": member,
        "writes": drafting and not running and member is not None and member.joined,
        "asked": asked,
        "decides_now": drafting
        and not running
        and not draft.decided_as
        and policy.decides_for_a_while(act.by)
        and _directors(agreed, asked.unsuccessful),
        "mine": sorted(act.by.member_of & draft.teams.keys()),
        "under": under,
        "decides": frameworks_rules.worded(questions, under.drafted, under.then),
        "domain": frameworks_rules.domain_name(draft.content["domain"]),
        "share": frameworks_rules.share(draft.sides),
        "percent": int(agreed.limits.get(("KAD-18", "shopfloor_share"), FLOOR_SHARE)),
        "lacks": await adoption_service.lacking(act, draft) if drafting else [],
        "consenting": adoption_service.delegates(draft),
        "article": rules.ARTICLES.get(draft.content["article"], ("", ""))[1],
        "records_council": drafting and policy.records_council(act.by),
    }


def _directors(agreed: Agreed, unsuccessful: int) -> bool:
    clause = adoption_service.deadlock(agreed, unsuccessful).clause
    return clause is not None and clause.decider is Decider.DIRECTOR


@post("/kaders/ontwerpen/{draft_id:int}/uitnodigingen", name="framework_drafts.invite")
async def invite(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = InviteForm.read(data)
    if form.value is None:
        return await show_page(request, act, draft_id, status=422, inviting=form)
    await group_service.invite(act, draft_id, form.value.person)
    return go(request, "framework_drafts.show", anchor="group", draft_id=draft_id)


@post("/kaders/ontwerpen/{draft_id:int}/meedoen", name="framework_drafts.join")
async def join(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Response[Any]:
    await group_service.join(act, draft_id)
    return go(request, "framework_drafts.show", draft_id=draft_id)


@post("/kaders/ontwerpen/{draft_id:int}/niet-meedoen", name="framework_drafts.decline")
async def decline(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Response[Any]:
    await group_service.decline(act, draft_id)
    return go(request, "framework_drafts.show", draft_id=draft_id)


@post("/kaders/ontwerpen/{draft_id:int}/vertrekken", name="framework_drafts.leave")
async def leave(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Response[Any]:
    await group_service.leave(act, draft_id)
    return go(request, "framework_drafts.show", draft_id=draft_id)


@post("/kaders/ontwerpen/{draft_id:int}/afgevaardigden", name="framework_drafts.delegate")
async def delegate(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = DelegateForm.read(data)
    if form.value is None:
        return await show_page(request, act, draft_id, status=422)
    await group_service.name_delegate(act, draft_id, form.value.person, form.value.team)
    return go(request, "framework_drafts.show", anchor="group", draft_id=draft_id)


@post("/kaders/ontwerpen/{draft_id:int}/ondernemingsraad", name="framework_drafts.council")
async def council(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = CouncilForm.read(data)
    if form.value is None:
        return await show_page(request, act, draft_id, status=422, council=form)
    await adoption_service.record_council(act, draft_id, form.value.version, form.value.given_on, form.value.said)
    return go(request, "framework_drafts.show", anchor="council", draft_id=draft_id)


@post("/kaders/ontwerpen/{draft_id:int}/stoppen", name="framework_drafts.drop")
async def drop(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = WhyForm.read(data)
    if form.value is None:
        return await show_page(request, act, draft_id, status=422, dropping=form)
    await group_service.drop(act, draft_id, form.value.text)
    return go(request, "framework_drafts.show", draft_id=draft_id)


handlers = [
    listed, new, new_for, begin, show, invite, join, decline, leave, delegate, council, drop,
]  # fmt: skip
