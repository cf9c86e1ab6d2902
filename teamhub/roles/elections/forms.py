from datetime import date
from typing import Annotated

from pydantic import Field

from teamhub.decisions.forms import DayForm
from teamhub.roles.elections.rules import CHANGE_DAYS, LONGEST, NOMINATE_DAYS, How
from teamhub.roles.elections.stages import Stage

Sentences = Annotated[str, Field(min_length=3, max_length=600)]
Days = Annotated[int, Field(ge=1, le=LONGEST)]


class StartForm(DayForm):
    facilitator: int
    profile: Annotated[str, Field(min_length=10, max_length=600)]
    months: int = Field(ge=1, le=60)
    first_on: date
    how: How
    opens_on: date
    days: Days = NOMINATE_DAYS
    change_days: Days = CHANGE_DAYS


class NominateForm(DayForm):
    person: int
    reason: Sentences
    stage: Stage  # in which the form was opened


class DeclineForm(DayForm):
    why: str = Field("", max_length=600)


class LeadOnForm(DayForm):
    stage: Stage


class TermsForm(DayForm):
    why: Sentences
    months: int = Field(ge=1, le=60)
    help: str = Field("", max_length=300)
    focus: str = Field("", max_length=120)
    divide: bool = False
    days: int = Field(5, ge=1, le=60)


class ProposeForm(TermsForm):
    person: int


class WithdrawForm(DayForm):
    why: Sentences
