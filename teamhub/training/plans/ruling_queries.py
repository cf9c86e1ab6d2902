"""What is looked at before a team chooses: its budget, and what the frameworks in force say."""

from decimal import Decimal

from teamhub.core.act import Act
from teamhub.frameworks import queries as frameworks
from teamhub.training.budgets import queries as budgets
from teamhub.training.plans import ruling
from teamhub.training.plans.rules import Split
from teamhub.training.plans.ruling import Checks
from teamhub.training.plans.seen import Seen
from teamhub.training.rules import Fit


async def checks(
    act: Act, team_id: int, *, year: int, cost: Decimal, split: Split, fit: Fit, without: int = 0
) -> Checks:
    agreed = await frameworks.agreed(act.today)
    budget = await budgets.budget(act, team_id, year, agreed.limits, without)
    found = ruling.rulings(cost, split, fit, budget, agreed.clauses)
    return Checks(budget, found, budgets.transfer_weeks(agreed.limits), split.training)


async def of_plan(act: Act, plan: Seen) -> Checks:
    given = {"year": plan.year, "cost": plan.cost, "split": plan.split, "fit": plan.fit}
    return await checks(act, plan.team, without=plan.id, **given)  # type: ignore[arg-type]
