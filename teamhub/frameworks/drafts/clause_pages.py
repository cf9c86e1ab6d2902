"""Writing a clause: it shows in words and in examples what it would decide, before it is saved and after."""

from collections.abc import Mapping, Sequence
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound, Refused, Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import rules as frameworks_rules
from teamhub.frameworks.authority import Question
from teamhub.frameworks.drafts import clause_form, queries, rules, text_service
from teamhub.frameworks.drafts.clause_form import ClauseForm
from teamhub.frameworks.drafts.forms import SeenForm
from teamhub.frameworks.drafts.queries import Draft
from teamhub.frameworks.drafts.text_pages import KEPT, refused, writable

Kept = Mapping[str, Any]


@get("/kaders/ontwerpen/{draft_id:int}/bepalingen/nieuw", name="framework_drafts.new_clause")
async def new_clause(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], vraag: FromQuery[str] = ""
) -> Template:
    """Which question is it about? Then what can be asked is known, and so is the form."""
    if vraag in request.app.state.questions:
        return await _form(request, act, draft_id, None, Filled({"question": vraag}))
    async with reading():
        draft = await writable(act, draft_id)
    groups: dict[str, list[Question]] = {}
    for question in request.app.state.questions.values():
        groups.setdefault(frameworks_rules.domain_name(question.domain), []).append(question)
    return page("framework_drafts/question.html", draft=draft, groups=groups)


@post("/kaders/ontwerpen/{draft_id:int}/bepalingen", name="framework_drafts.add_clause")
async def add_clause(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    return await _save(request, act, draft_id, None, data)


@get("/kaders/ontwerpen/{draft_id:int}/bepalingen/{place:int}", name="framework_drafts.clause")
async def clause(request: WebRequest, act: CurrentAct, draft_id: FromPath[int], place: FromPath[int]) -> Template:
    return await _form(request, act, draft_id, place, Filled())


@post("/kaders/ontwerpen/{draft_id:int}/bepalingen/{place:int}", name="framework_drafts.save_clause")
async def save_clause(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], place: FromPath[int], data: FormData
) -> Response[Any] | Template:
    return await _save(request, act, draft_id, place, data)


@post("/kaders/ontwerpen/{draft_id:int}/bepalingen/{place:int}/weg", name="framework_drafts.remove_clause")
async def remove_clause(
    request: WebRequest, act: CurrentAct, draft_id: FromPath[int], place: FromPath[int], data: FormData
) -> Response[Any]:
    seen = SeenForm.read(data).value
    await text_service.remove_clause(act, draft_id, seen.version if seen else 0, place)
    return go(request, "framework_drafts.show", anchor="who", draft_id=draft_id)


async def _save(
    request: WebRequest, act: Act, draft_id: int, place: int | None, data: Mapping[str, str]
) -> Response[Any] | Template:
    """With "show" nothing is saved yet: the form comes back with what it would give."""
    async with reading():
        draft = await writable(act, draft_id)
    question = request.app.state.questions.get(data.get("question", ""))
    if question is None:
        raise Invalid("Choose what the clause is about.")
    filled = clause_form.read(data, question, draft.content["limits"])
    if filled.value is None or "show" in data:
        return await _form(request, act, draft_id, place, filled, 422 if filled.value is None else 200)
    try:
        await text_service.save_clause(act, draft_id, filled.value.version, filled.value.kept, place)
    except KEPT as why:
        return await _form(request, act, draft_id, place, filled, why.status, why)
    return go(request, "framework_drafts.show", anchor="who", draft_id=draft_id)


async def _form(
    request: WebRequest,
    act: Act,
    draft_id: int,
    place: int | None,
    filled: Filled[Any],
    status: int = 200,
    why: Refused | None = None,
) -> Template:
    questions = request.app.state.questions
    async with reading():
        draft = await writable(act, draft_id)
        if isinstance(why, Stale) and place is not None and filled.value is not None:
            place = _moved(await queries.content_at(draft_id, filled.value.version), draft, place)
        kept = _kept(draft, place)
        if kept and not filled.typed:
            filled = clause_form.read(
                {**clause_form.typed_of(kept), "version": str(draft.version)},
                questions[kept["question"]],
                draft.content["limits"],
            )
        name = filled.typed.get("question") or (kept or {}).get("question", "")
        there = await refused(questions, draft, filled, why)
        gives = await _gives(questions, act, draft, place, filled.value)
    return page(
        "framework_drafts/clause.html",
        status=status,
        draft=draft,
        place=place,
        question=questions[name],
        filled=filled,
        **_options(questions[name], draft.content["limits"]),
        **gives,
        **there,
    )


def _moved(seen: Kept, draft: Draft, place: int) -> int | None:
    """Where the clause stands that this form was about, now that another saved first; nowhere, if it went."""
    clauses = draft.content["clauses"]
    was = seen["clauses"][place : place + 1]
    return clauses.index(was[0]) if was and was[0] in clauses else None


def _kept(draft: Draft, place: int | None) -> Kept | None:
    if place is None:
        return None
    if place >= len(draft.content["clauses"]):
        raise NotFound("There is no such clause in this draft.")
    found: Kept = draft.content["clauses"][place]
    return found


def _options(question: Question, limits: Sequence[Kept]) -> dict[str, Any]:
    return {
        "facts": clause_form.facts_of(question),
        "ends": clause_form.ends(),
        "answers": clause_form.answers(),
        "needs": clause_form.needs(),
        "roles": clause_form.roles(),
        "limits": [*clause_form.numbers(limits)],
    }


async def _gives(
    questions: Mapping[str, Question], act: Act, draft: Draft, place: int | None, form: ClauseForm | None
) -> dict[str, Any]:
    """In words, and in examples: what the question would give with this clause in the draft."""
    if form is None:
        return {"worded": None, "consequences": []}
    clauses = text_service.placed(draft, form.kept, place)
    at = len(clauses) - 1 if place is None else place
    under = await queries.under(draft, act.today, {**draft.content, "clauses": clauses})
    question, said = questions[form.kept["question"]], under.drafted[at]
    shown = frameworks_rules.example(question, said, under.then) if said.decides else None
    return {
        "worded": frameworks_rules.Worded(said, shown),
        "settles": not said.limits or shown is not None or not said.decides,
        "consequences": rules.consequences(question, under.now, under.then),
    }


handlers = [new_clause, add_clause, clause, save_clause, remove_clause]
