"""What is looked at before a team chooses: its budget, and what the frameworks in force say."""

from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.asking import together
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
    asked = [frameworks.asking_agreed(act.today), budgets.asking(act, team_id, year, without)]
    rows, (sums,) = await together(asked)
    agreed = frameworks.read_agreed(rows)
    budget = budgets.read(sums, year, agreed.limits)
    found = ruling.rulings(cost, split, fit, budget, agreed.clauses)
    return Checks(budget, found, budgets.transfer_weeks(agreed.limits), split.training)


async def of_plan(act: Act, plan: Seen) -> Checks:
    given = {"year": plan.year, "cost": plan.cost, "split": plan.split, "fit": plan.fit}
    return await checks(act, plan.team, without=plan.id, **given)  # type: ignore[arg-type]
