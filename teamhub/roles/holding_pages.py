"""Another term of who holds a role, and asking somebody without an election: forms that put it to the team."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.errors import WrongStage
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest
from teamhub.people.recognitions import queries as recognitions
from teamhub.roles import queries, rules
from teamhub.roles.forms import TermForm
from teamhub.roles.proposals import ASKING, EXTENDING
from teamhub.roles.queries import Role, Seat
from teamhub.roles.rules import Term
from teamhub.roles.shape.proposals import key
from teamhub.roles.standing import next_begin, next_end
from teamhub.roles.steps import put, step_page
from teamhub.teams import queries as teams


async def _holder(act: Act, role: Role) -> dict[str, Any]:
    """Who would go on, in which term of how many. Raises WrongStage where nobody holds it."""
    seats = await queries.seats_of(act, role.id)
    seat = min((one for one in seats if one.ends_on), key=lambda one: one.ends_on or act.today, default=None)
    if seat is None:
        raise WrongStage("Nobody holds this role, so there is no term to extend.")
    begin = next_begin(seat, act.today)
    terms = [term.held() for term in await queries.history(role.id)]
    number = rules.in_a_row(terms, _person(seat), begin, role.term_months)
    return {"seat": seat, "begin": begin, "until": next_end(begin, role), "number": number}


def _person(seat: Seat) -> int:
    return seat.person or seat.expired or 0


@get("/rollen/{role_id:int}/verlengen", name="roles.extend")
async def extend_form(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await _extend_page(act, role_id, Filled())


async def _extend_page(act: Act, role_id: int, filled: Filled[Any], status: int = 200) -> Template:
    return await step_page(act, role_id, "roles/extend.html", EXTENDING, filled, status, _holder)


@post("/rollen/{role_id:int}/verlengen", name="roles.put_extend")
async def extend(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    role = await queries.role(act, role_id)
    person = _person((await _holder(act, role))["seat"])

    def again(filled: Filled[Any], status: int) -> Any:
        return _extend_page(act, role_id, filled, status)

    return await put(
        request, act, TermForm.read(data), again, EXTENDING, key(role_id), lambda form: _term(role_id, person, form),
        team=role.team, last=lambda form: person,
    )  # fmt: skip


def _term(role_id: int, person: int, form: TermForm) -> dict[str, Any]:
    days = {"from": form.begin.isoformat(), "until": form.until.isoformat()}
    return {"role": role_id, "person": person, "focus": form.focus, **days}


async def _people(act: Act, role: Role) -> dict[str, Any]:
    """Everybody of the team, by name; whose talents speak of the role; the days of a term, as soon as there is room."""
    seats = await queries.seats_of(act, role.id)
    free = next((one for one in seats if one.ring.term in (Term.VACANT, Term.ACTING, Term.EXPIRED)), None)
    soonest = min((one for one in seats if one.until_on), key=lambda one: one.until_on or act.today, default=None)
    begin = act.today if free else next_begin(soonest, act.today)
    everybody = await teams.people_of(act, role.team)
    return {
        "people": [(one.id, one.name) for one in everybody if one.from_on <= act.today],
        "talented": await recognitions.matching(act, f"{role.name_nl} {role.purpose_nl}", role.team),
        "begin": begin,
        "until": next_end(begin, role),
    }


@get("/rollen/{role_id:int}/vragen", name="roles.ask")
async def ask_form(act: CurrentAct, role_id: FromPath[int], wie: FromQuery[int] = 0) -> Template:
    """`wie`: whom somebody had in mind where they came from, such as a colleague who has just started."""
    return await _ask_page(act, role_id, Filled({"person": str(wie)} if wie else {}))


async def _ask_page(act: Act, role_id: int, filled: Filled[Any], status: int = 200) -> Template:
    return await step_page(act, role_id, "roles/ask.html", ASKING, filled, status, _people)


@post("/rollen/{role_id:int}/vragen", name="roles.put_ask")
async def ask(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer:
    role = await queries.role(act, role_id)

    def again(filled: Filled[Any], status: int) -> Any:
        return _ask_page(act, role_id, filled, status)

    return await put(
        request, act, TermForm.read(data), again, ASKING, key(role_id),
        lambda form: _term(role_id, form.person, form), team=role.team, last=lambda form: form.person,
    )  # fmt: skip


handlers = [extend_form, extend, ask_form, ask]
