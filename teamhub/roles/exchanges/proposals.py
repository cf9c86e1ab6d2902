"""What a team is asked for consent about: that an exchange begins, and that it goes on."""

from dataclasses import replace
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, Refused, WrongStage
from teamhub.core.i18n import later
from teamhub.frameworks.authority import Facts
from teamhub.journal.service import record
from teamhub.proposals.kinds import Kind, Line, Payload, Put
from teamhub.roles import queries as roles
from teamhub.roles import service as role_service
from teamhub.roles.exchanges import events, queries, refusals, rules, service
from teamhub.roles.exchanges.events import subject
from teamhub.roles.exchanges.queries import Seen
from teamhub.roles.exchanges.questions import EXCHANGE
from teamhub.roles.exchanges.rules import State
from teamhub.roles.exchanges.tables import Exchange
from teamhub.roles.load import queries as load
from teamhub.roles.queries import Past
from teamhub.roles.rules import DAY


async def _seen(act: Act, payload: Payload) -> Seen:
    return await queries.one(act, int(payload["exchange"]))


async def _names(act: Act, payload: Payload) -> dict[str, Any]:
    seen = await _seen(act, payload)
    return {"more": seen.more_name, "takes": seen.takes_name, "role": (seen.name_nl, seen.name_en)}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    counted = await queries.figures(act, await _seen(act, payload))
    return {"percent": counted.percent if counted else 0}


async def _lines(act: Act, payload: Payload) -> list[Line]:
    """Names and days, no figures: a proposal may be read by others than the team when it finds no consent (KAD-06)."""
    seen = await _seen(act, payload)
    now = ", ".join(seat.who for seat in await roles.seats_of(act, seen.role) if seat.who)
    running = seen.state in rules.LIVE
    return [
        Line(later("Supports more clients"), seen.more_name if running else None, seen.more_name),
        Line(later("Has the role"), now or None, seen.takes_name),
        Line(later("Looked at again"), seen.review_on if running else None, date.fromisoformat(payload["review_on"])),
    ]


async def _one_of_two(act: Act, team: int | None, payload: Payload) -> bool:
    return act.by.id in (await _seen(act, payload)).two


def _place(payload: Payload) -> tuple[str, dict[str, Any]]:
    return "exchanges.show", {"exchange_id": payload["exchange"]}


async def _check(act: Act, put: Put) -> Refused | None:
    """With the figures for who puts it; what is kept with a proposal that was overtaken says none of a person."""
    seen = await _seen(act, put.payload)
    if seen.state not in (State.ASKED, State.AGREED):
        return WrongStage("This exchange stands differently by now: “%(state)s”.", state=seen.state)
    return await _too_much(act, seen) or await _cannot_hold(act, seen)


async def _check_on(act: Act, put: Put) -> Refused | None:
    seen = await _seen(act, put.payload)
    if seen.state not in rules.LIVE:
        return WrongStage("This exchange stands differently by now: “%(state)s”.", state=seen.state)
    return await _too_much(act, seen)


async def _too_much(act: Act, seen: Seen) -> Invalid | None:
    refusal = refusals.too_much(await load.whole(act, seen.team), *seen.two, await queries.figures(act, seen))
    if refusal is None or act.by.id is not None:
        return refusal
    return Invalid("The caseload would come further above the own norm by now than is agreed. See the exchange.")


async def _cannot_hold(act: Act, seen: Seen) -> Refused | None:
    begins = _begins(act, seen)
    terms = await roles.history(seen.role)
    if _keeps(terms, seen, begins):
        return None
    role = await roles.role(act, seen.role)
    left = [replace(t, until_on=begins - DAY) if _gives_up(t, seen, begins) else t for t in terms]
    return await role_service.refuses(act, role, seen.takes, from_on=begins, terms=left)


async def _apply(act: Act, put: Put) -> None:
    """The exchange begins, and the role is theirs who takes it. How many clients each supports they record."""
    seen = await _seen(act, put.payload)
    begins, review_on = _begins(act, seen), seen.review_on
    if review_on <= begins:
        raise WrongStage("The day to look at this exchange again is over already.")
    begun: dict[Any, Any] = {Exchange.began_at: act.at, Exchange.from_on: begins}
    still = (Exchange.id == seen.id) & Exchange.ended_at.is_null() & Exchange.declined_at.is_null()
    if not await Exchange.update(begun).where(still).returning(Exchange.id):  # one of the two ended it this moment
        raise WrongStage("This exchange stands differently by now: “%(state)s”.", state=State.ENDED)
    terms = await roles.history(seen.role)
    if not _keeps(terms, seen, begins):
        for term in terms:
            if _gives_up(term, seen, begins):
                await role_service.give_back(act, seen.role, term.person, on=begins - DAY)
        await role_service.appoint(act, seen.role, seen.takes, from_on=begins)
    began = events.ExchangeBegan(subject=subject(seen.id), team=seen.team, from_on=begins, review_on=review_on)
    await record(act, began)


async def _apply_on(act: Act, put: Put) -> None:
    """It goes on, unless one of the two ended it this moment."""
    await queries.hold(int(put.payload["exchange"]))
    if refusal := await _check_on(act, put):
        raise refusal
    seen = await _seen(act, put.payload)
    review_on = date.fromisoformat(put.payload["review_on"])
    await Exchange.update({Exchange.review_on: review_on}).where(Exchange.id == seen.id)
    await record(act, events.ExchangeWentOn(subject=subject(seen.id), team=seen.team, review_on=review_on))


def _begins(act: Act, seen: Seen) -> date:
    """As was written, and tomorrow at the earliest: who gives the role back has it today."""
    return max(seen.from_on, act.today + DAY)


def _keeps(terms: list[Past], seen: Seen, on: date) -> bool:
    return any(t.person == seen.takes and not t.acting and t.from_on <= on <= t.until_on for t in terms)


def _gives_up(term: Past, seen: Seen, on: date) -> bool:
    """Who takes clients over gives the role up; who stood in for it holds it from now on."""
    theirs = (term.person == seen.more and not term.acting) or (term.person == seen.takes and term.acting)
    return theirs and term.from_on < on <= term.until_on


BEGIN = Kind(
    ends_itself=True,
    name=service.BEGIN,
    question=EXCHANGE,
    title=later("%(more)s supports more clients, and %(takes)s has the role %(role)s"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    place=_place,
    lines=_lines,
    may=_one_of_two,
)
GO_ON = replace(
    BEGIN,
    name=service.GO_ON,
    title=later("The exchange of %(more)s and %(takes)s goes on, for the role %(role)s"),
    check=_check_on,
    apply=_apply_on,
)
KINDS = (BEGIN, GO_ON)
