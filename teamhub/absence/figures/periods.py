"""Which periods there are to choose from, and the quarters of a picture."""

from datetime import date

from teamhub.absence.figures.amounts import DAY, Period
from teamhub.core.i18n import gettext
from teamhub.core.lazily import dataclass
from teamhub.core.months import month_after, quarter_after
from teamhub.core.words import month_text

QUARTERS = 12  # in a picture, the present one among them
YEARS = 3
YEAR = "12"  # twelve months, to the end of the last whole one


@dataclass(frozen=True, slots=True)
class Choice:
    """`key` stands in an address: "2026-3", "2026" or "12". `period` goes on until today at most."""

    key: str
    period: Period
    running: bool = False  # not over yet

    @property
    def name(self) -> str:
        """In the reader's language: "2026, kwartaal 3"."""
        year, _, quarter = self.key.partition("-")
        if self.key == YEAR:
            return gettext("12 months until %(month)s") % {"month": month_text(self.period.last)}
        return gettext("%(year)s, quarter %(number)s") % {"year": year, "number": quarter} if quarter else year

    @property
    def short(self) -> str:
        """For under a bar: "K3"."""
        return gettext("Q%(number)s") % {"number": self.key.partition("-")[2]}


def quarters(today: date) -> list[Choice]:
    """The last twelve, the oldest first."""
    return [_quarter(quarter_after(today, n - QUARTERS + 1), today) for n in range(QUARTERS)]


def span(today: date) -> Period:
    """All days that any of them is about."""
    offered = [choice.period for choice in choices(today)]
    return Period(min(period.first for period in offered), today)


def choices(today: date) -> list[Choice]:
    """All that can be looked at, the newest first of each kind."""
    months = Choice(YEAR, Period(month_after(today, -12), month_after(today, 0) - DAY))
    last = range(today.year, today.year - YEARS, -1)
    years = [_until(str(year), date(year, 1, 1), date(year, 12, 31), today) for year in last]
    return [*reversed(quarters(today)), *years, months]


def chosen(key: str, today: date) -> Choice:
    """The one that was asked for; otherwise the last quarter that is over."""
    offered = choices(today)
    return next((one for one in offered if one.key == key), offered[1])


def _quarter(first: date, today: date) -> Choice:
    last = quarter_after(first, 1) - DAY
    return _until(f"{first.year}-{(first.month + 2) // 3}", first, last, today)


def _until(key: str, first: date, last: date, today: date) -> Choice:
    return Choice(key, Period(first, min(last, today)), last > today)
