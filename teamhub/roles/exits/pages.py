"""The ways out of a vacancy, and buying its work in for a while."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import later
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause, Facts, Question, Ruling, rule
from teamhub.frameworks.questions import EXCHANGE
from teamhub.roles import queries as roles
from teamhub.roles import service as role_service
from teamhub.roles.exits import policy, queries, service
from teamhub.roles.exits.forms import AnswerForm, BuyInForm
from teamhub.roles.questions import BUY_IN, SHAPE, STOP
from teamhub.roles.rules import weeks_open
from teamhub.teams import queries as teams

NOTHING: Filled[Any] = Filled()


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out: what it is called, when it fits, where it is done, and who decides it."""

    name: str
    when: str
    href: str
    act: str
    ruling: Ruling


# What it is called, when it fits, where it is done, and what its button says. The lightest first.
WAYS = (
    (
        later("Shrink"),
        later("It asks too much: fewer hours, or a smaller purpose."),
        "/rollen/%(role)s/wijzigen",
        later("Make the role smaller"),
    ),
    (
        later("Split"),
        later("Nobody wants all of it, and two people want a part."),
        "/rollen/%(role)s/splitsen",
        later("Split the role"),
    ),
    (
        later("Merge"),
        later("It lies close to a role that somebody likes to hold."),
        "/rollen/%(role)s/samenvoegen",
        later("Merge it with another role"),
    ),
    (
        later("Exchange for caseload"),
        later("Somebody wants it, and has no room: a colleague takes over some clients."),
        "/teams/%(team)s/ruilen/nieuw?rol=%(role)s",
        later("Propose an exchange"),
    ),
    (
        later("Buy in for a while"),
        later("The work has to go on, and is not ours for now: somebody outside the team does it until a day."),
        "/rollen/%(role)s/inkopen",
        later("Ask the MPP to buy it in"),
    ),
    (
        later("Do without it"),
        later("What happens if nobody does it? If that is bearable, the team can do without the role."),
        "/rollen/%(role)s/stoppen",
        later("Propose to stop with the role"),
    ),
)


@get("/rollen/{role_id:int}/uitwegen", name="exits.show")
async def show(act: CurrentAct, role_id: FromPath[int]) -> Template:
    async with reading():
        role = await roles.role(act, role_id)
        there = await card(act, role, await roles.seats_of(act, role_id))
    return page("exits/show.html", role=role, act=act, **there)


@get("/rollen/{role_id:int}/inkopen", name="exits.buy_in")
async def buy_in(act: CurrentAct, role_id: FromPath[int]) -> Template:
    return await _buy_in(act, role_id, NOTHING)


@post("/rollen/{role_id:int}/inkopen", name="exits.ask")
async def ask(request: WebRequest, act: CurrentAct, role_id: FromPath[int], data: FormData) -> Answer | Template:
    policy.require_team(act.by, (await roles.role(act, role_id)).team)
    made: dict[str, int] = {}

    async def do(form: BuyInForm) -> None:
        made["id"] = await service.ask(act, role_id, what=form.what, whom=form.whom, until_on=form.until_on)

    def again(filled: Filled[BuyInForm], status: int) -> Awaitable[Template]:
        return _buy_in(act, role_id, filled, status)

    answer = await sent(request, BuyInForm.read(data), again, do, "roles.show", role_id=role_id)
    return go(request, "exits.bought", buy_in_id=made["id"]) if made else answer


@get("/inkopen/{buy_in_id:int}", name="exits.bought")
async def bought(act: CurrentAct, buy_in_id: FromPath[int]) -> Template:
    return await _bought(act, buy_in_id, NOTHING)


@post("/inkopen/{buy_in_id:int}/antwoord", name="exits.answer")
async def answer(request: WebRequest, act: CurrentAct, buy_in_id: FromPath[int], data: FormData) -> Answer:
    policy.require_mpp(act.by, (await queries.buy_in(act, buy_in_id)).team)

    async def do(form: AnswerForm) -> None:
        await service.answer(act, buy_in_id, yes=form.yes, words=form.words)

    def again(filled: Filled[AnswerForm], status: int) -> Awaitable[Template]:
        return _bought(act, buy_in_id, filled, status)

    return await sent(request, AnswerForm.read(data), again, do, "exits.bought", buy_in_id=buy_in_id)


