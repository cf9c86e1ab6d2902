from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form, WarnedForm

Number = Annotated[int, Field(gt=0, lt=2**31)]


class PlanForm(Form):
    person: Number
    mentor: Number


class MentorForm(Form):
    mentor: Number


class ItemForm(WarnedForm):
    week: Annotated[int, Field(ge=1, le=52)]
    words: Annotated[str, Field(min_length=3, max_length=200)]


class WeekForm(Form):
    week: Annotated[int, Field(ge=1, le=52)]
