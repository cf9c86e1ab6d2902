"""Numbers of which a framework may agree on less: the smaller of the two counts. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

Limits = Mapping[tuple[str, str], Any]  # as frameworks.queries.limits gives them


class Bound(NamedTuple):
    """The limit of a framework that may be stricter than a number, and how many of its unit go into one of those."""

    framework: str
    key: str
    times: int = 1


BOUNDS = {
    "absence.problem_analysis_day": Bound("KAD-03", "problem_analysis_week", times=7),
    "absence.retention_years": Bound("KAD-09", "retention_years"),
    "absence.file_years": Bound("KAD-09", "retention_years"),
    "hiring.delete_weeks": Bound("KAD-01", "delete_rejected_weeks"),
    "hiring.vog_max_months": Bound("KAD-01", "vog_max_age_months"),
}


def agreed(key: str, limits: Limits) -> Decimal | None:
    """What a framework says in the unit of that number, in whole ones; nothing where none does, or only in words."""
    bound = BOUNDS.get(key)
    found = limits.get((bound.framework, bound.key)) if bound else None
    if bound is None or isinstance(found, bool) or not isinstance(found, int | float | Decimal):
        return None
    return Decimal(int(Decimal(str(found)) * bound.times))


def stricter(key: str, value: Decimal, limits: Limits) -> Decimal | None:
    """The limit that counts in the place of this value; nothing where the value is as strict."""
    limit = agreed(key, limits)
    return limit if limit is not None and limit < value else None


def counting(numbers: Mapping[str, Decimal], limits: Limits) -> Mapping[str, Decimal]:
    """All of them, each as strict as the strictest: the number that was set, or what a framework in force says."""
    found = {key: stricter(key, numbers[key], limits) for key in BOUNDS if key in numbers}
    return {**numbers, **{key: limit for key, limit in found.items() if limit is not None}}