@post("/inkopen/{buy_in_id:int}/einde", name="exits.end")
async def end(request: WebRequest, act: CurrentAct, buy_in_id: FromPath[int]) -> Response[Any]:
    await service.end(act, buy_in_id)
    return go(request, "exits.bought", buy_in_id=buy_in_id)


async def _buy_in(act: Act, role_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        role = await roles.role(act, role_id)
        policy.require_seen(act.by, role.team)
        ruling = rule(BUY_IN, {}, await frameworks.in_force())
        mpps = await teams.mpps(act, role.team)
        running = [one for one in await queries.of_role(act, role_id) if one.open]
        vacant = any(seat.vacant for seat in await roles.seats_of(act, role_id))
    return page(
        "exits/buy_in.html",
        status=status,
        role=role,
        filled=filled,
        ruling=ruling,
        mpps=mpps,
        running=running,
        vacant=vacant,
        ours=role.team in act.by.member_of,
    )


async def _bought(act: Act, buy_in_id: int, filled: Filled[Any], status: int = 200) -> Template:
    async with reading():
        seen = await queries.buy_in(act, buy_in_id)
        mpps = await teams.mpps(act, seen.team)
    return page(
        "exits/bought.html",
        status=status,
        seen=seen,
        filled=filled,
        mpps=mpps,
        ours=seen.team in act.by.member_of,
        may_answer=seen.team in act.by.oversees,
    )


async def card(act: Act, role: roles.Role, seats: Sequence[roles.Seat]) -> dict[str, Any]:
    """What `exits/_section.html` needs on the page of a role besides `role`. Nothing to see while it is held.

    In three queries where the role is vacant, in none where it is not.
    """
    shown: dict[str, Any] = {"vacancy": None, "exits": [], "buy_ins": [], "ours": False}
    if not any(seat.vacant for seat in seats):
        return shown
    agreed = await frameworks.agreed()
    limits = roles.agreed_in(agreed.limits)
    found = await queries.vacancies(act, seats, limits.open_weeks)
    longest = max(found, key=lambda one: (one.too_long, one.weeks))
    ours = role.team in act.by.member_of
    return {
        "vacancy": longest,
        "open_weeks": limits.open_weeks,
        "exits": exits(role, _vacant_weeks(act, seats), agreed.clauses) if longest.too_long else [],
        "buy_ins": [one for one in await queries.of_role(act, role.id) if one.open],
        "ours": ours,
        "stands_in": longest.seat.acting_name,
        "cover_until": await role_service.longest_cover(act, role) if ours else None,
        "blank": NOTHING,
    }


async def team_card(act: Act, seats: Sequence[roles.Seat]) -> dict[str, Any]:
    """What `exits/_team.html` needs on the page of a team; core roles first. In two queries where a role is vacant."""
    if not any(seat.vacant for seat in seats):
        return {"too_long": []}
    found = await queries.vacancies(act, seats, (await roles.agreements()).open_weeks)
    return {"too_long": sorted((one for one in found if one.too_long), key=lambda one: not one.seat.role.core)}


def _vacant_weeks(act: Act, seats: Sequence[roles.Seat]) -> int:
    """As the proposal to stop counts them: bought in or not."""
    return max(weeks_open(seat.vacant_since, act.today) for seat in seats if seat.vacant_since)


def exits(role: roles.Role, weeks: int, clauses: Sequence[Clause]) -> list[Exit]:
    """The five of KAD-11, and stopping; the lightest first. `weeks` are those that it has been vacant."""

    def ruled(question: Question, facts: Facts) -> Ruling:
        return rule(question, facts, clauses)

    shape = ruled(SHAPE, {})
    rulings = (
        shape,
        shape,
        shape,
        ruled(EXCHANGE, {"percent": 0}),
        ruled(BUY_IN, {}),
        ruled(STOP, {"weeks_open": weeks}),
    )
    named = {"role": role.id, "team": role.team}
    return [
        Exit(name, when, where % named, act, ruling)
        for (name, when, where, act), ruling in zip(WAYS, rulings, strict=True)
    ]


handlers = [show, buy_in, ask, bought, answer, end]
