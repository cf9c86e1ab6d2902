"""HR welcomes whom the team found: what is known already stands in the form, and nothing of it in an address."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.selecting import choice_queries, joining_queries, policy, rules, welcoming_service
from teamhub.hiring.selecting.choosing import Choice
from teamhub.hiring.selecting.forms import RecogniseForm, WelcomeForm
from teamhub.hiring.selecting.rules import State
from teamhub.hiring.selecting.sending import sent
from teamhub.people.rules import Record
from teamhub.teams import queries as teams

WELCOME = "/vacatures/{vacancy_id:int}/keuze/welkom"


@get(WELCOME, name="hiring.welcome")
async def welcome_form(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    return await _page(act, vacancy_id, None)


async def _page(act: Act, vacancy_id: int, filled: Filled[Any] | None, status: int = 200) -> Template:
    async with reading():
        seen, one = await _found(act, vacancy_id)
        every = await teams.every(act)
        recorded = await joining_queries.recorded(act, seen.team, one)
        contact = await choice_queries.contact(one.applicant)
    assert one.start_on, "Who was found has a first day."
    return page(
        "hiring/selecting/welcome.html",
        status=status,
        seen=seen,
        filled=filled or Filled(_known(seen, one) | {"email": contact["email"]}),
        teams=[(team.id, team.name) for team in every],
        probation=rules.probation_months(one.start_on, one.until_on),
        until_on=one.until_on,
        recorded=[(row["id"], row["name"]) for row in recorded],
    )


async def _found(act: Act, vacancy_id: int) -> tuple[Vacancy, Choice]:
    seen, found = await choice_queries.procedure(act, vacancy_id)
    policy.require_hr(act.by)
    if not found or found[0].state is not State.HIRED or not found[0].name:
        raise NotFound("There is no such page.")
    return seen, found[0]


def _known(seen: Vacancy, one: Choice) -> dict[str, str]:
    """What HR need not type again."""
    assert one.start_on and one.hours, "Agreed terms have a first day and hours."
    return {
        "name": one.name,
        "joined_on": one.start_on.isoformat(),
        "hours": f"{one.hours:g}".replace(".", ","),
        "team": str(seen.team),
        "function_nl": seen.title_nl,
        "function_en": seen.title_en,
        "probation": "true",
    }


@post(WELCOME, name="hiring.welcomed")
async def welcome(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await _found(act, vacancy_id)

    async def do(form: WelcomeForm) -> None:
        kept: Record = form.model_dump(include={*Record.__annotations__})  # type: ignore[assignment]
        more: dict[str, Any] = {"hours": form.hours, "team": form.team, "probation": form.probation}
        await welcoming_service.welcome(act, vacancy_id, kept, **more)

    def again(filled: Filled[Any], status: int) -> Any:
        return _page(act, vacancy_id, filled, status)

    to = {"vacancy_id": vacancy_id, "anchor": "filled"}
    return await sent(request, WelcomeForm.read(data), again, do, "hiring.choice", **to)


@post(WELCOME + "/al-vastgelegd", name="hiring.recognise")
async def recognise(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], data: FormData) -> Answer:
    await _found(act, vacancy_id)

    async def do(form: RecogniseForm) -> None:
        await welcoming_service.recognise(act, vacancy_id, form.person)

    async def again(filled: Filled[Any], status: int) -> Template:
        wrong = filled.errors.get("person") or filled.errors.get("")
        known = _known(*await _found(act, vacancy_id))
        return await _page(act, vacancy_id, Filled({**known, **filled.typed}, {"person": wrong or ""}), status)

    to = {"vacancy_id": vacancy_id, "anchor": "filled"}
    return await sent(request, RecogniseForm.read(data), again, do, "hiring.choice", **to)


handlers = [welcome_form, welcome, recognise]
