from typing import Annotated, Literal

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.roles.handovers.rules import Thing


class ThingForm(Form):
    kind: Thing = Thing.MATTER
    text: Annotated[str, Field(min_length=3, max_length=400)]


class SettleForm(Form):
    """Which button was pressed."""

    how: Literal["done", "struck", "open"]


class TipForm(Form):
    tip: Annotated[str, Field(max_length=4000)]


class TakenForm(Form):
    alone: bool = False
