"""Choosing a training by consent of the team (KAD-04, KAD-06): with the round, it has been chosen."""

from collections.abc import Mapping
from decimal import Decimal

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Refused, WrongStage
from teamhub.core.i18n import later
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Manner
from teamhub.frameworks.authority import Facts
from teamhub.proposals.kinds import Kind, Line, Payload, Put, Value
from teamhub.training.plans import policy, queries, rules, ruling_queries
from teamhub.training.plans.events import subject
from teamhub.training.plans.seen import Seen
from teamhub.training.plans.service import KIND, keep_choice, require_advice, require_possible
from teamhub.training.questions import LEARN


async def _seen(act: Act, payload: Payload) -> Seen:
    return await queries.one(Act(by=SYSTEM, at=act.at), int(payload["plan"]))


async def _names(act: Act, payload: Payload) -> Mapping[str, Value]:
    seen = await _seen(act, payload)
    return {"training": (seen.title_nl, seen.title_en or seen.title_nl), "cost": payload["cost"]}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {"amount": rules.whole(Decimal(payload["cost"]))}


async def _may(act: Act, team: int | None, payload: Payload) -> bool:
    seen = await _seen(act, payload)
    return seen.team == team and policy.runs(act.by, seen)


async def _check(act: Act, put: Put) -> Refused | None:
    """The MPP, where KAD-04 wants them heard, is asked by the round; others are heard before it."""
    seen = await _seen(act, put.payload)
    found = (await ruling_queries.of_plan(act, seen)).rulings
    try:
        if Decimal(put.payload["cost"]) != seen.cost:
            raise WrongStage("It costs something else by now than the team was asked about. Put it to the team anew.")
        require_possible(seen, found)
        needed = [need for need in found.needs if need not in found.book.needs]
        require_advice(await decisions.matter(act, subject(seen.id)), needed, found)
    except Refused as refusal:
        return refusal
    return None


async def _apply(act: Act, put: Put) -> None:
    """Chosen, unless it was dropped or changed this moment."""
    seen = await queries.locked(act, int(put.payload["plan"]))
    if refusal := await _check(act, put):
        raise refusal
    found = (await ruling_queries.of_plan(act, seen)).rulings
    await keep_choice(act, seen, Manner.CONSENT, found)


async def _lines(act: Act, payload: Payload) -> list[Line]:
    seen = await _seen(act, payload)
    checks = await ruling_queries.of_plan(act, seen)
    return [
        Line(later("How many go"), None, seen.count),
        Line(later("Cost, in euros"), None, seen.cost),
        Line(later("Left of the training budget, in euros"), checks.budget.left, checks.left),
        Line(later("First day"), None, seen.first_on),
    ]


BOOK = Kind(
    name=KIND,
    question=LEARN,
    title=later("Take the training “%(training)s” for €%(cost)s"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    may=_may,
    place=lambda payload: ("plans.show", {"plan_id": payload["plan"]}),
    lines=_lines,
    ends_itself=True,
)
