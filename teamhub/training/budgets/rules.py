"""The sums of a team's training budget. Pure: euros to the cent, fte by contract hours."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from teamhub.core.lazily import dataclass

CENT = Decimal("0.01")
NOTHING = Decimal(0)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def fte(hours: Iterable[Decimal], fulltime: Decimal) -> Decimal:
    """Contract hours a week of everybody in the team, in full-time contracts; not rounded."""
    return sum(hours, NOTHING) / fulltime if fulltime > 0 else NOTHING


def counted_on(year: int, today: date) -> date:
    """The day whose team counts for a year: today, its last day once it is over, its first while it is to come."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def pending(share: Decimal, spent: Decimal) -> Decimal:
    """Of one plan that was chosen: what its part of the budget still has to pay."""
    return max(share - spent, NOTHING)


@dataclass(frozen=True, slots=True)
class Budget:
    """Of one team in one calendar year. `pending`: chosen or booked and not paid; `proposed`: not chosen yet."""

    year: int
    fte: Decimal
    per_fte: Decimal  # KAD-04, budget_per_fte_year
    spent: Decimal
    pending: Decimal
    proposed: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """Pooled over the team, to the cent (KAD-04)."""
        return cents(self.per_fte * self.fte)

    @property
    def left(self) -> Decimal:
        """Below zero where more was promised than there is."""
        return self.total - self.spent - self.pending

    def after(self, share: Decimal) -> Decimal:
        """What is left when this is chosen as well."""
        return self.left - share

    def per_fte_with(self, share: Decimal) -> int:
        """Whole euros per fte in this year, rounded up: the fact of `training.budget`.

        What is on the budget to the cent is within it: the total is rounded, and fte is no exact number.
        """
        used = self.spent + self.pending + share
        if used <= self.total:
            return min(int((used / self.fte).to_integral_value(ROUND_CEILING)), int(self.per_fte)) if self.fte else 0
        if not self.fte:
            return int(self.per_fte) + 1
        return max(int((used / self.fte).to_integral_value(ROUND_CEILING)), int(self.per_fte) + 1)
