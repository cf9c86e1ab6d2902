"""The pages for everybody: what teams look for, one vacancy with its form, and what becomes of what is sent."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from teamhub.core import i18n
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.hiring import list_queries, queries
from teamhub.hiring.applying import attempt_service, own_service, rules
from teamhub.hiring.applying import queries as applicants
from teamhub.hiring.applying.forms import ApplicationForm, LinkForm, sent_form
from teamhub.hiring.applying.rules import Tried
from teamhub.hiring.applying.service import Application
from teamhub.hiring.rules import Source
from teamhub.people.tables import Organisation
from teamhub.sign_in.pages import client

NOTHING: Filled[Any] = Filled()


def speak(taal: str) -> str:
    """In the language that a link asks for, of those that we speak; and what links on such a page carry along."""
    if taal in i18n.LANGUAGES:
        i18n.current_locale.set(taal)
    return i18n.locale()


@get("/werken-bij", name="applying.list", open_to_visitors=True)
async def listed(act: CurrentAct, taal: FromQuery[str] = "") -> Template:
    language = speak(taal)
    async with reading():
        found = await list_queries.public(act)
        organisation = await Organisation.objects().first()
    return page("applying/list.html", vacancies=found, organisation=organisation, language=language)


@get("/werken-bij/{vacancy_id:int}", name="applying.vacancy", open_to_visitors=True)
async def vacancy(act: CurrentAct, vacancy_id: FromPath[int], taal: FromQuery[str] = "") -> Template:
    return await _vacancy(act, vacancy_id, NOTHING, speak(taal))


async def _vacancy(act: Act, vacancy_id: int, filled: Filled[Any], language: str, status: int = 200) -> Template:
    async with reading():
        seen = await list_queries.posted(act, vacancy_id)
        weeks, years = await applicants.kept_for(act.today)
        criteria, wanted = await queries.criteria(seen.id), await queries.wanted(seen.id)
        organisation = await Organisation.objects().first()
    return page(
        "applying/vacancy.html", status=status, seen=seen, criteria=criteria, wanted=wanted, filled=filled,
        organisation=organisation, language=language, sources=[*Source], most=rules.MOST_FILES,
        weeks=weeks, years=years,
    )  # fmt: skip


@post(
    "/werken-bij/{vacancy_id:int}", name="applying.apply", open_to_visitors=True,
    request_max_body_size=rules.LARGEST_FORM,
)  # fmt: skip
async def apply(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], taal: FromQuery[str] = ""
) -> Response[Any] | Template:
    """A letter with its files. What looks like a program gets the same page, and nothing is kept."""
    typed, files = await sent_form(request)
    language = speak(taal)
    filled = ApplicationForm.read(typed)
    await list_queries.posted(act, vacancy_id)
    await attempt_service.count(act, Tried.APPLY, client(request))
    if filled.value is None:
        return await _vacancy(act, vacancy_id, _chosen(filled, bool(files)), language, 422)
    form = filled.value
    if not form.leave_empty:
        fields = {name: getattr(form, name) for name in ("name", "email", "phone", "letter", "source", "consent")}
        try:
            await own_service.apply(act, vacancy_id, Application(**fields, language=language, files=files))
        except (Invalid, WrongStage) as refusal:
            about = "files" if isinstance(refusal, Invalid) else ""
            return await _vacancy(act, vacancy_id, filled.refused(refusal, about), language, refusal.status)
    return _on(request, "applying.received", language, vacancy_id=vacancy_id)


def _chosen(filled: Filled[Any], files: bool) -> Filled[Any]:
    """A browser gives back what was typed, and never which files were chosen."""
    if not files:
        return filled
    again = i18n.gettext("Please choose your files again: a browser does not keep them.")
    return Filled(filled.typed, {**filled.errors, "files": again})


def _on(request: WebRequest, route: str, language: str, **params: Any) -> Redirect:
    return Redirect(f"{request.app.route_reverse(route, **params)}?taal={language}", status_code=303)


@get("/werken-bij/{vacancy_id:int}/ontvangen", name="applying.received", open_to_visitors=True)
async def received(act: CurrentAct, vacancy_id: FromPath[int], taal: FromQuery[str] = "") -> Template:
    language = speak(taal)
    async with reading():
        seen = await list_queries.posted(act, vacancy_id)
    return page("applying/received.html", seen=seen, language=language)


@get("/werken-bij/link", name="applying.link_form", open_to_visitors=True)
async def link_form(taal: FromQuery[str] = "") -> Template:
    return page("applying/link.html", filled=NOTHING, asked=False, language=speak(taal))


@post("/werken-bij/link", name="applying.link", open_to_visitors=True)
async def link(
    request: WebRequest, act: CurrentAct, data: FormData, taal: FromQuery[str] = ""
) -> Response[Any] | Template:
    """Says the same whether the address is known or not."""
    language = speak(taal)
    filled = LinkForm.read(data)
    await attempt_service.count(act, Tried.LINK, client(request))
    if filled.value is None:
        return page("applying/link.html", status=422, filled=filled, asked=False, language=language)
    await own_service.send_links(act, filled.value.email.lower())
    return _on(request, "applying.link_sent", language)


@get("/werken-bij/link/verstuurd", name="applying.link_sent", open_to_visitors=True)
async def link_sent(taal: FromQuery[str] = "") -> Template:
    return page("applying/link.html", filled=NOTHING, asked=True, language=speak(taal))


@get("/werken-bij/gewist", name="applying.erased", open_to_visitors=True)
async def erased(taal: FromQuery[str] = "") -> Template:
    return page("applying/erased.html", language=speak(taal))


handlers = [listed, vacancy, apply, received, link_form, link, link_sent, erased]
