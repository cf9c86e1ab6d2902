"""How a need stands, and when a team looks at its needs together. Pure; days are calendar dates."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from teamhub.core.lazily import dataclass
from teamhub.core.months import months_later


class Origin(StrEnum):
    """What a need comes from."""

    CASE = "a case"
    INCIDENT = "an incident"
    REGISTER = "a register"
    ROLE = "a role"
    IDEA = "an idea"
    WORK = "the daily work"


class Whom(StrEnum):
    ME = "for myself"
    TEAM = "for the team"


class Known(StrEnum):
    """The ground on which somebody says: this I can do already."""

    EXPERIENCE = "experience"
    DIPLOMA = "a diploma or certificate"
    COLLEAGUE = "a colleague has seen it"


class Ending(StrEnum):
    KNOWN = "can do this already"  # of a need for one person
    MET = "learned"  # through a plan, or in another way
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody of the team about a need: wants it too, or can do it already."""

    person: int
    known: Known | None


def ends_need(whom: Whom, owner: int, person: int) -> bool:
    """Whether "this I can do already" of this person ends the need: it does where it is theirs alone."""
    return whom is Whom.ME and person == owner


def still_want(owner: int, whom: Whom, voices: list[Voice]) -> int:
    """How many want to learn it: who joined and, of a need for themselves, its owner; less who can do it already."""
    known = {one.person for one in voices if one.known}
    wants = {one.person for one in voices if not one.known} | ({owner} if whom is Whom.ME else set())
    return len(wants - known)


def collect_by(last_on: date | None, began_on: date, weeks: Decimal | int) -> date:
    """The day by which a team looks at its needs again: so many weeks after the last time, or after it began."""
    return (last_on or began_on) + timedelta(weeks=int(weeks))


def erased_on(ended_on: date, months: Decimal | int) -> date:
    """The first day on which a need that has ended is not kept any more."""
    return months_later(ended_on, int(months))
