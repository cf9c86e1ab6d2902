"""What counts for a role's term: when it ends, what is left of it, and how long a role is vacant."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON = 28  # days before its end from which on a term asks for a successor


class Term(StrEnum):
    RUNNING = "running"
    ENDING = "ending"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Ring:
    """A term as a picture: which kind, and what is left of it from 0 to 1."""

    term: Term
    left: float


def last_day(from_on: date, months: int) -> date:
    """Of a term of so many months: from 1 June, six months last until 30 November."""
    index = from_on.month - 1 + months
    year, month = from_on.year + index // 12, index % 12 + 1
    day = min(from_on.day, monthrange(year, month)[1])
    end = date(year, month, day)
    return end if day < from_on.day else end - timedelta(days=1)


def ring(from_on: date, until_on: date, today: date) -> Ring:
    """`until_on` is the last day. Before the term begins all of it is left; after its end the role is vacant."""
    if until_on < today:
        return Ring(Term.VACANT, 0.0)
    whole, rest = (until_on - from_on).days + 1, (until_on - today).days + 1
    return Ring(Term.ENDING if rest <= SOON else Term.RUNNING, min(1.0, rest / whole))
