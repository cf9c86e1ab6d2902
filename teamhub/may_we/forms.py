from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form


class QuestionForm(Form):
    question: Annotated[str, Field(min_length=5, max_length=500)]


class IntoRequestForm(Form):
    question: str = Field("", max_length=4000)  # empty: as it was asked
    framework: str = ""


class AnswerForm(Form):
    answer: Annotated[str, Field(min_length=2, max_length=600)]
    framework: str = ""
    ruling: bool = False  # keep with it what the frameworks say about who decides
