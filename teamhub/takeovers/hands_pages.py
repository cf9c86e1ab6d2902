"""“Op mijn handen”: a page to write it down, and taking back what was a mistake."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.core.words import capital
from teamhub.people.policy import works_here
from teamhub.takeovers import hands_service
from teamhub.takeovers.forms import HandsForm
from teamhub.takeovers.rules import Withheld
from teamhub.takeovers.sending import NOTHING, Answer, sent
from teamhub.takeovers.whom_queries import near, whom


@get("/overnames/op-mijn-handen", name="takeovers.hands_form")
async def hands_form(act: CurrentAct, team: FromQuery[str] = "") -> Template:
    return await _hands_page(act, NOTHING, chosen=team)


@post("/overnames/op-mijn-handen", name="takeovers.hands")
async def hands(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    works_here(act.by)

    async def do(form: HandsForm) -> int:
        await hands_service.keep_off(
            act, team_id=form.team, kind=form.kind, words=form.words, held_on=form.held_on, hands_id=form.person
        )
        return 0

    def again(filled: Filled[HandsForm], status: int) -> Any:
        return _hands_page(act, filled, status)

    return await sent(request, HandsForm.read(data), again, do, "takeovers.list")


@post("/overnames/op-mijn-handen/{record_id:int}/ongedaan", name="takeovers.hands_undo")
async def hands_undo(request: WebRequest, act: CurrentAct, record_id: FromPath[int]) -> Response[Any]:
    works_here(act.by)
    await hands_service.withdraw(act, record_id)
    return go(request, "takeovers.list")


async def _hands_page(act: Act, filled: Filled[Any], status: int = 200, chosen: str = "") -> Template:
    works_here(act.by)
    async with reading():
        choices = [one for one in await whom(act) if not one.person]
        others = [one for one in await near(act) if one.team in act.by.member_of]
    mine = [(one.key, gettext("my own, with %(team)s") % {"team": one.team_name}) for one in choices]
    theirs = [(one.key, f"{one.person_name} ({one.team_name})") for one in others]
    return page(
        "takeovers/hands.html",
        status=status,
        filled=filled,
        kinds=[(kind, capital(gettext(kind))) for kind in Withheld],
        hands=[*mine, *theirs],
        chosen=chosen,
    )


handlers = [hands_form, hands, hands_undo]
