"""The verbs of a plan: make it, say what it costs and when it is, choose it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.decisions import queries as decisions
from teamhub.decisions.matter import Matter
from teamhub.decisions.rules import GIVEN_BY, Manner
from teamhub.frameworks.authority import Way, allows
from teamhub.journal.service import record
from teamhub.proposals import queries as proposals
from teamhub.teams import queries as teams
from teamhub.training import queries as catalogue
from teamhub.training.needs import queries as needs
from teamhub.training.plans import events, policy, queries, rules, ruling_queries
from teamhub.training.plans.events import subject
from teamhub.training.plans.people_service import invite
from teamhub.training.plans.rules import Rulings, Split, State
from teamhub.training.plans.seen import Seen
from teamhub.training.plans.tables import Participant, Plan, PlanDay

KIND = "training.book"
MOST_DAYS = 30
FARTHEST = timedelta(days=730)


async def make(
    act: Act,
    team_id: int,
    *,
    training: int,
    cost: Decimal,
    split: Split,
    people: Collection[int] = (),
    days: Sequence[date] = (),
    why: str = "",
    provider: str = "",
    seats: int = 0,
    other_payer: str = "",
    need: int | None = None,
) -> int:
    """A proposal for the team: nothing is decided by it. Returns its id. `cost` is that of all of it, in euros.

    Who makes it and goes along has said yes by that; whom they ask, answers.
    """
    async with writing():
        await teams.team(act, team_id)
        policy.require_sees(act.by, team_id)
        policy.require_team(act.by, team_id)
        seen = await catalogue.one(act, training)
        if need is not None and (await needs.one(act, need)).team != team_id:
            raise Invalid("This need is of another team.")
        _require_split(cost, split, other_payer)
        money_: dict[str, Any] = _columns(cost, split, other_payer)
        columns: dict[str, Any] = {
            "team": team_id, "training": training, "need": need, "by": act.by.id, "why": why.strip(),
            "provider": (provider or seen.provider).strip(), "seats": seats, **money_,
        }  # fmt: skip
        return await _made(act, columns, people, days) or await _put(act, columns, people, days)


async def _put(act: Act, columns: dict[str, Any], people: Collection[int], days: Sequence[date]) -> int:
    row = Plan(**columns, at=act.at)
    await row.save()
    said: dict[str, Any] = {name: columns[name] for name in ("team", "training", "cost", "why")}
    await record(act, events.TrainingProposed(subject=subject(row.id), **said))
    if days:
        await _put_days(act, row.id, days)
    if people:
        await invite(act, await queries.one(act, row.id), people)
    return int(row.id)


async def _made(act: Act, columns: dict[str, Any], people: Collection[int], days: Collection[date]) -> int | None:
    """The proposal that the same form made just now."""
    for plan_id in await sent_before(act, Plan, "at", chosen_at=None, cancelled_at=None, **columns):
        asked = await Participant.select(Participant.person).where(Participant.plan == plan_id).output(as_list=True)
        planned = await PlanDay.select(PlanDay.day).where(PlanDay.plan == plan_id).output(as_list=True)
        if {*asked} == {*people} and {*planned} == {*days}:
            return plan_id
    return None


async def change(
    act: Act, plan_id: int, *, cost: Decimal, split: Split, other_payer: str, provider: str, seats: int, why: str
) -> None:
    """What it costs, who pays and who gives it. What then asks for more than was decided is a proposal again."""
    async with writing():
        seen = await mine(act, plan_id)
        require_live(seen)
        _require_split(cost, split, other_payer)
        if seats < seen.seats_taken:
            raise Invalid("Colleagues of other teams have taken %(count)s of these seats.", count=seen.seats_taken)
        words: dict[str, Any] = {"provider": provider.strip(), "seats": seats, "why": why.strip()}
        await Plan.update(**words, **_columns(cost, split, other_payer)).where(Plan.id == seen.id)
        if cost != seen.cost:
            await record(act, events.CostChanged(subject=subject(seen.id), was=seen.cost, now=cost))
        if seen.chosen_at and (cost, split) != (seen.cost, seen.split):
            await _still_decided(act, await queries.one(act, plan_id))


async def _still_decided(act: Act, seen: Seen) -> None:
    """Whether what was decided covers what it costs now."""
    found = (await ruling_queries.of_plan(act, seen)).rulings
    manner = {Manner.ALONE: Way.ALONE, Manner.ADVICE: Way.ADVICE, Manner.CONSENT: Way.CONSENT}
    assert seen.manner
    beyond = found.mpp_first and seen.mpp_reply is not rules.Reply.YES
    if (
        not found.outside
        and not beyond
        and all(allows(one, manner[seen.manner]) for one in found.all if one.clause and one.clause.decider != "mpp")
    ):
        return
    if seen.booked_at:
        raise WrongStage(
            "It is booked, and this cost asks for more than was decided. %(ruling)s Cancel it and propose it anew, or "
            "divide the cost differently.",
            ruling=found.settling,
        )
    await reopen(act, seen)


async def reopen(act: Act, seen: Seen) -> None:
    nothing: dict[str, Any] = {"chosen_at": None, "chosen_by": None, "manner": None, "ruling": None}
    await Plan.update(**nothing).where(Plan.id == seen.id)
    await record(act, events.PlanReopened(subject=subject(seen.id)))


async def set_days(act: Act, plan_id: int, days: Sequence[date]) -> None:
    """The days that it is on. Who had said yes to other days is asked again, once it has been chosen."""
    async with writing():
        seen = await mine(act, plan_id)
        require_live(seen)
        if seen.over:
            raise WrongStage("It is over: its days cannot change any more.")
        if not days:
            raise Invalid("Choose at least one day.")
        if tuple(sorted({*days})) == seen.days:
            return
        await _put_days(act, seen.id, days, seen)
        if seen.transfer_due and seen.last_on:
            due = seen.transfer_due + (max(days) - seen.last_on)
            await Plan.update({Plan.transfer_due: due}).where(Plan.id == seen.id)
        if seen.chosen_at:
            again: dict[str, Any] = {"reply": None, "replied_at": None}
            others = (Participant.plan == seen.id) & (Participant.person != act.by.id) & Participant.out_on.is_null()
            await Participant.update(**again).where(others & (Participant.reply == rules.Reply.YES))


async def _put_days(act: Act, plan_id: int, days: Sequence[date], seen: Seen | None = None) -> None:
    wanted = sorted({*days})
    if len(wanted) > MOST_DAYS or not act.today - FARTHEST <= wanted[0] <= wanted[-1] <= act.today + FARTHEST:
        raise Invalid("Choose up to %(most)s days, within two years from now.", most=MOST_DAYS)
    await PlanDay.delete().where(PlanDay.plan == plan_id)
    await PlanDay.insert(*(PlanDay(plan=plan_id, day=day) for day in wanted))
    if seen and seen.first_on:
        await record(act, events.DaysMoved(subject=subject(plan_id), was=seen.first_on, now=wanted[0]))
    else:
        await record(act, events.DaysSet(subject=subject(plan_id), now=wanted[0]))


async def choose(act: Act, plan_id: int) -> None:
    """The team's own decision, after the advice that is asked for. What needs consent is put to the team instead."""
    async with writing():
        seen = await mine(act, plan_id)
        await decisions.hold(subject(seen.id))
        found = (await ruling_queries.of_plan(act, seen)).rulings
        require_possible(seen, found)
        if await proposals.running(act, KIND, subject(seen.id)):
            raise WrongStage("The team is asked for consent about this. Wait for that, or withdraw it first.")
        if found.lightest is Way.CONSENT and not holds_role(act, seen, found):
            raise NotAllowed("This is chosen by consent of the team. %(ruling)s", ruling=found.settling)
        if found.roles and not holds_role(act, seen, found):
            raise NotAllowed(
                "What the team's own budget pays is decided by who holds that role, or by the team with consent. "
                "%(ruling)s",
                ruling=found.own,
            )
        matter = await decisions.matter(act, subject(seen.id))
        require_advice(matter, found.needs, found)
        await keep_choice(act, seen, Manner.ADVICE if matter.asked else Manner.ALONE, found)


