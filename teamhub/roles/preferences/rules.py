"""What counts for a role preference: which one holds on a day, and which quarters are free of roles."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from teamhub.core.lazily import dataclass
from teamhub.core.months import quarter_after


class Wish(StrEnum):
    GLADLY = "gladly"
    FINE = "fine"
    RATHER_NOT = "rather not"
    FREE = "no role this quarter"


USUAL = (Wish.GLADLY, Wish.FINE, Wish.RATHER_NOT)  # what holds until another is chosen; FREE has a begin and an end


@dataclass(frozen=True, slots=True)
class Quarter:
    """Days without a role; both the first and the last one count. `id` is that of its row, 0 while it is offered."""

    from_on: date
    until_on: date
    id: int = 0

    def holds(self, on: date) -> bool:
        return self.from_on <= on <= self.until_on


def rest_of_quarter(today: date) -> Quarter:
    """From today until the last day of the calendar quarter."""
    return Quarter(today, quarter_after(today, 1) - timedelta(days=1))


def next_quarter(today: date) -> Quarter:
    """The whole calendar quarter after this one."""
    return Quarter(quarter_after(today, 1), quarter_after(today, 2) - timedelta(days=1))


def offers(quarters: Iterable[Quarter], today: date) -> list[tuple[Literal["this", "next"], Quarter]]:
    """Which quarters can still be kept free, beside these."""
    kept = {quarter.until_on for quarter in quarters}
    both: list[tuple[Literal["this", "next"], Quarter]] = [
        ("this", rest_of_quarter(today)),
        ("next", next_quarter(today)),
    ]
    return [(which, quarter) for which, quarter in both if quarter.until_on not in kept]


def now(usual: Wish | None, quarters: Iterable[Quarter], today: date) -> Wish | None:
    """A quarter without a role goes before what holds otherwise; once it is over that counts again."""
    return Wish.FREE if any(quarter.holds(today) for quarter in quarters) else usual
