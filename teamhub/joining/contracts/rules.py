"""The clocks of a contract. Pure; days are calendar dates, and a last day still belongs to it."""

from datetime import date, timedelta
from enum import StrEnum

from teamhub.core.lazily import dataclass
from teamhub.core.months import months_later

DAY = timedelta(days=1)
# Before an advice is due it stands with who gives it. When it is due is agreed (KAD-14); when TeamHub begins to remind
# of it is not, and four weeks hold a team meeting, a round of consent and another one.
LEAD = timedelta(weeks=4)
LONGEST_PROBATION = timedelta(days=62)  # two months, whichever they are (BW 7:652)
ADVICE_WEEKS = 10  # where no framework says how long before the end (KAD-14, team_advice_weeks)


class About(StrEnum):
    """What somebody is advised and decided about."""

    PROBATION = "probation"
    RENEWAL = "renewal"


class Advice(StrEnum):
    """Of a team."""

    STAY = "go on together"
    PERMANENT = "go on, with a permanent contract"
    PART = "part"


class Outcome(StrEnum):
    """What the MPP decided."""

    STAYS = "stays"
    PARTS = "does not stay"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a clock needs to know of a contract; `until_on` empty: it is permanent."""

    from_on: date
    until_on: date | None
    probation: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    advice_weeks: int  # before a contract ends: KAD-14
    probation_days: int  # before probation ends
    notice_months: int  # before a contract ends: BW 7:668


def probation_months(from_on: date, until_on: date | None) -> int:
    """The longest that probation may be (BW 7:652): none up to six months, two for two years or more, otherwise one."""
    if until_on is not None and until_on < months_later(from_on, 6):
        return 0
    return 2 if until_on is None or until_on + DAY >= months_later(from_on, 24) else 1


def probation_until(terms: Terms) -> date | None:
    """Its last day, where it was agreed and the law leaves room for it."""
    months = probation_months(terms.from_on, terms.until_on) if terms.probation else 0
    return months_later(terms.from_on, months) - DAY if months else None


def advice_due(about: About, terms: Terms, numbers: Numbers) -> date | None:
    """The last day for the team's advice; nothing where there is no such end."""
    if about is About.PROBATION:
        end = probation_until(terms)
        return end - timedelta(days=numbers.probation_days) if end else None
    return terms.until_on - timedelta(weeks=numbers.advice_weeks) if terms.until_on else None


def notice_by(terms: Terms, numbers: Numbers) -> date | None:
    """The last day to say in writing whether a fixed term is renewed: of six months or longer (BW 7:668)."""
    if terms.until_on is None or terms.until_on + DAY < months_later(terms.from_on, 6):
        return None
    return months_later(terms.until_on, -numbers.notice_months)


def decide_by(about: About, terms: Terms, numbers: Numbers) -> date | None:
    """The last day for the MPP: that of the notice, or of probation or of the contract itself."""
    if about is About.PROBATION:
        return probation_until(terms)
    return notice_by(terms, numbers) or terms.until_on
