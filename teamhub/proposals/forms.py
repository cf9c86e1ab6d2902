"""What a person may type who puts something to others for consent, for the first time or again."""

from datetime import date
from typing import Literal

from pydantic import Field

from teamhub.decisions.forms import DayForm, Maybe, Words
from teamhub.proposals.rules import DAYS, LONGEST


class AgainForm(DayForm):
    why: Words
    days: int = Field(DAYS, ge=1, le=LONGEST)


class PutForm(DayForm):
    """Begins the form of whatever is proposed; its fields are drawn by templates/proposals/asking.html."""

    why: Words
    how: Literal["days", "meeting"] = "days"
    days: int = Field(DAYS, ge=1, le=LONGEST)
    meeting_on: Maybe = None

    @property
    def meeting(self) -> date | None:
        """The day of the team meeting in which everybody speaks; nothing where they have days for it."""
        return self.meeting_on if self.how == "meeting" else None
