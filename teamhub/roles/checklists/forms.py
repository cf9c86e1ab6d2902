from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.core.typed import Day
from teamhub.roles.checklists.rules import Rhythm


class ItemForm(Form):
    text: Annotated[str, Field(min_length=3, max_length=200)]
    rhythm: Rhythm


class TickForm(Form):
    """`done` is which button was pressed; `period` the first day of the period that the page asked about."""

    done: bool
    period: Day
    note: Annotated[str, Field(max_length=200)] = ""