def require_advice(matter: Matter, needs_: Sequence[str], found: Rulings) -> None:
    """Who is to be heard has answered, or let their days pass; and of each advice it is said what becomes of it."""
    if lacking(matter, needs_):
        raise WrongStage("First ask for the advice that is needed, and wait for it. %(ruling)s", ruling=first(found))
    if any(one.wants_reply for one in matter.asked):
        raise WrongStage("First say of each advice whether you follow it, and why.")


def lacking(matter: Matter, needs_: Sequence[str]) -> tuple[str, ...]:
    """The needs of which nobody has been asked, or somebody still has days to answer."""
    settled: dict[str, bool] = {}
    for need in needs_:
        asked = [one for one in matter.asked if one.capacity is GIVEN_BY.get(need)]
        settled[need] = bool(asked) and all(one.settled for one in asked)
    return rules.missing(needs_, settled)


def holds_role(act: Act, seen: Seen, found: Rulings) -> bool:
    return any((seen.team, role) in act.by.roles for role in found.roles)


def first(found: Rulings) -> Any:
    """The ruling that asks for advice; the method's where only that nobody has looked at it yet asks for it."""
    return next((one for one in found.all if one.needs), found.method)


def require_possible(seen: Seen, found: Rulings) -> None:
    """What any way of choosing needs first."""
    if seen.state is not State.PROPOSED:
        raise WrongStage("This plan is not a proposal any more: “%(state)s”.", state=seen.state)
    if not seen.count:
        raise WrongStage("Choose who goes first.")
    if found.outside:
        raise NotAllowed("This is not the team's to choose. %(ruling)s", ruling=found.outside)
    if found.mpp_first and seen.mpp_reply is not rules.Reply.YES:
        raise WrongStage(
            "It goes beyond the training budget: first ask the MPP. %(ruling)s Or let somebody else pay a part.",
            ruling=found.budget,
        )


