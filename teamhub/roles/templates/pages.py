from typing import Any

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import locale
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.roles.questions import TEMPLATE
from teamhub.roles.shape import rules
from teamhub.roles.templates import queries, service
from teamhub.roles.templates.forms import DescribedForm


@get("/rollen/beschrijvingen", name="role_templates.list")
async def listed(act: CurrentAct) -> Template:
    async with reading():
        rows = await queries.listed(act)
    return page("roles/templates/list.html", roles=rows, keeper=service.may_keep(act.by))


@get("/rollen/beschrijvingen/nieuw", name="role_templates.new")
async def new_form(act: CurrentAct) -> Template:
    return await _form(act, "", Filled())


@get("/rollen/beschrijvingen/{key:str}", name="role_templates.edit")
async def edit_form(act: CurrentAct, key: FromPath[str]) -> Template:
    return await _form(act, key, Filled())


async def _form(act: Act, key: str, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        await queries.listed(act)
        service.require_keeper(act.by)
        role = await queries.one(act, key) if key else None
        ruling = rule(TEMPLATE, {}, await frameworks.in_force(act.today))
    lines = "\n".join(rules.said(role["accountabilities"], locale() == "nl")) if role else ""
    there = {"role": role, "lines": lines, "filled": filled, "ruling": ruling}
    return page("roles/templates/edit.html", status=status, **there)


@post("/rollen/beschrijvingen", name="role_templates.put_new")
async def new(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    async def do(form: DescribedForm) -> None:
        await service.describe_new(act, form.described())

    return await _sent(request, act, "", data, do)


@post("/rollen/beschrijvingen/{key:str}", name="role_templates.put_edit")
async def edit(request: WebRequest, act: CurrentAct, key: FromPath[str], data: FormData) -> Answer:
    async def do(form: DescribedForm) -> None:
        await service.describe(act, key, form.described())

    return await _sent(request, act, key, data, do)


async def _sent(request: WebRequest, act: Act, key: str, data: FormData, do: Any) -> Answer:
    await queries.listed(act)
    service.require_keeper(act.by)

    def again(filled: Filled[Any], status: int) -> Any:
        return _form(act, key, filled, status)

    return await sent(request, DescribedForm.read(data), again, do, "role_templates.list")


handlers = [listed, new_form, edit_form, new, edit]
