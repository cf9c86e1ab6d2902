"""Applications as the committee, the recruiter and HR see them; and entering one by hand."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.hiring import policy
from teamhub.hiring import queries as vacancies
from teamhub.hiring.applying import queries, reading_service, rules, service
from teamhub.hiring.applying.forms import EnterForm, SureForm, sent_form
from teamhub.hiring.applying.own_pages import download
from teamhub.hiring.applying.queries import Applicant
from teamhub.hiring.applying.service import Application
from teamhub.hiring.queries import Seen
from teamhub.hiring.rules import Source

NOTHING: Filled[Any] = Filled()


@get("/vacatures/{vacancy_id:int}/sollicitanten", name="applying.applicants")
async def applicants(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    async with reading():
        found = await queries.applicants(act, vacancy_id)
        seen = await vacancies.vacancy(act, vacancy_id)
    return page(
        "applying/applicants.html", act=act, seen=seen, found=found,
        may_enter=policy.may_enter(act.by, seen) and seen.can_take_more,
    )  # fmt: skip


async def _named(act: Act, applicant_id: int) -> tuple[Applicant, Seen]:
    """Who may know who it is. Before all letters were decided nobody who selects may."""
    one = await queries.applicant(act, applicant_id)
    seen = await vacancies.vacancy(act, one.vacancy)
    if one.erased:
        raise NotFound("There is no such page.")
    return one, seen


@get("/sollicitanten/{applicant_id:int}", name="applying.applicant")
async def applicant(act: CurrentAct, applicant_id: FromPath[int]) -> Template:
    return await _applicant(act, applicant_id, NOTHING)


async def _applicant(act: Act, applicant_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        one, seen = await _named(act, applicant_id)
        files = await queries.files(one.id)
        criteria = {each.id: each for each in await vacancies.criteria(seen.id)}
        readers = await queries.readers(one.id)
    await reading_service.note(act, one.id)
    return page(
        "applying/applicant.html", status=status, one=one, seen=seen, files=files, criteria=criteria, filled=filled,
        readers=readers, may_erase=policy.may_enter(act.by, seen),
    )  # fmt: skip


@get("/sollicitanten/{applicant_id:int}/bestanden/{file_id:int}", name="applying.file")
async def file(act: CurrentAct, applicant_id: FromPath[int], file_id: FromPath[int]) -> Response[bytes]:
    one, _ = await _named(act, applicant_id)
    name, body = await queries.body(one.id, file_id)
    await reading_service.note(act, one.id)
    return download(name, body, "application/pdf")


@post("/sollicitanten/{applicant_id:int}/wissen", name="applying.erase_for")
async def erase_for(
    request: WebRequest, act: CurrentAct, applicant_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    one, seen = await _named(act, applicant_id)
    policy.require_enter(act.by, seen)
    form = SureForm.read(data)
    if not (form.value and form.value.sure):
        wrong = Invalid("Tick that you are sure: what is erased cannot be brought back.")
        return await _applicant(act, applicant_id, form.refused(wrong, "sure"), 422)
    await service.erase_for(act, one.id)
    return go(request, "applying.applicants", vacancy_id=seen.id)


@get("/vacatures/{vacancy_id:int}/sollicitanten/nieuw", name="applying.enter_form")
async def enter_form(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    return await _enter(act, vacancy_id, NOTHING)


async def _enter(act: Act, vacancy_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await vacancies.vacancy(act, vacancy_id)
        policy.require_enter(act.by, seen)
    return page(
        "applying/enter.html", status=status, seen=seen, filled=filled, sources=[*Source], most=rules.MOST_FILES
    )


@post(
    "/vacatures/{vacancy_id:int}/sollicitanten/nieuw", name="applying.enter", request_max_body_size=rules.LARGEST_FORM
)
async def enter(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int]) -> Response[Any] | Template:
    typed, files = await sent_form(request)
    policy.require_enter(act.by, await vacancies.vacancy(act, vacancy_id))
    filled = EnterForm.read(typed)
    if filled.value is None:
        return await _enter(act, vacancy_id, filled, 422)
    names = ("name", "email", "phone", "letter", "source", "language")
    fields = {name: getattr(filled.value, name) for name in names}
    try:
        await service.enter(act, vacancy_id, Application(**fields, files=files), agreed=filled.value.agreed)
    except (Invalid, WrongStage) as refusal:
        about = "files" if isinstance(refusal, Invalid) else ""
        return await _enter(act, vacancy_id, filled.refused(refusal, about), refusal.status)
    return go(request, "applying.applicants", vacancy_id=vacancy_id)


handlers = [applicants, applicant, file, erase_for, enter_form, enter]
