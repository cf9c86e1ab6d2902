from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.core.typed import Day


class BuyInForm(Form):
    what: Annotated[str, Field(min_length=3, max_length=2000)]
    whom: Annotated[str, Field(min_length=2, max_length=120)]
    until_on: Day


class AnswerForm(Form):
    """`yes` is which button was pressed."""

    yes: bool
    words: Annotated[str, Field(min_length=3, max_length=2000)]
