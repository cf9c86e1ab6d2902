"""Days, parts and rounding of the figures. Pure: whole numbers until the last rounding."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from teamhub.core.lazily import dataclass

DAY = timedelta(days=1)
PARTS = 10_000  # an absent fraction has four decimals, as a percentage of the company doctor has two: 66.67 %
TENTHS = 10  # contract hours have one


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def days_in_year(self) -> int:
        """Of the year that ends with it, so that twelve months are always one year, in a leap year too."""
        after = self.last + DAY
        if (after.month, after.day) == (2, 29):
            return (after - date(after.year - 1, 3, 1)).days
        return (after - after.replace(year=after.year - 1)).days


def fraction(contract: Decimal, worked: Decimal) -> int:
    """How much of the contract hours is not worked, in PARTS: half up at the fourth decimal, between none and all."""
    if contract <= 0:
        return PARTS
    absent = 1 - Fraction(worked) / Fraction(contract)
    return min(max(int(half_up(absent * PARTS, 0)), 0), PARTS)


def half_up(value: Fraction, places: int) -> Decimal:
    """Rounded as people do: a half goes up, also below nought towards nought."""
    scaled = value * 10**places + Fraction(1, 2)
    return Decimal(scaled.numerator // scaled.denominator).scaleb(-places)
