from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.people.rules import LONGEST


class TalentForm(Form):
    text: Annotated[str, Field(min_length=3, max_length=LONGEST["text"])]


class SuccessorForm(Form):
    successor: Annotated[int, Field(ge=0, lt=2**31)]  # 0: nobody
