"""What a team advises about a colleague's probation or contract, by consent of all but whom it is about (KAD-14)."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Refused, WrongStage
from teamhub.core.i18n import later
from teamhub.frameworks.authority import Facts
from teamhub.joining.contracts import events, queries
from teamhub.joining.contracts.events import subject
from teamhub.joining.contracts.queries import Clock
from teamhub.joining.contracts.rules import Advice
from teamhub.joining.contracts.tables import Contract, ContractReview
from teamhub.joining.questions import ADVISE
from teamhub.journal.service import record
from teamhub.proposals.kinds import Kind, Line, Payload, Put, Value
from teamhub.teams.tables import Membership

UNTALKED = later("Doubt is first talked over with your colleague, and that is recorded. It is never a surprise.")


def key(contract_id: int, about: str) -> str:
    return f"contract:{contract_id}:{about}"


async def _clock(act: Act, payload: Payload) -> Clock:
    return await queries.clock(Act(by=SYSTEM, at=act.at), int(payload["contract"]), payload["about"])


async def _names(act: Act, payload: Payload) -> Mapping[str, Value]:
    return {"name": (await _clock(act, payload)).name}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {}


async def _may(act: Act, team: int | None, payload: Payload) -> bool:
    clock = await _clock(act, payload)
    return act.by.id != clock.person and any(team in act.by.member_of for team in clock.teams)


async def _check(act: Act, put: Put) -> Refused | None:
    clock = await _clock(act, put.payload)
    if not clock.open or clock.advice:
        return WrongStage("The team has advised already, or this has been decided.")
    if put.payload["advice"] == Advice.PART and clock.talked_on is None:
        return WrongStage(UNTALKED)
    return None


async def _apply(act: Act, put: Put) -> None:
    """The team has advised, unless it was decided without it this moment."""
    contract, about = int(put.payload["contract"]), put.payload["about"]
    await Contract.select(Contract.id).where(Contract.id == contract).lock_rows("UPDATE")
    if refusal := await _check(act, put):
        raise refusal
    advised: dict[Any, Any] = {"advice": put.payload["advice"], "advice_words": put.why, "advised_on": act.today}
    await review(contract, about)
    here = (ContractReview.contract == contract) & (ContractReview.kind == about)
    await ContractReview.update(advised).where(here)
    facts = {"kind": about, "advice": put.payload["advice"], "words": put.why}
    await record(act, events.TeamAdvised(subject=subject(contract), **facts))


async def review(contract_id: int, about: str) -> int:
    """The number of what is said about this end of a contract; made where there was nothing yet."""
    row = ContractReview(contract=contract_id, kind=about)
    await ContractReview.insert(row).on_conflict(action="DO NOTHING")
    here = (ContractReview.contract == contract_id) & (ContractReview.kind == about)
    (found,) = await ContractReview.select(ContractReview.id).where(here).output(as_list=True)
    return int(found)


async def _lines(act: Act, payload: Payload) -> list[Line]:
    clock = await _clock(act, payload)
    return [
        Line(later("The team's advice"), None, str(payload["advice"])),
        Line(later("Ends on"), clock.end, clock.end),
    ]


async def colleagues(clock: Clock, act: Act) -> tuple[int, ...]:
    """Who advises: the team of today, without whom it is about."""
    team = next((team for team in clock.teams if team in act.by.member_of), 0)
    here = (Membership.team == team) & (Membership.from_on <= act.today)
    now = here & (Membership.until_on.is_null() | (Membership.until_on >= act.today))
    found = await Membership.select(Membership.person).where(now).output(as_list=True)
    return tuple(sorted({*found} - {clock.person}))


ADVICE = Kind(
    name="joining.advise",
    ends_itself=True,
    question=ADVISE,
    title=later("What we advise about the contract of %(name)s"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    may=_may,
    place=lambda payload: ("contracts.show", {"contract_id": payload["contract"], "about": payload["about"]}),
    lines=_lines,
)
