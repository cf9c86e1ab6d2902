from typing import Annotated

from pydantic import Field

from teamhub.core.typed import Day
from teamhub.decisions.forms import DayForm, Words
from teamhub.ideas.forms import Whole


class PilotForm(DayForm):
    question: Words
    starts_on: Day
    ends_on: Day
    budget: Whole = 0


class ExtendForm(DayForm):
    ends_on: Day


class EvaluateForm(DayForm):
    result: Words
    clients: Annotated[str, Field(max_length=20_000)] = ""
