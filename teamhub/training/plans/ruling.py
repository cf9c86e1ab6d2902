"""What the frameworks say of a plan. Pure: they have been read."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import Clause, Ruling, rule
from teamhub.frameworks.questions import SPEND
from teamhub.training.budgets.rules import Budget
from teamhub.training.plans import rules
from teamhub.training.plans.rules import Rulings, Split
from teamhub.training.questions import LEARN, METHOD, PASS_KNOWLEDGE, WHO_LEARNS, YEAR_BUDGET
from teamhub.training.rules import Fit


def rulings(cost: Decimal, split: Split, fit: Fit, budget: Budget, clauses: Iterable[Clause]) -> Rulings:
    """`budget` is that of the year without this plan."""
    agreed = [*clauses]
    per_fte = budget.per_fte_with(split.training) if split.training else 0  # what takes nothing asks nothing of it
    return Rulings(
        book=rule(LEARN, {"amount": rules.whole(cost)}, agreed),
        budget=rule(YEAR_BUDGET, {"amount": per_fte}, agreed),
        method=rule(METHOD, {"off_method": int(fit is Fit.OFF)}, agreed),
        who=rule(WHO_LEARNS, {}, agreed),
        own=rule(SPEND, {"amount": rules.whole(split.own)}, agreed) if split.own else None,
        fit=fit,
    )


def pass_on(last_on: date, due_on: date, clauses: Iterable[Clause]) -> Ruling:
    return rule(PASS_KNOWLEDGE, {"weeks": rules.weeks_after(last_on, due_on)}, clauses)


@dataclass(frozen=True, slots=True)
class Checks:
    """All that is looked at before a team chooses, on one screen."""

    budget: Budget  # of the year, without this
    rulings: Rulings
    transfer_weeks: int
    share: Decimal  # what this takes from the training budget

    @property
    def left(self) -> Decimal:
        return self.budget.after(self.share)
