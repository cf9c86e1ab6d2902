"""What somebody sees of their own application, with the link from a mail; and what they do with it there."""

import json
from typing import Any
from urllib.parse import quote

from litestar import Response, get, post
from litestar.enums import MediaType
from litestar.params import FromPath
from litestar.response import Redirect, Template

from teamhub.core import i18n
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, NotFound, Stale, WrongStage
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.hiring.applying import attempt_service, own_service, queries, reply_service, rules
from teamhub.hiring.applying.forms import ConsentForm, CorrectForm, SlotForm, SureForm, sent_form
from teamhub.hiring.applying.queries import Applicant
from teamhub.hiring.applying.rules import Tried
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import forgetting, talk_queries, talk_service
from teamhub.sign_in.pages import client

NOTHING: Filled[Any] = Filled()
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def download(name: str, body: bytes, kind: str) -> Response[bytes]:
    """To be kept, never to be shown in the browser: whatever is in it, nothing of ours runs it."""
    plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_. ")) or "document.pdf"
    said = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(body, media_type=kind, headers={"content-disposition": said, "content-security-policy": SANDBOX})


async def _mine(request: WebRequest, act: Act, token: str) -> Applicant:
    """By their link, and in the language in which they applied, also what is refused. Who tries links is held up."""
    try:
        one = await queries.by_token(act, token)
    except NotFound:
        await attempt_service.count(act, Tried.TOKEN, client(request))
        raise
    i18n.current_locale.set(one.language)
    return one


@get("/sollicitatie/{token:str}", name="applying.own", open_to_visitors=True)
async def own(request: WebRequest, act: CurrentAct, token: FromPath[str]) -> Template:
    return await _own(request, act, token, NOTHING)


async def _own(
    request: WebRequest, act: Act, token: str, filled: Filled[Any], form: str = "", status: int = 200
) -> Template:
    one = await _mine(request, act, token)
    async with reading():
        about = await reply_service.vacancy_of(act, one)
        files = await queries.files(one.id)
        weeks, years = await queries.kept_for(act.today)
        readers = await queries.readers(one.id)
        slots = await talk_queries.slots_for(act, one.id)
    return page(
        "applying/own.html", status=status, one=one, about=about, files=files, token=token, filled=filled, form=form,
        blank=NOTHING, may_withdraw=one.standing in rules.WITHDRAWABLE, may_correct=one.standing in rules.CORRECTABLE,
        weeks=weeks, years=years,
        most=rules.MOST_FILES, readers=readers, slots=slots, invited=one.standing is Standing.INVITED,
    )  # fmt: skip


@get("/sollicitatie/{token:str}/download", name="applying.download", open_to_visitors=True)
async def everything(request: WebRequest, act: CurrentAct, token: FromPath[str]) -> Response[bytes]:
    """All that is kept of them, as JSON; the files beside it have links of their own."""
    one = await _mine(request, act, token)
    async with reading():
        about = await reply_service.vacancy_of(act, one)
        files = await queries.files(one.id)
        readers = await queries.readers(one.id)
        selected = await forgetting.of_applicant(one.id)
    kept = {
        "vacancy": about.title_nl if one.language == "nl" else about.title_en,
        "team": about.team_name,
        **{name: getattr(one, name) for name in ("name", "email", "phone", "letter", "source", "language")},
        "applied_on": one.applied_on,
        "standing": one.standing,
        "reason": one.reason_words,
        "entered_by": one.entered_by_name,
        "agreed": one.agreed,
        "consent_on": one.consent_on,
        "erased_on_or_before": one.gone_on,
        "files": [{"name": file.name, "bytes": file.size} for file in files],
        "read_by": readers,
        **selected,
    }
    body = json.dumps(kept, ensure_ascii=False, indent=2, default=str).encode()
    return download("application.json", body, MediaType.JSON)


@get("/sollicitatie/{token:str}/bestanden/{file_id:int}", name="applying.own_file", open_to_visitors=True)
async def own_file(
    request: WebRequest, act: CurrentAct, token: FromPath[str], file_id: FromPath[int]
) -> Response[bytes]:
    one = await _mine(request, act, token)
    name, body = await queries.body(one.id, file_id)
    return download(name, body, "application/pdf")


@post(
    "/sollicitatie/{token:str}/gegevens", name="applying.correct", open_to_visitors=True,
    request_max_body_size=rules.LARGEST_FORM,
)  # fmt: skip
async def correct(request: WebRequest, act: CurrentAct, token: FromPath[str]) -> Response[Any] | Template:
    typed, files = await sent_form(request)
    one = await _mine(request, act, token)
    filled = CorrectForm.read(typed)
    if filled.value is None:
        return await _own(request, act, token, filled, "correct", 422)
    drop = [int(name[5:]) for name in typed if name.startswith("drop-") and name[5:].isascii() and name[5:].isdigit()]
    form = filled.value
    letter = form.letter if one.standing in rules.CORRECTABLE else one.letter
    try:
        await own_service.correct(
            act, token, name=form.name, phone=form.phone, letter=letter, files=files,
            drop=[number for number in drop if number < 2**31],
        )  # fmt: skip
    except (Invalid, WrongStage) as refusal:
        return await _own(request, act, token, filled.refused(refusal), "correct", refusal.status)
    return go(request, "applying.own", token=token)


@post("/sollicitatie/{token:str}/toestemming", name="applying.consent", open_to_visitors=True)
async def consent(request: WebRequest, act: CurrentAct, token: FromPath[str], data: FormData) -> Response[Any]:
    await _mine(request, act, token)
    form = ConsentForm.read(data).value
    if form is None:
        raise Invalid("Please choose one of the options.")
    await own_service.consent(act, token, given=form.given)
    return go(request, "applying.own", token=token, anchor="kept")


@post("/sollicitatie/{token:str}/gesprek", name="applying.choose_slot", open_to_visitors=True)
async def choose_slot(
    request: WebRequest, act: CurrentAct, token: FromPath[str], data: FormData
) -> Response[Any] | Template:
    """A moment for a talk, for who was invited."""
    one = await _mine(request, act, token)
    filled = SlotForm.read(data)
    if filled.value is None:
        return await _own(request, act, token, filled, "slot", 422)
    try:
        await talk_service.choose_slot(act, one.id, filled.value.slot)
    except (Invalid, Stale) as refusal:
        return await _own(request, act, token, filled.refused(refusal), "slot", refusal.status)
    return go(request, "applying.own", token=token, anchor="moments")


@post("/sollicitatie/{token:str}/terugtrekken", name="applying.withdraw", open_to_visitors=True)
async def withdraw(request: WebRequest, act: CurrentAct, token: FromPath[str]) -> Response[Any]:
    await _mine(request, act, token)
    await own_service.withdraw(act, token)
    return go(request, "applying.own", token=token)


@post("/sollicitatie/{token:str}/wissen", name="applying.erase", open_to_visitors=True)
async def erase(request: WebRequest, act: CurrentAct, token: FromPath[str], data: FormData) -> Response[Any] | Template:
    one = await _mine(request, act, token)
    filled = SureForm.read(data)
    try:
        await own_service.erase_all(act, token, sure=bool(filled.value and filled.value.sure))
    except Invalid as refusal:
        return await _own(request, act, token, filled.refused(refusal, "sure"), "erase", refusal.status)
    there = request.app.route_reverse("applying.erased")
    return Redirect(f"{there}?taal={one.language}", status_code=303)


handlers = [own, everything, own_file, correct, consent, choose_slot, withdraw, erase]
