from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.frameworks.requests.tables import Outcome

Words = Annotated[str, Field(min_length=3, max_length=4000)]


class RequestForm(Form):
    framework: str = ""
    idea: str = Field("", max_length=9)  # the id of the idea that met the limit, where there is one
    question: Words


class NoteForm(Form):
    text: Words


class AnswerForm(Form):
    outcome: Outcome
    answer: Words
