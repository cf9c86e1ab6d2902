from datetime import date
from typing import Annotated

from pydantic import Field

from teamhub.decisions.forms import DayForm, Words
from teamhub.ideas.forms import Whole


class PilotForm(DayForm):
    question: Words
    starts_on: date
    ends_on: date
    budget: Whole = 0


class ExtendForm(DayForm):
    ends_on: date


class EvaluateForm(DayForm):
    result: Words
    clients: Annotated[str, Field(max_length=20_000)] = ""