async def keep_choice(act: Act, seen: Seen, manner: Manner, found: Rulings) -> None:
    kept = asdict(found.settling)
    chosen: dict[str, Any] = {
        "chosen_at": act.at, "chosen_by": act.by.id, "manner": manner, "ruling": json.dumps(kept),
    }  # fmt: skip
    await Plan.update(**chosen).where(Plan.id == seen.id)
    await record(act, events.TrainingChosen(subject=subject(seen.id), manner=manner, ruling=kept))


async def mine(act: Act, plan_id: int) -> Seen:
    seen = await queries.locked(act, plan_id)
    policy.require_runs(act.by, seen)
    return seen


def require_live(seen: Seen) -> None:
    if not seen.live:
        raise WrongStage("This plan has ended: “%(state)s”.", state=seen.state)


def _require_split(cost: Decimal, split: Split, other_payer: str) -> None:
    off = rules.off_by(cost, split)
    if off > 0:
        raise Invalid("The parts are %(off)s short of the cost. Say who pays that.", off=f"€ {off}")
    if off < 0:
        raise Invalid("The parts are %(off)s more than the cost. Make them the same.", off=f"€ {-off}")
    if split.other and not other_payer.strip():
        raise Invalid("Write who else pays a part.")


def _columns(cost: Decimal, split: Split, other_payer: str) -> dict[str, Any]:
    return {
        "cost": cost,
        "from_training": split.training,
        "from_own": split.own,
        "from_organisation": split.organisation,
        "from_other": split.other,
        "other_payer": other_payer.strip() if split.other else "",
    }
