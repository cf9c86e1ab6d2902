"""What a person may type about who holds a role."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from teamhub.core.forms import with_comma
from teamhub.core.i18n import later
from teamhub.core.typed import Day
from teamhub.decisions.forms import ON_A_DAY, DayForm
from teamhub.proposals.forms import PutForm

NO_HOURS = later("Please enter hours a week, such as 1,5.")


Hours = Annotated[Decimal, BeforeValidator(with_comma), Field(ge=0, le=40, decimal_places=1)]
WITH_HOURS = {
    **ON_A_DAY,
    "decimal_parsing": NO_HOURS,
    "decimal_type": NO_HOURS,
    "decimal_max_places": later("Please keep to one digit behind the comma."),
}


class TermForm(PutForm):
    """Somebody holds the role from one day until another; `person` is nobody in particular where it is an extension."""

    person: int = Field(0, ge=0)
    begin: Day
    until: Day
    focus: str = Field("", max_length=120)


class DayOnlyForm(DayForm):
    on: Day


class FocusForm(DayForm):
    focus: str = Field("", max_length=120)


class HoursForm(PutForm):
    messages: ClassVar[dict[str, str]] = WITH_HOURS
