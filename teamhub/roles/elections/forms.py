from typing import Annotated, ClassVar

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.core.typed import Day
from teamhub.decisions.forms import ON_A_DAY
from teamhub.roles.elections.rules import CHANGE_DAYS, LONGEST, NOMINATE_DAYS, How
from teamhub.roles.elections.stages import Stage

Sentences = Annotated[str, Field(min_length=3, max_length=600)]
Days = Annotated[int, Field(ge=1, le=LONGEST)]


class ElectionForm(Form):
    """Says how much is missing, where something was too short."""

    messages: ClassVar[dict[str, str]] = {kind: said for kind, said in ON_A_DAY.items() if kind != "string_too_short"}


class StartForm(ElectionForm):
    facilitator: int
    profile: Annotated[str, Field(min_length=10, max_length=600)]
    months: int = Field(ge=1, le=60)
    first_on: Day
    how: How
    opens_on: Day
    days: Days = NOMINATE_DAYS
    change_days: Days = CHANGE_DAYS


class NominateForm(ElectionForm):
    person: int
    reason: Sentences
    stage: Stage  # in which the form was opened


class DeclineForm(ElectionForm):
    why: str = Field("", max_length=600)


class LeadOnForm(ElectionForm):
    stage: Stage


class TermsForm(ElectionForm):
    why: Sentences
    months: int = Field(ge=1, le=60)
    help: str = Field("", max_length=300)
    focus: str = Field("", max_length=120)
    divide: bool = False
    days: int = Field(5, ge=1, le=60)


class ProposeForm(TermsForm):
    person: int


class WithdrawForm(ElectionForm):
    why: Sentences
