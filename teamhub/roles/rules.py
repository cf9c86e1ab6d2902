"""What counts for a role's term: its end, what is left of it, how many follow each other, how long it is vacant."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from teamhub.core.lazily import dataclass
from teamhub.core.months import months_later

SOON = timedelta(weeks=8)  # before its end a term asks: is the role still right, and who is next? (KAD-11, step 1)
DAY = timedelta(days=1)


class Term(StrEnum):
    RUNNING = "running"
    ENDING = "ending"
    EXPIRED = "expired"  # over, and nobody gave the role back: the work goes on, the rights do not
    ACTING = "acting"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Ring:
    """A term as a picture: which kind, and what is left of it from 0 to 1."""

    term: Term
    left: float


@dataclass(frozen=True, slots=True)
class Held:
    """One term of one role, as far as the rules look at it. `until_on` is the last day."""

    person: int
    from_on: date
    until_on: date
    acting: bool = False

    def on(self, day: date) -> bool:
        return self.from_on <= day <= self.until_on


def last_day(from_on: date, months: int) -> date:
    """Of a term of so many months: from 1 June, six months last until 30 November."""
    end = months_later(from_on, months)
    return end if end.day < from_on.day else end - DAY


def ring(from_on: date, until_on: date, today: date) -> Ring:
    """`until_on` is the last day. Before the term begins all of it is left; after its end nothing is."""
    if until_on < today:
        return Ring(Term.EXPIRED, 0.0)
    whole, rest = (until_on - from_on).days + 1, (until_on - today).days + 1
    return Ring(Term.ENDING if until_on - today <= SOON else Term.RUNNING, min(1.0, rest / whole))


def in_a_row(terms: Iterable[Held], person: int, from_on: date, months: int) -> int:
    """How many terms this person would have held in a row, counting one that begins on `from_on`.

    Terms follow each other as long as nobody else began in between and the gap is shorter than a term: who gives a
    role back for a day and takes it again has not rotated, and neither do two who hold it side by side. Acting is no
    term, and does not break a row.
    """
    held = [term for term in terms if not term.acting and term.from_on < from_on and term.until_on >= term.from_on]
    mine = sorted((term for term in held if term.person == person), key=lambda term: term.from_on, reverse=True)
    count, begins = 1, from_on
    for term in mine:
        rotated = any(one.person != person and term.until_on < one.from_on < begins for one in held)
        if rotated or begins > last_day(term.until_on + DAY, months) + DAY:
            break
        count, begins = count + 1, term.from_on
    return count


def may_follow(terms: Iterable[Held], new: Held, months: int, max_terms: int) -> bool:
    """KAD-11: no more terms in a row than the role allows, also seen from terms that were agreed for later."""
    known = [*terms, new]
    theirs = [term for term in known if term.person == new.person and not term.acting and term.from_on >= new.from_on]
    return max(in_a_row(known, new.person, term.from_on, months) for term in theirs) <= max_terms


def weeks_open(vacant_since: date, today: date) -> int:
    """Whole weeks that a role has been vacant; `vacant_since` is the first day without a holder."""
    return max((today - vacant_since).days // 7, 0)


def open_too_long(vacant_since: date | None, today: date, weeks: int) -> bool:
    """KAD-11: longer than so many weeks."""
    return vacant_since is not None and today - vacant_since > timedelta(weeks=weeks)
