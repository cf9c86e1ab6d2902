"""What a draft changes, over words and over a year of decisions; and putting it to its delegates."""

from typing import Any

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.db import reading
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.frameworks.drafts import queries, replay_queries, rules
from teamhub.frameworks.drafts.changes import changes


@get("/kaders/ontwerpen/{draft_id:int}/verschil", name="framework_drafts.compare")
async def compare(request: WebRequest, act: CurrentAct, draft_id: FromPath[int]) -> Template:
    questions = request.app.state.questions
    async with reading():
        draft = await queries.one(act, draft_id)
        before = await queries.before(draft.code, act.today)
        under = await queries.under(draft, act.today)
        replayed = await replay_queries.replayed(act, questions, under.now, under.then, under.touched)
    known = [questions[name] for name in sorted(under.touched) if name in questions]
    consequences = [(question, rules.consequences(question, under.now, under.then)) for question in known]
    there: dict[str, Any] = {
        "draft": draft,
        "before": before,
        "changed": changes(rules.content_of(before) if before else rules.BLANK, draft.content, draft.code),
        "consequences": [(question, [one for one in found if one.changes]) for question, found in consequences],
        "replayed": replayed,
    }
    return page("framework_drafts/compare.html", **there)


handlers = [compare]
