from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.ideas.forms import Whole
from teamhub.ideas.spreading.rules import Mode


class OfferForm(Form):
    """To which teams comes as boxes: "t7" is the team with that number."""

    text: Annotated[str, Field(max_length=2000)] = ""
    amount: Whole = 0


class AnswerForm(Form):
    team: int
    mode: Mode
    text: Annotated[str, Field(max_length=2000)] = ""
