"""The verbs of the training budget: what was paid, what came back, and what was written down by mistake."""

from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.core.words import Day
from teamhub.journal.service import record
from teamhub.training.budgets.tables import Spending
from teamhub.training.needs.queries import holders
from teamhub.training.plans import events, policy
from teamhub.training.plans import queries as plans
from teamhub.training.plans.events import budget
from teamhub.training.plans.tables import Plan
from teamhub.training.policy import DEVELOPER


async def payers(act: Act, team_id: int) -> list[int]:
    """Who holds a role by which they record what is spent."""
    return await holders(team_id, [policy.TREASURER, DEVELOPER], act.today)


async def pay(
    act: Act,
    team_id: int,
    *,
    amount: Decimal,
    paid_on: date,
    words: str = "",
    plan: int | None = None,
    last: bool = False,
) -> int:
    """Records what the training budget paid, in euros; returns its number. `last`: no bill of this plan follows."""
    async with writing():
        policy.require_sees(act.by, team_id)
        policy.require_pays(act.by, team_id, await payers(act, team_id))
        if amount <= 0:
            raise Invalid("Enter an amount above nought. What came back is recorded when a plan is cancelled.")
        if paid_on > act.today:
            raise Invalid("Choose the day on which it was paid: %(today)s or before.", today=Day(act.today))
        if plan is not None:
            seen = await plans.locked(act, plan)
            if seen.team != team_id or not seen.chosen_at or seen.cancelled_at:
                raise Invalid("Choose a training that this team has chosen.")
            if last:
                await Plan.update({Plan.paid_up_on: act.today}).where(Plan.id == plan)
        elif not words.strip():
            raise Invalid("Write what it was for.")
        await _require_another(act, team_id, plan, amount, paid_on, words)
        return await _keep(act, team_id, plan, amount, paid_on, words)


async def _require_another(
    act: Act, team_id: int, plan: int | None, amount: Decimal, paid_on: date, words: str
) -> None:
    """Two bills may well be the same; a button that was pressed twice is no second bill."""
    columns: dict[str, Any] = {"team": team_id, "plan": plan, "paid_on": paid_on, "amount": amount}
    if await sent_before(act, Spending, "at", by=act.by.id, words=_short(words), withdrawn_at=None, **columns):
        raise Invalid("This was recorded just now. Is it a second payment? Then say in the words which one it is.")


def _short(words: str) -> str:
    return words.strip()[:200]


async def settle(act: Act, team_id: int, plan: int, change: Decimal, words: str) -> None:
    """Of a plan that was cancelled: what is lost has been paid, and what was paid beyond that is back today."""
    if change:
        await _keep(act, team_id, plan, change, act.today, words)


async def take_back(act: Act, team_id: int, spending_id: int) -> None:
    """It was written down by mistake; it counts no more, and stays to be read."""
    async with writing():
        policy.require_sees(act.by, team_id)
        policy.require_pays(act.by, team_id, await payers(act, team_id))
        mine = (Spending.id == spending_id) & (Spending.team == team_id)
        row = await Spending.objects().get(mine).lock_rows("UPDATE")
        if row is None:
            raise NotFound("There is no such payment.")
        if row.withdrawn_at is not None:
            raise WrongStage("This has been taken back already.")
        await Spending.update({Spending.withdrawn_at: act.at}).where(Spending.id == spending_id)
        if row.plan is not None:
            await Plan.update({Plan.paid_up_on: None}).where(Plan.id == row.plan)
        await record(act, events.PaymentWithdrawn(subject=budget(team_id), amount=row.amount))


async def _keep(act: Act, team_id: int, plan: int | None, amount: Decimal, paid_on: date, words: str) -> int:
    columns: dict[str, Any] = {"team": team_id, "plan": plan, "by": act.by.id, "at": act.at}
    row = Spending(**columns, paid_on=paid_on, amount=amount, words=_short(words))
    await row.save()
    if amount > 0:
        said = events.Paid(subject=budget(team_id), amount=amount, on=paid_on, words=row.words)
        await record(act, said)
    else:
        await record(act, events.CameBack(subject=budget(team_id), amount=-amount))
    return int(row.id)
