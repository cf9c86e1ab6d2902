"""What counts in learning. Pure; days are calendar dates."""

from datetime import date
from enum import StrEnum

from teamhub.core.months import months_later


class Kind(StrEnum):
    """Of a training."""

    METHOD = "method"
    CONTENT = "content"
    LEGAL = "legal"
    SAFETY = "safety"
    SELF_ORGANISATION = "self-organisation"
    PASSED_ON = "passed on"  # by colleagues, from an idea


class Register(StrEnum):
    SKJ = "SKJ"
    BIG = "BIG"


class RequiredBy(StrEnum):
    """What asks that somebody follows it. There is no quota: KAD-04."""

    NOTHING = "nothing"
    LAW = "the law"
    REGISTER = "a register"
    METHOD = "the method"
    ROLE = "a role"
    COMMITTEE = "hiring committees"  # of who selects new colleagues: the page of a vacancy says who has it
    AGREEMENT = "own agreement"


class Fit(StrEnum):
    """Whether a training fits the method that we work by (KAD-04)."""

    FITS = "fits the method"
    ASK = "not looked at yet"  # the practice coach is asked first
    OFF = "does not fit the method"


# BW 7:611a: what the law asks for, and what the work itself needs, is free of charge and in working time, and a clause
# to pay it back is void. A register is the professional's own by that article; here the team's budget pays for it.
FREE = frozenset({RequiredBy.LAW, RequiredBy.REGISTER, RequiredBy.METHOD, RequiredBy.ROLE, RequiredBy.COMMITTEE})


def is_free(required_by: RequiredBy) -> bool:
    """Whether it costs who follows it nothing, and happens in working time, whatever is agreed."""
    return required_by in FREE


def valid_until(obtained_on: date, valid_months: int | None) -> date | None:
    """The last day on which a certificate counts; None: for good."""
    return months_later(obtained_on, valid_months) if valid_months else None
