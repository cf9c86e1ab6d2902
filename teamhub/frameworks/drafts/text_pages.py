"""Writing the texts and the limits of a draft. What contradicts, or was saved after another, keeps what was typed."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound, Refused, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks import rules as frameworks_rules
from teamhub.frameworks.drafts import policy, queries, rounds, rules, text_service
from teamhub.frameworks.drafts.changes import changes
from teamhub.frameworks.drafts.forms import LimitForm, SeenForm, TextsForm
from teamhub.frameworks.drafts.queries import Draft
from teamhub.frameworks.drafts.stages import STAGES, Verb
from teamhub.frameworks.drafts.text_service import Contradicts
from teamhub.frameworks.requests.pages import named

KEPT = (Stale, Invalid)  # refusals that come back on the form


async def writable(act: Act, draft_id: int) -> Draft:
    """The draft, for who may write it now."""
    draft = await queries.one(act, draft_id)
    policy.require_group(act.by, [member.person for member in draft.group], draft.names)
    STAGES.after(draft.stage, Verb.WRITE)
    await rounds.refuse_while_running(act, draft_id)
    return draft


async def refused(
    questions: Mapping[str, Any], draft: Draft, filled: Filled[Any], why: Refused | None
) -> dict[str, Any]:
    """What a form that came back shows: what another saved meanwhile, or which clauses contradict each other."""
    there: dict[str, Any] = {"why": why, "since": None, "contradictions": [], "version": draft.version}
    if isinstance(why, Stale) and filled.value is not None:
        seen = await queries.content_at(draft.id, filled.value.version)
        there["since"] = changes(seen, draft.content, draft.code)
    elif isinstance(why, Contradicts):
        pairs = [rules.contradiction(questions, *pair, draft.code, why.number) for pair in why.pairs]
        there["contradictions"] = pairs
    if filled.typed and not isinstance(why, Stale):
        there["version"] = filled.typed.get("version", draft.version)
    return there


@get("/kaders/ontwerpen/{draft_id:int}/tekst", name="framework_drafts.texts")
async def texts(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Template:
    return await _texts(request, act, draft_id, Filled())


@post("/kaders/ontwerpen/{draft_id:int}/tekst", name="framework_drafts.write")
async def write(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    form = TextsForm.read(data)
    if form.value is None:
        return await _texts(request, act, draft_id, form, 422)
    try:
        await text_service.save_texts(act, draft_id, form.value.version, form.value.texts(), form.value.note)
    except KEPT as why:
        return await _texts(request, act, draft_id, form, why.status, why)
    return go(request, "framework_drafts.show", draft_id=draft_id)


async def _texts(
    request: WebRequest, act: Act, draft_id: int, filled: Filled[Any], status: int = 200, why: Refused | None = None
) -> Template:
    async with reading():
        draft = await writable(act, draft_id)
        there = await refused(request.app.state.questions, draft, filled, why)
        known = await frameworks.listed(act.today)
    articles = [(article, f"{article}: {gettext(said)}") for article, (_, said) in rules.ARTICLES.items()]
    return page(
        "framework_drafts/texts.html",
        status=status,
        draft=draft,
        filled=filled,
        domains=[(domain, gettext(frameworks_rules.domain_name(domain))) for domain in frameworks_rules.DOMAINS],
        articles=articles,
        others=[option for option in named(known) if option[0] != draft.code],
        **there,
    )


@get("/kaders/ontwerpen/{draft_id:int}/grenzen/nieuw", name="framework_drafts.new_limit")
async def new_limit(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Template:
    return await _limit(request, act, draft_id, "", Filled())


@post("/kaders/ontwerpen/{draft_id:int}/grenzen", name="framework_drafts.add_limit")
async def add_limit(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    return await _save_limit(request, act, draft_id, "", data)


@get("/kaders/ontwerpen/{draft_id:int}/grenzen/{key:str}", name="framework_drafts.limit")
async def limit(request: WebRequest, act: CurrentAct, draft_id: FromPath[int], key: FromPath[str]) -> Template:
    return await _limit(request, act, draft_id, key, Filled())


@post("/kaders/ontwerpen/{draft_id:int}/grenzen/{key:str}", name="framework_drafts.save_limit")
async def save_limit(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], key: FromPath[str], data: FormData
) -> Response[Any] | Template:
    return await _save_limit(request, act, draft_id, key, data)


@post("/kaders/ontwerpen/{draft_id:int}/grenzen/{key:str}/weg", name="framework_drafts.remove_limit")
async def remove_limit(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], key: FromPath[str], data: FormData
) -> Response[Any]:
    seen = SeenForm.read(data).value
    await text_service.remove_limit(act, draft_id, seen.version if seen else 0, key)
    return go(request, "framework_drafts.show", anchor="limits", draft_id=draft_id)


async def _save_limit(
    request: WebRequest, act: Act, draft_id: int, key: str, data: Mapping[str, str]
) -> Response[Any] | Template:
    form = LimitForm.read(data)
    if form.value is None:
        return await _limit(request, act, draft_id, key, form, 422)
    try:
        await text_service.save_limit(act, draft_id, form.value.version, form.value.limit(), was=key)
    except KEPT as why:
        return await _limit(request, act, draft_id, key, form, why.status, why)
    return go(request, "framework_drafts.show", anchor="limits", draft_id=draft_id)


async def _limit(
    request: WebRequest,
    act: Act,
    draft_id: int,
    key: str,
    filled: Filled[Any],
    status: int = 200,
    why: Refused | None = None,
) -> Template:
    async with reading():
        draft = await writable(act, draft_id)
        there = await refused(request.app.state.questions, draft, filled, why)
    now = next((limit for limit in draft.content["limits"] if limit["key"] == key), None)
    if key and now is None and not filled.typed:
        raise NotFound("There is no such limit in this draft.")
    return page(
        "framework_drafts/limit.html",
        status=status,
        draft=draft,
        filled=filled,
        limit=now or dict.fromkeys(("key", "value", "unit", "nl", "en"), ""),
        key=key,
        clauses=text_service.names(draft.content, key) if key else 0,
        **there,
    )


handlers = [texts, write, new_limit, add_limit, limit, save_limit, remove_limit]
