"""Advice about a plan, the MPP's answer about money, and one's own certificate."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go
from teamhub.training.forms import CertificateForm
from teamhub.training.plans import after_service, asking_service, policy, queries
from teamhub.training.plans.forms import AdviceForm, FollowForm, MppForm, QuestionForm, people_in
from teamhub.training.plans.pages import ONE, SHOW, again, runs_it, sees_it


@post(ONE + "/advies", name="plans.ask_advice")
async def ask(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await runs_it(act, plan_id)

    async def do(form: QuestionForm) -> None:
        await asking_service.ask(act, plan_id, form.question, people_in(data))

    there: dict[str, Any] = {"plan_id": plan_id, "anchor": "advies"}
    return await sent(request, QuestionForm.read(data), again(act, plan_id, "advice"), do, SHOW, **there)


@post(ONE + "/advies/{adviser_id:int}", name="plans.give_advice")
async def give(
    request: WebRequest, act: CurrentAct, plan_id: FromPath[int], adviser_id: FromPath[int], data: FormData
) -> Answer:
    await sees_it(act, plan_id)

    async def do(form: AdviceForm) -> None:
        await asking_service.give(act, plan_id, adviser_id, form.text)

    there: dict[str, Any] = {"plan_id": plan_id, "anchor": "advies"}
    return await sent(request, AdviceForm.read(data), again(act, plan_id, "give"), do, SHOW, **there)


@post(ONE + "/advies/{advice_id:int}/antwoord", name="plans.answer_advice")
async def answer(
    request: WebRequest, act: CurrentAct, plan_id: FromPath[int], advice_id: FromPath[int], data: FormData
) -> Answer:
    await runs_it(act, plan_id)

    async def do(form: FollowForm) -> None:
        await asking_service.answer(act, plan_id, advice_id, followed=form.followed, text=form.text)

    there: dict[str, Any] = {"plan_id": plan_id, "anchor": "advies"}
    return await sent(request, FollowForm.read(data), again(act, plan_id, "follow"), do, SHOW, **there)


@post(ONE + "/mpp", name="plans.ask_mpp")
async def ask_mpp(request: WebRequest, act: CurrentAct, plan_id: FromPath[int]) -> Response[Any]:
    await asking_service.ask_mpp(act, plan_id)
    return go(request, SHOW, plan_id=plan_id)


@post(ONE + "/mpp/antwoord", name="plans.answer_mpp")
async def answer_mpp(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await _mpp(act, plan_id)

    async def do(form: MppForm) -> None:
        await asking_service.answer_mpp(act, plan_id, yes=form.yes, words=form.words)

    return await sent(request, MppForm.read(data), again(act, plan_id, "mpp"), do, SHOW, plan_id=plan_id)


async def _mpp(act: Act, plan_id: int) -> None:
    async with reading():
        policy.require_mpp(act.by, (await queries.one(act, plan_id)).team)


@post(ONE + "/certificaat", name="plans.obtain")
async def obtain(request: WebRequest, act: CurrentAct, plan_id: FromPath[int], data: FormData) -> Answer:
    await sees_it(act, plan_id)

    async def do(form: CertificateForm) -> None:
        await after_service.obtain(act, plan_id, form.obtained_on)

    return await sent(
        request, CertificateForm.read(data), again(act, plan_id, "certificate"), do, SHOW, plan_id=plan_id
    )


handlers = [ask, give, answer, ask_mpp, answer_mpp, obtain]
