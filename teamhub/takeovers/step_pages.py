"""The page of one takeover, and what either side does there."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.journal import queries as journal
from teamhub.proposals import queries as proposals
from teamhub.proposals.rules import OPEN
from teamhub.takeovers import longer_service, policy, queries, rules, service
from teamhub.takeovers.events import subject
from teamhub.takeovers.forms import BackForm, ExplainForm, HadBackForm, LongerForm, WordedForm
from teamhub.takeovers.sending import NOTHING, Answer, sent

F = TypeVar("F", bound=WordedForm)


@get("/overnames/{takeover_id:int}", name="takeovers.show")
async def show(act: CurrentAct, takeover_id: FromPath[int]) -> Template:
    return await _show(act, takeover_id, NOTHING)


async def _show(act: Act, takeover_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        seen = await queries.one(act, takeover_id)
        asked = await queries.longer(takeover_id)
        agreed = await queries.agreed(act.today)
        told = await journal.timeline(subject(takeover_id))
        proposed = await proposals.of(act, subject(takeover_id))
    latest = rules.back_on(seen.taken_on, agreed.terms.max_days)
    mine, other = policy.has_it(act.by, seen), policy.is_other_side(act.by, seen)
    return page(
        "takeovers/show.html",
        status=status,
        seen=seen,
        asked=asked,
        waiting=next((one for one in asked if one.answer is None), None),
        latest=latest,
        may_longer=mine and seen.open and not seen.danger,
        mine=mine,
        other=other,
        ruling=agreed.keep(agreed.terms.max_days),
        beyond=agreed.keep(agreed.terms.max_days + 1),
        proposed=[one for one in proposed if one.state in OPEN],
        told=told,
        filled=filled,
        form=form,
        blank=NOTHING,
    )


@post("/overnames/{takeover_id:int}/teruggave", name="takeovers.give_back")
async def give_back(request: WebRequest, act: CurrentAct, takeover_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: BackForm) -> None:
        await service.give_back(act, takeover_id, form.reflection)

    return await _step(request, act, takeover_id, BackForm.read(data), "back", do)


@post("/overnames/{takeover_id:int}/terug-bij-ons", name="takeovers.have_back")
async def have_back(request: WebRequest, act: CurrentAct, takeover_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: HadBackForm) -> None:
        await service.have_back(act, takeover_id, form.reflection)

    return await _step(request, act, takeover_id, HadBackForm.read(data), "had", do)


@post("/overnames/{takeover_id:int}/uitleg", name="takeovers.explain")
async def explain(request: WebRequest, act: CurrentAct, takeover_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: ExplainForm) -> None:
        await service.explain(act, takeover_id, form.explanation)

    return await _step(request, act, takeover_id, ExplainForm.read(data), "explain", do)


@post("/overnames/{takeover_id:int}/verlenging", name="takeovers.longer")
async def longer(request: WebRequest, act: CurrentAct, takeover_id: FromPath[int], data: FormData) -> Answer:
    async def do(form: LongerForm) -> None:
        await longer_service.ask(act, takeover_id, until_on=form.until_on, why=form.why)

    return await _step(request, act, takeover_id, LongerForm.read(data), "longer", do)


@post("/overnames/{takeover_id:int}/verlenging/{longer_id:int}/akkoord", name="takeovers.agree")
async def agree(
    request: WebRequest, act: CurrentAct, takeover_id: FromPath[int], longer_id: FromPath[int]
) -> Response[Any]:
    await longer_service.agree(act, takeover_id, longer_id)
    return go(request, "takeovers.show", takeover_id=takeover_id)


@post("/overnames/{takeover_id:int}/verlenging/{longer_id:int}/niet", name="takeovers.decline")
async def decline(
    request: WebRequest, act: CurrentAct, takeover_id: FromPath[int], longer_id: FromPath[int]
) -> Response[Any]:
    await longer_service.decline(act, takeover_id, longer_id)
    return go(request, "takeovers.show", takeover_id=takeover_id)


@post("/overnames/{takeover_id:int}/ongedaan", name="takeovers.undo")
async def undo(request: WebRequest, act: CurrentAct, takeover_id: FromPath[int]) -> Response[Any]:
    await service.undo(act, takeover_id)
    return go(request, "takeovers.list")


async def _step(
    request: WebRequest,
    act: Act,
    takeover_id: int,
    filled: Filled[F],
    form: str,
    verb: Callable[[F], Awaitable[None]],
) -> Answer:
    async def do(value: F) -> int:
        await verb(value)
        return takeover_id

    def again(filled: Filled[F], status: int) -> Any:
        return _show(act, takeover_id, filled, form, status)

    return await sent(request, filled, again, do)


handlers = [show, give_back, have_back, explain, longer, agree, decline, undo]
