from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from teamhub.core.forms import whole
from teamhub.core.typed import Day, MaybeDay, MaybeMoney, Money
from teamhub.training.forms import LearningForm
from teamhub.training.plans.rules import Split, Transfer

Words = Annotated[str, Field(min_length=3, max_length=4000)]
MaybeWords = Annotated[str, Field(max_length=4000)]
MaybeId = Annotated[int | None, BeforeValidator(lambda typed: typed or None)]
Answer = Annotated[bool, BeforeValidator(lambda typed: {"true": True, "false": False}.get(typed, typed))]
NONE = Decimal(0)
DAYS = range(1, 9)  # how many days the form has room for


class DaysForm(LearningForm):
    day1: MaybeDay = None
    day2: MaybeDay = None
    day3: MaybeDay = None
    day4: MaybeDay = None
    day5: MaybeDay = None
    day6: MaybeDay = None
    day7: MaybeDay = None
    day8: MaybeDay = None

    @property
    def days(self) -> list[date]:
        return sorted({day for number in DAYS if (day := getattr(self, f"day{number}"))})


class MoneyForm(DaysForm):
    """What it costs, and who pays. A part of the training budget that is left empty is what the others leave."""

    cost: MaybeMoney = None
    from_training: MaybeMoney = None
    from_own: MaybeMoney = None
    from_organisation: MaybeMoney = None
    from_other: MaybeMoney = None
    other_payer: Annotated[str, Field(max_length=120)] = ""
    provider: Annotated[str, Field(max_length=120)] = ""
    seats: Annotated[int, Field(ge=0, le=50), BeforeValidator(lambda typed: typed or 0)] = 0
    why: MaybeWords = ""

    def split(self, cost: Decimal) -> Split:
        own, organisation, other = self.from_own or NONE, self.from_organisation or NONE, self.from_other or NONE
        rest = max(cost - own - organisation - other, NONE)
        return Split(rest if self.from_training is None else self.from_training, own, organisation, other)


class PlanForm(MoneyForm):
    training: int
    need: MaybeId = None


class ReplyForm(LearningForm):
    go: Answer


class SwapForm(LearningForm):
    was: int
    now: int


class QuestionForm(LearningForm):
    question: Annotated[str, Field(min_length=3, max_length=300)]


class AdviceForm(LearningForm):
    text: Words


class FollowForm(LearningForm):
    followed: Answer
    text: Words


class MppForm(LearningForm):
    yes: Answer
    words: Words


class PutForm(LearningForm):
    why: Words
    days: Annotated[int, Field(ge=1, le=60)] = 5


class TransferForm(LearningForm):
    transfer: Transfer
    to: Annotated[str, Field(min_length=2, max_length=200)]
    how: Words
    due_on: MaybeDay = None


class CancelForm(LearningForm):
    words: Words
    kept: MaybeMoney = None


class PassedForm(LearningForm):
    on: Day
    reached: Words


class MondayForm(LearningForm):
    monday: Annotated[str, Field(min_length=3, max_length=10000)]


class PayForm(LearningForm):
    amount: Money
    paid_on: Day
    plan: MaybeId = None
    words: Annotated[str, Field(max_length=200)] = ""
    last: bool = False


def people_in(data: Mapping[str, Any]) -> set[int]:
    """The people whose box is ticked: "p12=on"."""
    found = (whole(name[1:]) for name in data if name[:1] == "p" and data[name])
    return {person for person in found if person}
