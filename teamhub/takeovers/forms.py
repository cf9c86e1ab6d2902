"""What a person may type about a takeover. Words that look medical are said once; a second press keeps them."""

from typing import Annotated, ClassVar

from pydantic import Field

from teamhub.core.forms import WarnedForm
from teamhub.core.i18n import later
from teamhub.core.typed import Day, MaybeDay
from teamhub.takeovers.rules import Withheld

Short = Annotated[str, Field(min_length=3, max_length=200)]
Words = Annotated[str, Field(min_length=3, max_length=4000)]
MaybeWords = Annotated[str, Field(max_length=4000)]


class WordedForm(WarnedForm):
    messages: ClassVar[dict[str, str]] = {
        "string_pattern_mismatch": later("Please choose one of the options."),
    }


class TakeForm(WordedForm):
    """`whom` is a team, "3", or a colleague in it, "3-12"."""

    whom: Annotated[str, Field(pattern=r"^\d{1,9}(-\d{1,9})?$")]
    what: Short
    why: Words
    back_on: Day

    @property
    def team(self) -> int:
        return int(self.whom.partition("-")[0])

    @property
    def colleague(self) -> int | None:
        return int(self.whom.partition("-")[2] or 0) or None


class DangerForm(WordedForm):
    team: int
    what: Short
    why: Words


class BackForm(WordedForm):
    reflection: Words


class HadBackForm(WordedForm):
    reflection: MaybeWords = ""


class ExplainForm(WordedForm):
    explanation: Words


class LongerForm(WordedForm):
    until_on: Day
    why: Words


class HandsForm(WordedForm):
    """`hands` is whose hands they were: "3", a team, for one's own; "3-12", somebody of it or its MPP."""

    kind: Withheld
    hands: Annotated[str, Field(pattern=r"^\d{1,9}(-\d{1,9})?$")]
    held_on: MaybeDay = None
    words: Words

    @property
    def team(self) -> int:
        return int(self.hands.partition("-")[0])

    @property
    def person(self) -> int | None:
        return int(self.hands.partition("-")[2] or 0) or None
