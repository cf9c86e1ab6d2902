"""What colleagues may type about a vacancy. Words that look medical are said once; a second press keeps them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from teamhub.core.forms import Form, WarnedForm, whole
from teamhub.core.typed import Day, Hours, MaybeDay
from teamhub.decisions.forms import DayForm
from teamhub.hiring.rules import CRITERIA, Criterion
from teamhub.hiring.service import Profile

Line = Annotated[str, Field(min_length=3, max_length=120)]
MaybeLine = Annotated[str, Field(max_length=120)]
Words = Annotated[str, Field(min_length=3, max_length=4000)]
MaybeWords = Annotated[str, Field(max_length=4000)]
Said = Annotated[str, Field(max_length=200)]
Weight = Annotated[int, Field(ge=1, le=3)]


class ProfileForm(WarnedForm):
    """Five rows of criteria, of which empty ones do not count; the roles come as boxes, `role-12`."""

    title_nl: Line
    title_en: MaybeLine = ""
    work_nl: Words
    work_en: MaybeWords = ""
    reason: Words
    hours: Annotated[Hours, Field(gt=0, le=60)]
    closes_on: MaybeDay = None
    ground: MaybeWords = ""
    version: int = 0
    words_nl_1: Said = ""
    words_en_1: Said = ""
    weight_1: Weight = 2
    words_nl_2: Said = ""
    words_en_2: Said = ""
    weight_2: Weight = 2
    words_nl_3: Said = ""
    words_en_3: Said = ""
    weight_3: Weight = 2
    words_nl_4: Said = ""
    words_en_4: Said = ""
    weight_4: Weight = 2
    words_nl_5: Said = ""
    words_en_5: Said = ""
    weight_5: Weight = 2

    @property
    def criteria(self) -> list[Criterion]:
        return [*self._criteria()]

    def _criteria(self) -> Iterator[Criterion]:
        for n in range(1, CRITERIA[1] + 1):
            dutch, english = getattr(self, f"words_nl_{n}"), getattr(self, f"words_en_{n}")
            if dutch or english:
                yield Criterion(dutch or english, english, getattr(self, f"weight_{n}"))

    def profile(self, roles: list[int]) -> Profile:
        names = ("title_nl", "title_en", "work_nl", "work_en", "reason", "hours", "closes_on", "ground")
        return Profile(**{name: getattr(self, name) for name in names}, criteria=self.criteria, roles=roles)


def roles_in(typed: Mapping[str, Any]) -> list[int]:
    """The roles whose boxes were ticked."""
    found = (whole(name.removeprefix("role-")) for name in typed if name.startswith("role-"))
    return [role for role in found if role]


class HoursForm(Form):
    hours: Annotated[Hours, Field(le=10_000)]


class PostForm(DayForm):
    closes_on: Day


class StopForm(WarnedForm):
    why: Words


class AskForm(Form):
    person: int


class AnswerForm(Form):
    takes_part: bool


def usual_closing(today: date, wanted: date | None, days: int) -> date:
    """The day that HR is offered: the one that the team would like, where that still leaves people a week."""
    later = date.fromordinal(today.toordinal() + 7)
    return wanted if wanted and wanted >= later else date.fromordinal(today.toordinal() + days)
