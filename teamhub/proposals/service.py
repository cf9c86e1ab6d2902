"""The verbs of a proposal: put it, speak, meet objections, put it again, take it back. What follows: carrying.py."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.decisions import decision_service, objection_service, round_service
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Stance
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Decider, Ruling, Way, allows, rule
from teamhub.journal.service import record
from teamhub.proposals import events, kept, queries, rules
from teamhub.proposals.advising import ask_advice
from teamhub.proposals.events import subject
from teamhub.proposals.kinds import Kind, Put, kind_of
from teamhub.proposals.rules import OPEN, State
from teamhub.proposals.seen import Seen
from teamhub.proposals.tables import Proposal

PURPOSE = "decide"
OF_TEAMS = (
    Decider.OWNER, Decider.CONCERNED, Decider.ROLE_HOLDER, Decider.TEAM, Decider.TEAM_AND_MPP, Decider.OWNER_AND_MPP,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """For how long people are asked, and what of it is written down with the decision."""

    days: int
    meeting_on: date | None
    evaluate_on: date | None
    doer: int | None


async def propose(
    act: Act,
    kind: str,
    *,
    team: int | None = None,
    people: tuple[int, ...] = (),
    payload: Mapping[str, Any],
    why: str,
    key: str,
    days: int = rules.DAYS,
    meeting_on: date | None = None,
    last: int | None = None,
    evaluate_on: date | None = None,
    doer: int | None = None,
) -> int:
    """Puts something to a team, or to people by name, for consent; returns the number of the proposal.

    `key` is what it is about, such as "role:12": of one kind about one key, one runs at a time. They have `days`
    calendar days, or until the day of a meeting is over. `last` is whom it is about. Refuses who is not asked
    themselves (or what `Kind.may` says), what `Kind.check` refuses, and what is not a team's to decide.
    """
    async with writing():
        what = kind_of(kind)
        who: dict[str, Any] = {"team": team, "people": tuple(people), "by": act.by.id or 0, "last": last}
        put = Put(id=0, kind=kind, key=key, payload=payload, why=why.strip(), **who)
        await decisions.hold(f"proposals of {kind} about {key}")  # two at once come one after the other
        await _require_may(act, what, put)
        for one in await queries.unsettled(kind, key):
            await round_service.settle_due(act, one)
        if await queries.running(act, kind, key):
            raise WrongStage("A proposal about this is running already. Answer that one first.")
        ruling = await _require_possible(act, what, put)
        put = replace(put, id=await _save(act, what, put))
        await _ask(act, what, put, ruling, Asked(days, meeting_on, evaluate_on, doer))
    return put.id


async def again(
    act: Act,
    proposal_id: int,
    *,
    why: str,
    payload: Mapping[str, Any] | None = None,
    days: int = rules.DAYS,
    meeting_on: date | None = None,
    evaluate_on: date | None = None,
    doer: int | None = None,
) -> None:
    """The next round, after one without consent: the same, or changed by what was heard. By who put it."""
    async with writing():
        seen = await _mine(act, proposal_id)
        if seen.state not in (State.OBJECTED, State.TOO_FEW):
            raise WrongStage("Only what was not consented to is put again.")
        what, changed = kind_of(seen.type), dict(seen.payload if payload is None else payload)
        put = replace(seen.put(), payload=changed, why=why.strip())
        ruling = await _require_possible(act, what, put)
        words = await _words(act, what, changed)
        change: dict[Any, Any] = {"payload": json.dumps(changed), "why": put.why, "version": seen.version + 1, **words}
        await Proposal.update(change).where(Proposal.id == seen.id)
        said = events.ProposalPutAgain(subject=subject(seen.id), version=seen.version + 1, why=put.why, payload=changed)
        await record(act, said)
        await _ask(act, what, put, ruling, Asked(days, meeting_on, evaluate_on, doer), seen.version + 1)


async def speak(
    act: Act, proposal_id: int, stance: Stance, *, argument: str = "", harm: str = "", safe: str = ""
) -> None:
    """How one stands; the last voice that is waited for closes the round, and with consent has the effect."""
    async with writing():
        seen = await _found(act, proposal_id)
        await round_service.speak(act, seen.round, stance, argument=argument, harm=harm, safe=safe)


async def give_turn(act: Act, proposal_id: int) -> None:
    """Who put it lets the one whom it is about speak, once enough others have."""
    async with writing():
        await round_service.give_turn(act, (await _mine(act, proposal_id)).round)


async def withdraw(act: Act, proposal_id: int) -> None:
    """Who put it takes it back, up to the moment that it is consented to."""
    async with writing():
        seen = await _mine(act, proposal_id)
        if seen.state not in OPEN:
            raise WrongStage("This proposal has ended: “%(state)s”.", state=seen.state)
        await round_service.withdraw_running(act, subject(seen.id))
        await Proposal.update({Proposal.withdrawn_at: act.at}).where(Proposal.id == seen.id)
        await record(act, events.ProposalWithdrawn(subject=subject(seen.id)))


async def propose_resolution(act: Act, proposal_id: int, voice_id: int, text: str) -> None:
    """Who put it writes how an objection may be met."""
    async with writing():
        seen = await _mine(act, proposal_id)
        await objection_service.propose(act, voice_id, _living(seen), text)


async def confirm(act: Act, proposal_id: int, resolution_id: int) -> None:
    """The objector sees it met. When nothing else stands in the way it has been consented to, and has its effect."""
    async with writing():
        seen = await _found(act, proposal_id)
        await objection_service.confirm(act, resolution_id, _living(seen))


async def stands(act: Act, proposal_id: int, resolution_id: int, text: str) -> None:
    """The objector says what is still missing."""
    async with writing():
        seen = await _found(act, proposal_id)
        await objection_service.stands(act, resolution_id, _living(seen), text)


async def look_again(act: Act, proposal_id: int, finding: str, again_on: date | None = None) -> None:
    """The evaluation of what was decided, by who put it or who was to carry it out."""
    async with writing():
        seen = await _found(act, proposal_id)
        decision = await decisions.current(subject(seen.id), PURPOSE)
        if decision is None:
            raise WrongStage("There is nothing to look at again: this was not decided.")
        if act.by.id not in (seen.by, decision.doer):
            raise NotAllowed("Who made this proposal looks at it again, or who carries it out.")
        await decision_service.look_again(act, decision.id, subject(seen.id), finding, again_on)


async def _found(act: Act, proposal_id: int) -> Seen:
    """Held, with what is over settled, and as it is after whoever held it before."""
    await queries.one(act, proposal_id)
    await decisions.hold(subject(proposal_id))
    await round_service.settle_due(act, subject(proposal_id))
    return await queries.one(act, proposal_id)


async def _mine(act: Act, proposal_id: int) -> Seen:
    seen = await _found(act, proposal_id)
    if act.by.id != seen.by:
        raise NotAllowed("Only %(name)s, who made this proposal, can do this.", name=seen.by_name)
    return seen


def _living(seen: Seen) -> str:
    """Its subject, while objections can be met."""
    if seen.state not in OPEN:
        raise WrongStage("This proposal has ended: “%(state)s”.", state=seen.state)
    return subject(seen.id)


async def _require_may(act: Act, what: Kind, put: Put) -> None:
    if act.by.id is None:
        raise NotFound("There is no such page.")
    if what.may is not None:
        allowed = await what.may(act, put.team, put.payload)
    else:
        allowed = act.by.id in put.people or (put.team is not None and put.team in act.by.member_of)
    if not allowed:
        raise NotAllowed("Who is asked for consent can put this to the others. Ask one of them.")


async def _require_possible(act: Act, what: Kind, put: Put) -> Ruling:
    """Possible by what it does, and by the frameworks; what these say is kept with the round."""
    if not put.why.strip():
        raise Invalid("Write in your own words why you propose this.")
    if refusal := await what.check(act, put):
        raise refusal
    ruling = await ruled(act, what, put.team, put.payload)
    if not allows(ruling, Way.CONSENT) or not is_theirs(put, ruling):
        raise NotAllowed("This is not your team's to decide. %(ruling)s", ruling=ruling)
    return ruling


def is_theirs(put: Put, ruling: Ruling) -> bool:
    """A clause that gives it to an office gives it to nobody else; what is everybody's, named people may decide."""
    decider = ruling.clause.decider if ruling.clause else None
    return decider in OF_TEAMS or (decider is Decider.ORGANISATION and put.team is None)


