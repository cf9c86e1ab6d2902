"""Booking what was chosen, with how it is passed on planned first; and calling it off."""

from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.words import Day
from teamhub.frameworks import queries as frameworks
from teamhub.journal.service import record
from teamhub.training.budgets import queries as budgets
from teamhub.training.budgets import service as money
from teamhub.training.plans import events, rules, ruling
from teamhub.training.plans.events import subject
from teamhub.training.plans.rules import State, Transfer
from teamhub.training.plans.seen import Seen
from teamhub.training.plans.service import mine, require_live
from teamhub.training.plans.tables import Plan


async def plan_transfer(
    act: Act, plan_id: int, *, transfer: Transfer, to: str, how: str, due_on: date | None = None
) -> None:
    """To whom, when and how what is learned reaches the team: within so many weeks after the last day (KAD-04)."""
    async with writing():
        seen = await mine(act, plan_id)
        require_live(seen)
        if seen.last_on is None:
            raise WrongStage("First choose the days: passing it on is counted from the last one.")
        agreed = await frameworks.agreed(act.today)
        latest = rules.latest_transfer(seen.last_on, budgets.transfer_weeks(agreed.limits))
        due_on = due_on or latest
        if due_on > latest:
            raise Invalid(
                "It is passed on by %(latest)s at the latest. %(ruling)s",
                latest=Day(latest),
                ruling=ruling.pass_on(seen.last_on, due_on, agreed.clauses),
            )
        if due_on < seen.last_on:
            raise Invalid("Choose a day after the training, which ends on %(last)s.", last=Day(seen.last_on))
        if not to.strip() or not how.strip():
            raise Invalid("Write to whom it is passed on, and how.")
        words: dict[str, Any] = {"transfer": transfer, "transfer_to": to.strip(), "transfer_how": how.strip()}
        await Plan.update(**words, transfer_due=due_on).where(Plan.id == seen.id)
        await record(act, events.TransferPlanned(subject=subject(seen.id), transfer=transfer, due_on=due_on))


async def book(act: Act, plan_id: int) -> None:
    """It is booked: only once it has been chosen, who goes has said yes, and it is planned how it is passed on."""
    async with writing():
        seen = await mine(act, plan_id)
        require_bookable(seen)
        await Plan.update({Plan.booked_at: act.at}).where(Plan.id == seen.id)
        await record(act, events.TrainingBooked(subject=subject(seen.id)))


def require_bookable(seen: Seen) -> None:
    """WrongStage (409), with what to do first."""
    if seen.state is State.PROPOSED:
        raise WrongStage("First the team chooses it; then it is booked.")
    if seen.state is not State.CHOSEN:
        raise WrongStage("This plan cannot be booked any more: “%(state)s”.", state=seen.state)
    if not seen.days:
        raise WrongStage("First choose the days.")
    if not seen.count:
        raise WrongStage("Choose who goes first.")
    if seen.unanswered:
        raise WrongStage("First everybody who is asked says whether they go. Nobody is sent.")
    if seen.transfer is None:
        raise WrongStage(
            "First plan how it is passed on: to whom, when and how. What one person learns, the team knows (KAD-04)."
        )


async def cancel(act: Act, plan_id: int, words: str, kept: Decimal = Decimal(0)) -> None:
    """It does not happen. `kept`: euros of the training budget that are lost all the same; the rest is free again."""
    async with writing():
        seen = await mine(act, plan_id)
        require_live(seen)
        if seen.over:
            raise WrongStage("It is over: what has been followed cannot be cancelled.")
        if kept > seen.split.training:
            raise Invalid(
                "No more than the %(share)s of the training budget can be lost.", share=f"€ {seen.split.training}"
            )
        if not words.strip():
            raise Invalid("Write in a sentence why.")
        gone: dict[str, Any] = {"cancelled_at": act.at, "cancel_words": words.strip()}
        await Plan.update(**gone).where(Plan.id == seen.id)
        await money.settle(act, seen.team, seen.id, kept - seen.spent, words.strip())
        await record(act, events.TrainingCancelled(subject=subject(seen.id), words=words.strip(), kept=kept))
