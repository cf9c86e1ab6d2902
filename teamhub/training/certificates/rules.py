"""What counts about certificates and registers. Pure; days are calendar dates, and a last day still counts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from teamhub.core.lazily import dataclass
from teamhub.core.months import months_later

FEW = 2  # a skill that fewer colleagues of a team have is thin: who is away leaves nobody, or one


class Has(StrEnum):
    """How somebody stands with a training."""

    GOOD = "counts"
    ENDING = "ends soon"
    ENDED = "has ended"
    MISSING = "is needed"  # asked of them by the method, and the time for it is over
    NOT = "no"


@dataclass(frozen=True, slots=True)
class Skill:
    """A training as the rules know it. `within_months` after joining everybody has it; empty: no such rule."""

    id: int
    method: bool
    within_months: int | None


@dataclass(frozen=True, slots=True)
class Someone:
    id: int
    joined_on: date


Until = Mapping[tuple[int, int], date | None]  # (person, training): the last day of the newest; None: for good


def passed(valid_until: date | None, today: date, weeks: Sequence[int]) -> int | None:
    """Of these weeks before the end the shortest that has begun; nothing: it is further away, over, or without end."""
    if valid_until is None or valid_until < today:
        return None
    return min((one for one in weeks if today >= valid_until - timedelta(weeks=one)), default=None)


def needed_by(skill: Skill, joined_on: date) -> date | None:
    """The last day on which somebody may be without it."""
    return months_later(joined_on, skill.within_months) if skill.within_months else None


def standing(skill: Skill, person: Someone, until: Until, today: date, weeks: Sequence[int]) -> Has:
    if (person.id, skill.id) in until:
        end = until[person.id, skill.id]
        if end is not None and end < today:
            return Has.ENDED
        return Has.ENDING if passed(end, today, weeks) else Has.GOOD
    by = needed_by(skill, person.joined_on)
    return Has.MISSING if by is not None and by < today else Has.NOT


def counting(row: Iterable[Has]) -> int:
    return sum(one in (Has.GOOD, Has.ENDING) for one in row)


def thin(row: Sequence[Has], *, asked: bool = False) -> bool:
    """Somebody has it, had it or should, and fewer than two have it now. A team of one cannot be thin.

    `asked`: by the law, or by a role that the team has; then it is thin too where nobody ever had it.
    """
    return len(row) >= FEW and (asked or any(one is not Has.NOT for one in row)) and counting(row) < FEW


def late(row: Iterable[Has]) -> int:
    """How many should have it by now, and have not."""
    return sum(one in (Has.MISSING, Has.ENDED) for one in row)
