"""What HR may type in a file: days, hours, choices. There is no field for words, and none for a percentage."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from teamhub.absence.rules import Early, Step
from teamhub.core.forms import Form
from teamhub.core.typed import Day, Hours, MaybeDay

Ticked = Annotated[bool, BeforeValidator(lambda typed: typed == "on")]
MaybePerson = Annotated[int | None, BeforeValidator(lambda typed: typed or None)]
MaybeEarly = Annotated[Early | None, BeforeValidator(lambda typed: typed or None)]


class StepForm(Form):
    step: Step
    done_on: Day


class HoursForm(Form):
    hours: Annotated[Hours, Field(ge=Decimal(0), le=Decimal(60))]
    from_on: Day
    advised_on: Day


class ProspectForm(Form):
    """`until`: when it is looked at again."""

    until: Day


class Together(StrEnum):
    """How it is decided whether two absences are one period. The words are those of the options."""

    DAYS = "the days between them decide"
    SAME = "yes, it is the same period"
    OTHER = "no, a new period began"


class PeriodForm(Form):
    together: Together

    @property
    def same(self) -> bool | None:
        return None if self.together is Together.DAYS else self.together is Together.SAME


class FlagsForm(Form):
    safety_net: Ticked = False
    work_accident: Ticked = False
    third_party: Ticked = False


class ManagerForm(Form):
    manager: int


class TakeOverForm(Form):
    """`early` is why before day 29; on or after that day there is nothing to say."""

    early: MaybeEarly = None
    near: MaybePerson = None
    look_again_on: MaybeDay = None


class NearForm(Form):
    near: MaybePerson = None
    look_again_on: MaybeDay = None


class BackForm(Form):
    on: Day


class LeaveForm(Form):
    person: int
    from_on: Day
    until_on: Day


class LeaveDaysForm(Form):
    from_on: Day
    until_on: Day


def together(same: bool | None) -> Together:
    if same is None:
        return Together.DAYS
    return Together.SAME if same else Together.OTHER
