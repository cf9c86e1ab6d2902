"""The verbs that put somebody to the team, by whoever leads the election. What follows from consent: proposals.py.

They hold no election while a proposal is put: a round that closes meanwhile holds its proposal, and then the election.
"""

from datetime import timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.journal.service import record
from teamhub.proposals import queries as proposed
from teamhub.proposals import service as proposals
from teamhub.proposals.rules import DAYS, OPEN, State
from teamhub.proposals.seen import Seen
from teamhub.roles.elections import events, policy, queries, service
from teamhub.roles.elections.events import subject
from teamhub.roles.elections.proposals import ELECT, Offered
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.seen import Election
from teamhub.roles.elections.stages import STAGES, Verb
from teamhub.roles.rules import SOON


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On which terms somebody is proposed. `days` to answer, calendar days; in a meeting it is that day."""

    why: str
    months: int | None = None
    help: str = ""
    focus: str = ""
    divide: bool = False
    days: int = DAYS


async def propose(act: Act, election_id: int, person: int, terms: Terms) -> int:
    """Somebody who was nominated, with one's own words why; by whoever leads. Returns the number of the proposal."""
    async with writing():
        one = await _led(act, election_id)
        offered = _offered(one, person, terms)
        number = await proposals.propose(
            act,
            ELECT.name,
            team=one.team,
            payload=offered.payload(),
            key=subject(one.id),
            last=person,
            doer=person,
            **_round(act, one, offered, terms),
        )
        await _record(act, one, person, number, terms.why, again=False)
    return number


async def propose_again(act: Act, election_id: int, terms: Terms) -> None:
    """The same person, on other terms that meet what was objected: shorter, with help, or with somebody beside them."""
    async with writing():
        one = await _led(act, election_id)
        before = await latest(act, one.id)
        if before is None or before.state not in (State.OBJECTED, State.TOO_FEW):
            raise WrongStage("Only what was not consented to is put again.")
        person = int(before.payload["person"])
        offered = _offered(one, person, terms)
        given = _round(act, one, offered, terms)
        await proposals.again(act, before.id, payload=offered.payload(), doer=person, **given)
        await _record(act, one, person, before.id, terms.why, again=True)


async def withdraw(act: Act, election_id: int, why: str) -> None:
    """The election, and with it whom one has proposed in it oneself; a round of somebody else they withdraw first."""
    async with writing():
        put = await latest(act, election_id)
        if put is not None and put.state in OPEN and put.by == act.by.id:
            await proposals.withdraw(act, put.id)
        elif put is not None and put.state is State.RUNNING:
            raise WrongStage("%(name)s has proposed somebody. That is withdrawn first, by them.", name=put.by_name)
        await service.withdraw(act, election_id, why)


async def latest(act: Act, election_id: int) -> Seen | None:
    """The newest proposal of an election, as this reader may read it."""
    return next(iter(await proposed.of(act, subject(election_id))), None)


async def _led(act: Act, election_id: int) -> Election:
    one = await queries.election(act, election_id)
    policy.require_leads(act.by, one.facilitator, one.facilitator_name)
    STAGES.after(one.stage, Verb.PROPOSE)
    return one


def _offered(one: Election, person: int, terms: Terms) -> Offered:
    if not terms.why.strip():
        raise Invalid("Write in your own words why you propose this person.")
    months = terms.months or one.months
    return Offered(one.id, person, one.first_on, months, terms.help.strip(), terms.focus.strip(), terms.divide)


def _round(act: Act, one: Election, offered: Offered, terms: Terms) -> dict[str, Any]:
    """How long it is open; and it is looked at again when the role comes on the agenda for its next term."""
    in_meeting = one.how is How.MEETING and act.today == one.opens_on
    again = offered.days(act.today)[1] - SOON
    soonest = act.today + timedelta(days=terms.days + 1)
    return {
        "why": terms.why.strip(),
        "days": terms.days,
        "meeting_on": act.today if in_meeting else None,
        "evaluate_on": max(again, soonest),
    }


async def _record(act: Act, one: Election, person: int, number: int, why: str, *, again: bool) -> None:
    said = events.PersonProposed(subject=subject(one.id), person=person, proposal=number, why=why.strip(), again=again)
    await record(act, said)