async def ruled(act: Act, what: Kind, team: int | None, payload: Mapping[str, Any]) -> Ruling:
    """What the frameworks say now of such a proposal: to show beside the button that puts it."""
    return rule(what.question, await what.facts(act, team, payload), await frameworks.in_force(act.today))


async def _save(act: Act, what: Kind, put: Put) -> int:
    words: dict[str, Any] = await _words(act, what, put.payload)
    about: dict[str, Any] = {
        "type": put.kind,
        "key": put.key,
        "team": put.team,
        "payload": json.dumps(dict(put.payload)),
    }
    row = Proposal(**about, why=put.why, by=put.by, at=act.at, **words)
    await row.save()
    said = events.ProposalPut(
        subject=subject(row.id), kind=put.kind, key=put.key, why=put.why, payload=dict(put.payload)
    )
    await record(act, said)
    return int(row.id)


async def _words(act: Act, what: Kind, payload: Mapping[str, Any]) -> dict[str, str]:
    names, lines = await what.names(act, payload), await what.lines(act, payload)
    return {"names": json.dumps(kept.keep_all(names)), "lines": json.dumps(kept.keep_lines(lines))}


async def _ask(act: Act, what: Kind, put: Put, ruling: Ruling, asked: Asked, version: int = 1) -> None:
    """Those who advise, where the frameworks want it; and then those who consent."""
    title = kept.title(what.title, kept.keep_all(await what.names(act, put.payload)))
    advised = await ask_advice(act, put, ruling, title)
    ends = rules.ends(local(act.at), asked.days, asked.meeting_on, advised)
    if ends is None and asked.meeting_on is not None:
        raise Invalid("Choose a meeting that is today or later, within 60 days.")
    if ends is None:
        raise Invalid("Give the others from 1 up to 60 days to answer.")
    proposal = round_service.Proposal(
        subject=subject(put.id),
        purpose=PURPOSE,
        team=put.team,
        people=put.people,
        last=put.last,
        text=put.why,
        version=version,
        evaluate_on=rules.evaluate_on(asked.evaluate_on, act.today, local(ends.decision).date()),
        doer=asked.doer or put.last or put.by,
        ruling=ruling,
    )
    await round_service.call(act, proposal, ends)
