"""What counts in hiring. Pure; days are calendar dates."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from teamhub.core.errors import Invalid
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass

# These are of the method itself (fewer criteria choose nothing, more are not scored with care) or guard against a slip
# of the pen; no law or framework names them, so that nothing here is a setting.
CRITERIA = (3, 5)  # how many there are, at least and at most
OPEN_DAYS = (7, 120)  # for how many calendar days letters may come in
USUAL_DAYS = 28  # what HR is offered where the team named no day


class Stage(StrEnum):
    """Of a vacancy."""

    DRAFT = "draft"  # the recruiter and the team write its profile
    ADOPTED = "consented"  # the team consented to the profile: HR posts it
    OPEN = "posted"  # posted: letters come in until it closes
    SELECTING = "selecting"  # letters, then talks
    TERMS = "terms"  # the team chose: the MPP talks terms
    FILLED = "filled"
    STOPPED = "called off"


RAIL = (Stage.DRAFT, Stage.ADOPTED, Stage.OPEN, Stage.SELECTING, Stage.TERMS, Stage.FILLED)
ENDED = frozenset({Stage.FILLED, Stage.STOPPED})


class Standing(StrEnum):
    """Of an applicant."""

    RECEIVED = "received"
    INVITED = "invited"
    RESERVE = "reserve"
    CHOSEN = "chosen"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Source(StrEnum):
    """Where an applicant heard of the vacancy."""

    WEBSITE = "website"
    JOB_SITE = "job site"
    COLLEAGUE = "through a colleague"
    OPEN = "speculative application"
    OTHER = "elsewhere"


class Missing(StrEnum):
    """What a committee lacks before it may select (KAD-01)."""

    PEOPLE = "too few people take part"
    OUTSIDER = "nobody from another team or the client council takes part"
    COUNCIL = "the client council was not asked"


@dataclass(frozen=True, slots=True)
class Criterion:
    words_nl: str
    words_en: str
    weight: int


def require_criteria(criteria: Sequence[Criterion], *, complete: bool = True) -> None:
    """Three to five, each once, weighing 1 to 3; while it is being written it may still be fewer."""
    low, high = CRITERIA
    if len(criteria) > high or (complete and len(criteria) < low):
        raise Invalid("Name from %(low)s to %(high)s criteria.", low=low, high=high)
    if len({one.words_nl.casefold() for one in criteria}) < len(criteria):
        raise Invalid("The same criterion stands there twice.")


def stage_on(kept: Stage, closes_on: date | None, today: date) -> Stage:
    """Letters come in up to and including the day that it closes; the day after, selecting begins by itself."""
    closed = kept is Stage.OPEN and closes_on is not None and today > closes_on
    return Stage.SELECTING if closed else kept


@dataclass(frozen=True, slots=True)
class Span:
    """How many calendar days a vacancy was in one stage; `runs`: it is in it still."""

    stage: Stage
    from_on: date
    days: int
    runs: bool


def spans(stages: Sequence[tuple[Stage, date]], until: date) -> list[Span]:
    """Each stage with its first day, in order, up to the first day of the next, or of the end. `until` is today.

    About the vacancy and nobody in it. An end is no stage to be in: of what has ended the spans stand still.
    """
    found = []
    for n, (stage, from_on) in enumerate(stages):
        if stage in ENDED:
            break
        last = n + 1 == len(stages)
        found.append(Span(stage, from_on, ((until if last else stages[n + 1][1]) - from_on).days, last))
    return found


def require_closing(closes_on: date, today: date) -> None:
    """The last day to apply leaves people a week at least, and does not lie months ahead."""
    low, high = OPEN_DAYS
    if not today + timedelta(days=low) <= closes_on <= today + timedelta(days=high):
        raise Invalid("Choose a closing date from %(low)s up to %(high)s days from today.", low=low, high=high)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who was asked for the committee. `takes_part` is None until they answer."""

    takes_part: bool | None
    outside: bool  # from another team, or of the client council
    council: bool


def missing(seats: Iterable[Seat], at_least: int) -> list[Missing]:
    """What stands in the way of selecting: KAD-01 wants so many people, one from outside, and the council asked."""
    kept = [*seats]
    part = [seat for seat in kept if seat.takes_part]
    lacks = []
    if len(part) < at_least:
        lacks.append(Missing.PEOPLE)
    if not any(seat.outside for seat in part):
        lacks.append(Missing.OUTSIDER)
    if not any(seat.council for seat in kept):
        lacks.append(Missing.COUNCIL)
    return lacks


def fte_beyond(established: Decimal, filled: Decimal, asked: Decimal, fulltime: Decimal) -> int:
    """How many fte come beyond what is established, rounded up to whole ones: 0 is within it (KAD-01, formation)."""
    over = filled + asked - established
    return 0 if over <= 0 else int((over / fulltime).to_integral_value(ROUND_CEILING))


def gone_on(standing: Standing, closed_on: date | None, consent_on: date | None, starts_on: date | None,
            weeks: int, years: int) -> date | None:  # fmt: skip
    """The day on which an applicant's data are erased; None while the procedure runs, or a first day is awaited.

    `weeks` after the end of the procedure, `years` with consent (NVP Sollicitatiecode); of who was hired, `weeks` after
    their first day: by then HR's file has what is needed. A 29th of February becomes the 28th.
    """
    if closed_on is None:
        return None
    if standing is Standing.HIRED:
        return max(closed_on, starts_on) + timedelta(weeks=weeks) if starts_on else None
    if consent_on is None:
        return closed_on + timedelta(weeks=weeks)
    year = closed_on.year + years
    try:
        return closed_on.replace(year=year)
    except ValueError:
        return closed_on.replace(year=year, day=28)


STAGE_LINES = {
    Stage.DRAFT: later("The team writes the profile"),
    Stage.ADOPTED: later("The team consented to the profile: HR posts the vacancy"),
    Stage.OPEN: later("Letters come in"),
    Stage.SELECTING: later("The committee reads letters and talks"),
    Stage.TERMS: later("The team chose; the MPP talks about terms"),
    Stage.FILLED: later("Filled"),
    Stage.STOPPED: later("Stopped"),
}
