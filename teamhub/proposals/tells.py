"""Whom it concerns when something is put to a team or to people by name, and what came of it."""

from collections.abc import Mapping

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.decisions import events as decisions
from teamhub.decisions.rules import Outcome
from teamhub.proposals import events, queries
from teamhub.proposals.seen import Seen
from teamhub.teams.queries import office_holders


async def _about(act: Act, happened: Happened) -> Seen | None:
    """Of what is not about a proposal, nothing."""
    if happened.kind != "proposal":
        return None
    found = await queries.listed(Act(by=SYSTEM, at=act.at), ("true", []), "AND p.id = {}", int(happened.key))
    return found[0] if found else None


async def _called(act: Act, happened: Happened) -> Concerns:
    seen = await _about(act, happened)
    return {About.ASKED: seen.members} if seen else {}


async def _turn(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["to"]]}


async def _closed(act: Act, happened: Happened) -> Concerns:
    """Without consent: who put it and who was asked; then the process supporter, and then the MPP. KAD-06."""
    seen = await _about(act, happened)
    if seen is None or happened.facts["outcome"] == Outcome.ADOPTED:  # what follows is told
        return {}
    help_: list[int] = []
    if happened.facts["number"] >= 2:
        help_ = await office_holders(act, Office.PROCESS)
        help_ += await office_holders(act, Office.MPP, seen.team) if happened.facts["number"] >= 3 else []
    return {About.MINE: [seen.by], About.ASKED: help_, About.TEAM: seen.members}


async def _outcome(act: Act, happened: Happened) -> Concerns:
    seen = await _about(act, happened)
    return {About.MINE: [seen.by], About.TEAM: seen.members} if seen else {}


async def _proposer(act: Act, happened: Happened) -> Concerns:
    seen = await _about(act, happened)
    return {About.MINE: [seen.by]} if seen else {}


TELLS: Mapping[type, Tells] = {
    decisions.RoundCalled: _called,
    decisions.TurnGiven: _turn,
    decisions.RoundClosed: _closed,
    decisions.AdviceGiven: _proposer,
    decisions.ObjectionMet: _proposer,
    decisions.ObjectionStands: _proposer,
    events.ProposalWithdrawn: _outcome,
    events.ProposalCarriedOut: _outcome,
    events.ProposalOvertaken: _outcome,
}
