"""What a person may type about leave and working days."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from teamhub.core.forms import Form, WarnedForm
from teamhub.core.i18n import later
from teamhub.core.typed import Day, MaybeDay, MaybeHours
from teamhub.leave.rules import WEEKDAYS, Voice
from teamhub.proposals.forms import PutForm

Words = Annotated[str, Field(max_length=300)]
ADAY = Annotated[MaybeHours, Field(le=24)]
COUNT = Annotated[int, Field(ge=0, le=99)]


class LeaveForm(WarnedForm):
    """`until_on` empty: one day. `hours` empty: whole days. `look`: only show what it would mean."""

    from_on: Day
    until_on: MaybeDay = None
    hours: MaybeHours = None
    remark: Words = ""
    look: str = ""


class VoiceForm(WarnedForm):
    messages: ClassVar[dict[str, str]] = {"enum": later("Please choose one of the options.")}

    voice: Voice
    words: Words = ""


class PatternForm(Form):
    """Hours on each day of the week; an empty one is nought."""

    from_on: Day
    monday: ADAY = None
    tuesday: ADAY = None
    wednesday: ADAY = None
    thursday: ADAY = None
    friday: ADAY = None
    saturday: ADAY = None
    sunday: ADAY = None

    @property
    def week(self) -> Sequence[Decimal]:
        return [getattr(self, day) or Decimal(0) for day in WEEKDAYS]


class NeededForm(PutForm):
    """How many on each day of the week; why, and how the team is asked."""

    monday: COUNT
    tuesday: COUNT
    wednesday: COUNT
    thursday: COUNT
    friday: COUNT
    saturday: COUNT
    sunday: COUNT

    @property
    def week(self) -> Sequence[int]:
        return [getattr(self, day) for day in WEEKDAYS]
