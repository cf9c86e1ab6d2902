from enum import StrEnum

from pydantic import Field

from teamhub.decisions.forms import DayForm, Maybe, Words
from teamhub.proposals.rules import DAYS, LONGEST
from teamhub.roles.exchanges.rules import MOST


class Mine(StrEnum):
    """What the one who writes it takes; the other takes the other thing."""

    CLIENTS = "more clients"
    ROLE = "the role"


class ExchangeForm(DayForm):
    mine: Mine
    other: int
    role: int
    clients: int = Field(ge=1, le=MOST)
    words: Words
    from_on: Maybe = None
    review_on: Maybe = None


class PutForm(DayForm):
    days: int = Field(DAYS, ge=1, le=LONGEST)


class GoOnForm(PutForm):
    words: Words
    review_on: Maybe = None


class EndForm(DayForm):
    words: Words


class CaseloadForm(DayForm):
    size: int = Field(ge=0, le=500)
