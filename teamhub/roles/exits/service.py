"""The verbs of buying in: a team asks, its MPP answers with a reason, the team ends it sooner."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.words import Day
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.journal.service import record
from teamhub.roles import queries as roles
from teamhub.roles.exits import events, policy, queries, rules
from teamhub.roles.exits.events import subject
from teamhub.roles.exits.queries import Seen
from teamhub.roles.exits.rules import Answer, Bought
from teamhub.roles.exits.tables import BuyIn
from teamhub.roles.questions import BUY_IN


async def ask(act: Act, role_id: int, *, what: str, whom: str, until_on: date) -> int:
    """A team asks its MPP to have the work of a vacant role done by somebody else, until this day. Returns its id."""
    async with writing():
        role = await roles.role(act, role_id)
        policy.require_team(act.by, role.team)
        await roles.hold(role_id)
        if not any(seat.vacant for seat in await roles.seats_of(act, role_id)):
            raise WrongStage("Somebody holds this role. What nobody holds can be bought in.")
        if any(one.open for one in await queries.of_role(act, role_id)):
            raise WrongStage("Buying this role in is asked already, or it is bought in.")
        if not act.today <= until_on <= act.today + rules.LONGEST:
            raise Invalid("Choose a day from today until %(latest)s.", latest=Day(act.today + rules.LONGEST))
        ruling = asdict(rule(BUY_IN, {}, await frameworks.in_force(act.today)))
        facts: dict[str, Any] = {"what": what.strip(), "whom": whom.strip(), "until_on": until_on}
        row = BuyIn(team_role=role_id, by=act.by.id, at=act.at, ruling=json.dumps(ruling), **facts)
        await row.save()
        about: dict[str, Any] = {"team": role.team, "team_role": role_id, "role": role.name_nl, "ruling": ruling}
        await record(act, events.BuyInAsked(subject=subject(row.id), **about, **facts))
    return int(row.id)


async def answer(act: Act, buy_in_id: int, *, yes: bool, words: str) -> None:
    """The MPP of the team, once, and always with a reason. With a yes it is bought in from today."""
    async with writing():
        found = await _held(act, buy_in_id)
        policy.require_mpp(act.by, found.team)
        if found.state is not Bought.ASKED:
            raise WrongStage("This has been answered, or is not asked any more.")
        if not words.strip():
            raise Invalid("Write your reason: the team reads it.")
        said: dict[str, Any] = {"answer": Answer.YES if yes else Answer.NO, "words": words.strip()}
        when = {"answered_by": act.by.id, "answered_at": act.at, "from_on": act.today if yes else None}
        await _change(found, **said, **when)
        about: dict[str, Any] = {"team": found.team, "role": found.name_nl, "words": words.strip()}
        if yes:
            await record(act, events.BuyInAgreed(subject=subject(found.id), until_on=found.until_on, **about))
        else:
            await record(act, events.BuyInDeclined(subject=subject(found.id), **about))


async def end(act: Act, buy_in_id: int) -> None:
    """By the team, from today on: sooner than agreed, or before there is an answer."""
    async with writing():
        found = await _held(act, buy_in_id)
        policy.require_team(act.by, found.team)
        if not found.open:
            raise WrongStage("This is over already.")
        await _change(found, ended_on=act.today)
        await record(act, events.BuyInEnded(subject=subject(found.id), team=found.team, role=found.name_nl))


async def _held(act: Act, buy_in_id: int) -> Seen:
    await queries.buy_in(act, buy_in_id)
    await queries.hold(buy_in_id)
    return await queries.buy_in(act, buy_in_id)


async def _change(found: Seen, **values: Any) -> None:
    columns: dict[Any, Any] = {getattr(BuyIn, name): value for name, value in values.items()}
    await BuyIn.update(columns).where(BuyIn.id == found.id)
