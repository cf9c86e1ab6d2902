from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.core.i18n import later

DAYS = {
    "date_from_datetime_parsing": later("Please choose a day."),
    "date_parsing": later("Please choose a day."),
    "date_from_datetime_inexact": later("Please choose a day."),
}


class BuyInForm(Form):
    messages: ClassVar[dict[str, str]] = DAYS
    what: Annotated[str, Field(min_length=3, max_length=2000)]
    whom: Annotated[str, Field(min_length=2, max_length=120)]
    until_on: date


class AnswerForm(Form):
    """`yes` is which button was pressed."""

    yes: bool
    words: Annotated[str, Field(min_length=3, max_length=2000)]
