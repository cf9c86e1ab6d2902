from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.people.rules import LONGEST


class TalentForm(Form):
    text: Annotated[str, Field(min_length=3, max_length=LONGEST["text"])]


class SuccessorForm(Form):
    successor: int  # 0: nobody
