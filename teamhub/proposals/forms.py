"""What a person may type about a proposal that was not consented to, and is put again."""

from pydantic import Field

from teamhub.decisions.forms import DayForm, Words
from teamhub.proposals.rules import DAYS, LONGEST


class AgainForm(DayForm):
    why: Words
    days: int = Field(DAYS, ge=1, le=LONGEST)
