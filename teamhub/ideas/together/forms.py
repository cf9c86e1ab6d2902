from typing import Literal

from pydantic import Field

from teamhub.core.forms import Form


class PersonForm(Form):
    person: int = Field(gt=0, lt=2**31)


class YesForm(Form):
    answer: Literal["yes", "no"]


class OfferForm(PersonForm):
    words: str = Field("", max_length=2000)


class MergeForm(Form):
    """`way`: whether this idea goes on in the other one, or the other in this."""

    other: int = Field(gt=0, lt=2**31)
    way: Literal["into", "from"] = "into"
    words: str = Field("", max_length=2000)
