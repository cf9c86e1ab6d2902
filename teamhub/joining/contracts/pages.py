from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled, FormData, bounded
from teamhub.core.i18n import gettext
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.joining.contracts import policy, queries, service
from teamhub.joining.contracts.forms import AdviceForm, ContractForm, CorrectForm, DecisionForm, SentenceForm
from teamhub.joining.contracts.proposals import ADVICE, key
from teamhub.joining.contracts.rules import About, Advice, Outcome
from teamhub.joining.questions import ADVISE, PROBATION, RENEW
from teamhub.people import queries as people
from teamhub.people.staff import queries as staff
from teamhub.proposals import queries as proposals

LIST, ONE = "/contracten", "/contracten/{contract_id:int}/{about:str}"
SHOW = "contracts.show"
PAGE = 50
NOTHING: Filled[Any] = Filled()


@get(LIST, name="contracts.list")
async def listed(act: CurrentAct, vanaf: FromQuery[int] = 0) -> Template:
    skip = bounded(vanaf)
    async with reading():
        if not (act.by.has(Office.HR) or act.by.oversees or act.by.member_of):
            raise NotFound("There is no such page.")
        found = await queries.every(act)
    hr = act.by.has(Office.HR)  # who corrects contracts also needs those whose day went by without a word
    shown = [one for one in found if hr or one.open or one.advice or one.outcome]
    more = skip + PAGE if len(shown) > skip + PAGE else 0
    return page("joining/contracts.html", act=act, clocks=shown[skip : skip + PAGE], more=more, hr=hr)


@get(LIST + "/nieuw", name="contracts.new")
async def new(act: CurrentAct, persoon: FromQuery[int] = 0) -> Template:
    return await _new(act, NOTHING, person=persoon)


@post(LIST + "/nieuw", name="contracts.record")
async def record(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    policy.require_hr(act.by)

    async def do(form: ContractForm) -> None:
        given: dict[str, Any] = {"from_on": form.from_on, "until_on": form.until_on, "probation": form.probation}
        await service.record_contract(act, form.person, **given)

    return await sent(
        request, ContractForm.read(data), lambda filled, status: _new(act, filled, status), do, "contracts.list"
    )


async def _new(act: Act, filled: Filled[Any], status: int = 200, person: int = 0) -> Template:
    async with reading():
        policy.require_hr(act.by)
        groups = await staff.staff(act)
    options = [(one["id"], one["name"]) for group in ("here", "coming") for one in groups[group]]
    return page("joining/new_contract.html", status=status, filled=filled, people=options, person=person)


@get(LIST + "/{contract_id:int}", name="contracts.edit")
async def edit(act: CurrentAct, contract_id: FromPath[int]) -> Template:
    return await _edit(act, contract_id, NOTHING)


@post(LIST + "/{contract_id:int}", name="contracts.correct")
async def correct(request: WebRequest, act: CurrentAct, contract_id: FromPath[int], data: FormData) -> Answer:
    await queries.contract(act, contract_id)

    async def do(form: CorrectForm) -> None:
        await service.correct(act, contract_id, until_on=form.until_on, probation=form.probation)

    def again(filled: Filled[CorrectForm], status: int) -> Awaitable[Template]:
        return _edit(act, contract_id, filled, status)

    return await sent(request, CorrectForm.read(data), again, do, "contracts.list")


async def _edit(act: Act, contract_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        contract = await queries.contract(act, contract_id)
        person = await people.person(act, contract.person)
    return page("joining/edit_contract.html", status=status, contract=contract, person=person, filled=filled)


@get(ONE, name=SHOW)
async def show(act: CurrentAct, contract_id: FromPath[int], about: FromPath[str]) -> Template:
    return await _show(act, (contract_id, about))


async def _show(
    act: Act, of: tuple[int, str], form: str = "", filled: Filled[Any] = NOTHING, status: int = 200
) -> Template:
    """`form` is which of the page's forms was `filled`: said, advice or decision."""
    contract_id, about = of
    async with reading():
        clock = await queries.clock(act, contract_id, about)
        voices = await queries.voices(act, clock)
        clauses = await frameworks.in_force(act.today)
        running = await proposals.running(act, ADVICE.name, key(contract_id, about))
    mine = next((voice["words"] for voice in voices if voice["by"] == act.by.id), "")
    return page(
        "joining/contract.html",
        status=status,
        act=act,
        clock=clock,
        voices=voices,
        mine=mine,
        running=running,
        advises=policy.advises(act.by, clock.person, clock.teams),
        decides=policy.decides(act.by, clock.person, clock.teams),
        reads=policy.reads_voices(act.by, clock.person, clock.teams),
        advising=rule(ADVISE, {}, clauses),
        deciding=clock.ruling or rule(PROBATION if clock.about is About.PROBATION else RENEW, {}, clauses),
        advices=[(one, gettext(one)) for one in Advice if clock.about is About.RENEWAL or one is not Advice.PERMANENT],
        outcomes=[(one, gettext(one)) for one in Outcome],
        form=form,
        filled=filled,
        blank=NOTHING,
    )


@post(ONE + "/zin", name="contracts.say")
async def say(
    request: WebRequest, act: CurrentAct, contract_id: FromPath[int], about: FromPath[str], data: FormData
) -> Answer:
    async def do(form: SentenceForm) -> None:
        await service.say(act, contract_id, about, form.words)

    return await _sent(request, act, (contract_id, about), "said", SentenceForm.read(data), do, policy.require_advises)


@post(ONE + "/advies", name="contracts.advise")
async def advise(
    request: WebRequest, act: CurrentAct, contract_id: FromPath[int], about: FromPath[str], data: FormData
) -> Answer:
    async def do(form: AdviceForm) -> None:
        await service.advise(act, contract_id, about, advice=form.advice, why=form.why, days=form.days)

    return await _sent(request, act, (contract_id, about), "advice", AdviceForm.read(data), do, policy.require_advises)


@post(ONE + "/besluit", name="contracts.decide")
async def decide(
    request: WebRequest, act: CurrentAct, contract_id: FromPath[int], about: FromPath[str], data: FormData
) -> Answer:
    async def do(form: DecisionForm) -> None:
        await service.decide(act, contract_id, about, Outcome(form.outcome), form.reason)

    return await _sent(
        request, act, (contract_id, about), "decision", DecisionForm.read(data), do, policy.require_decides
    )


@post(ONE + "/gesproken", name="contracts.talked")
async def talked(
    request: WebRequest, act: CurrentAct, contract_id: FromPath[int], about: FromPath[str]
) -> Response[Any]:
    await service.talked(act, contract_id, about)
    return go(request, SHOW, contract_id=contract_id, about=about)


async def _sent(
    request: WebRequest,
    act: Act,
    of: tuple[int, str],
    name: str,
    filled: Filled[Any],
    do: Any,
    require: Callable[[Any, int, Any], None],
) -> Answer:
    """Back to the page; or to the form on it, where it could not be read or has words that look medical."""
    clock = await queries.clock(act, *of)
    require(act.by, clock.person, clock.teams)

    def again(filled: Filled[Any], status: int) -> Awaitable[Template]:
        return _show(act, of, name, filled, status)

    return await sent(request, filled, again, do, SHOW, contract_id=of[0], about=of[1])


handlers = [listed, new, record, edit, correct, show, say, advise, decide, talked]
