from pydantic import Field

from teamhub.core.typed import Day
from teamhub.decisions.forms import DayForm, Words


class ParkForm(DayForm):
    wake_on: Day
    text: Words


class OutsideForm(DayForm):
    framework: str = Field(min_length=1, max_length=12)
    text: Words
