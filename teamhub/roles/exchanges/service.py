"""The verbs of an exchange: propose it to a colleague, answer, end it. What the team consents to is in proposals.py."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.journal.service import record
from teamhub.people import service as people
from teamhub.proposals import queries as proposals
from teamhub.proposals import rules as proposal_rules
from teamhub.proposals import service as proposal_service
from teamhub.roles import queries as roles
from teamhub.roles.exchanges import events, policy, queries, refusals, rules
from teamhub.roles.exchanges.events import subject
from teamhub.roles.exchanges.queries import Seen
from teamhub.roles.exchanges.rules import State
from teamhub.roles.exchanges.tables import Exchange
from teamhub.roles.load import queries as load
from teamhub.roles.queries import Role

BEGIN, GO_ON = "roles.exchange", "roles.exchange_on"
SOON = timedelta(days=7)


async def propose(
    act: Act,
    team_id: int,
    *,
    more: int,
    takes: int,
    role_id: int,
    clients: int,
    words: str,
    from_on: date | None = None,
    review_on: date | None = None,
) -> int:
    """One of the two writes it, for the other to answer: `more` takes so many clients over, `takes` holds the role.

    From `from_on`, or a week from now; looked at again on `review_on`, half a year on at the latest. Refused with the
    figures where a caseload would come too far above the own norm (KAD-12). Returns its number.
    """
    async with writing():
        policy.require_team(act.by, team_id)
        policy.require_one_of_two(act.by, (more, takes))
        await roles.hold(role_id)  # two about one role come one after the other
        role = await _role(act, team_id, role_id)
        begins, again = await days(act, from_on, review_on)
        if not words.strip():
            raise Invalid("Write in your own words why you want to exchange this.")
        if await queries.live_about(act, role_id):
            raise WrongStage("There is an exchange about this role already. End that one first.")
        if refusal := await refused(act, team_id, more, takes, role, clients):
            raise refusal
        given: dict[str, Any] = {"team": team_id, "more": more, "takes": takes, "role": role_id, "clients": clients}
        when: dict[str, Any] = {"by": act.by.id, "at": act.at, "from_on": begins, "review_on": again}
        row = Exchange(**given, **when, hours=round(hours_of(role), 1), words=words.strip())
        await row.save()
        other = takes if act.by.id == more else more
        said = events.ExchangeProposed(
            subject=subject(row.id), team=team_id, other=other, role=role.name_nl, words=words.strip()
        )
        await record(act, said)
    return int(row.id)


async def days(act: Act, from_on: date | None, review_on: date | None) -> tuple[date, date]:
    """When it begins and when it is looked at again, as they were chosen or as is usual."""
    begins = from_on or act.today + SOON
    latest = rules.latest_review(begins, (await roles.agreements(act.today)).exchange_months)
    if begins < act.today:
        raise Invalid("Choose a first day that is today or later.")
    return begins, refusals.reviewed(begins, review_on or latest, latest)


async def refused(act: Act, team_id: int, more: int, takes: int, role: Role, clients: int) -> Invalid | None:
    """Why these two cannot exchange this, with the figures; nothing where they can. Reads only."""
    now = await load.whole(act, team_id)
    if more == takes or now.of(more) is None or now.of(takes) is None:
        return Invalid("Choose a colleague of your own team.")
    counted = queries.counted(now, more, takes, role.id, hours_of(role), clients)
    return refusals.too_much(now, more, takes, counted)


def hours_of(role: Role) -> Decimal:
    """A week, of one of those who hold it."""
    return role.hours / role.seats


async def agree(act: Act, exchange_id: int, days: int = proposal_rules.DAYS) -> int:
    """The other one says yes, and puts it to the team. Later either of the two: once more. Returns the proposal."""
    async with writing():
        seen = await _held(act, exchange_id)
        if seen.state is State.ASKED:
            policy.require_other(act.by, seen.by, seen.two)
        else:
            policy.require_one_of_two(act.by, seen.two)
        if seen.state not in (State.ASKED, State.AGREED):
            raise _stands(seen)
        await Exchange.update({Exchange.accepted_at: act.at}).where(Exchange.id == seen.id)
        proposal = await _put(act, BEGIN, seen, seen.words, days, review_on=seen.review_on)
        await record(act, events.ExchangeAgreed(subject=subject(seen.id), team=seen.team, proposal=proposal))
    return proposal


async def decline(act: Act, exchange_id: int, words: str) -> None:
    """The other one says no, in a sentence. Nothing changes."""
    async with writing():
        seen = await _held(act, exchange_id)
        policy.require_other(act.by, seen.by, seen.two)
        if seen.state is not State.ASKED:
            raise _stands(seen)
        declined: dict[Any, Any] = {Exchange.declined_at: act.at, Exchange.last_words: _said(words)}
        await Exchange.update(declined).where(Exchange.id == seen.id)
        said = events.ExchangeDeclined(subject=subject(seen.id), team=seen.team, words=words.strip())
        await record(act, said)


async def go_on(
    act: Act, exchange_id: int, *, words: str, review_on: date | None = None, days: int = proposal_rules.DAYS
) -> int:
    """Either of the two asks the team to let it go on, half a year at most. Returns the proposal."""
    async with writing():
        seen = await _held(act, exchange_id)
        policy.require_one_of_two(act.by, seen.two)
        if seen.state not in rules.LIVE or act.today < seen.review_on - rules.ON_THE_AGENDA:
            raise WrongStage("An exchange is looked at again from two weeks before its date.")
        begins = max(seen.review_on, act.today)
        latest = rules.latest_review(begins, (await roles.agreements(act.today)).exchange_months)
        again = refusals.reviewed(begins, review_on or latest, latest)
        return await _put(act, GO_ON, seen, words, days, review_on=again)


async def end(act: Act, exchange_id: int, words: str) -> None:
    """Either of the two, at any moment, with a sentence. The role stays with who holds it, until its term ends."""
    async with writing():
        seen = await _held(act, exchange_id)
        policy.require_one_of_two(act.by, seen.two)
        if seen.state not in rules.OPEN:
            raise _stands(seen)
        ended: dict[Any, Any] = {Exchange.ended_at: act.at, Exchange.ended_by: act.by.id}
        await Exchange.update({**ended, Exchange.last_words: _said(words)}).where(Exchange.id == seen.id)
        await record(act, events.ExchangeEnded(subject=subject(seen.id), team=seen.team, words=words.strip()))


async def record_caseload(act: Act, exchange_id: int, size: int) -> None:
    """How many clients one supports from today: each of the two records their own."""
    async with writing():
        seen = await queries.one(act, exchange_id)
        policy.require_one_of_two(act.by, seen.two)
        assert act.by.id is not None
        await people.change_caseload(act, act.by.id, size, from_on=act.today)


async def _put(act: Act, kind: str, seen: Seen, words: str, days: int, *, review_on: date) -> int:
    payload = {"exchange": seen.id, "review_on": review_on.isoformat()}
    about: dict[str, Any] = {"team": seen.team, "payload": payload, "key": subject(seen.id)}
    for other in await proposals.of(act, subject(seen.id)):
        if other.state in proposal_rules.OPEN or other.state is proposal_rules.State.ADOPTED:
            raise WrongStage("A proposal about this is running already. Answer that one first.")
    return await proposal_service.propose(act, kind, **about, why=_said(words), days=days, evaluate_on=review_on)


async def _role(act: Act, team_id: int, role_id: int) -> Role:
    role = await roles.role(act, role_id)
    if role.team != team_id or not role.open_on(act.today):
        raise NotFound("There is no such role.")
    return role


async def _held(act: Act, exchange_id: int) -> Seen:
    await queries.one(act, exchange_id)
    await queries.hold(exchange_id)
    return await queries.one(act, exchange_id)


def _said(words: str) -> str:
    if not words.strip():
        raise Invalid("Please fill this in.")
    return words.strip()


def _stands(seen: Seen) -> WrongStage:
    return WrongStage("This exchange stands differently by now: “%(state)s”.", state=seen.state)
