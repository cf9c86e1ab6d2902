from typing import Annotated, Literal

from pydantic import Field

from teamhub.core.forms import Form, WarnedForm
from teamhub.core.typed import Day, MaybeDay
from teamhub.joining.contracts.rules import Advice, Outcome

Words = Annotated[str, Field(min_length=3, max_length=1000)]


class ContractForm(Form):
    person: Annotated[int, Field(gt=0, lt=2**31)]
    from_on: Day
    until_on: MaybeDay = None
    probation: bool = False


class CorrectForm(Form):
    until_on: MaybeDay = None
    probation: bool = False


class SentenceForm(WarnedForm):
    words: Annotated[str, Field(min_length=3, max_length=400)]


class AdviceForm(WarnedForm):
    advice: Advice
    why: Words
    days: Annotated[int, Field(ge=1, le=60)] = 7


class DecisionForm(WarnedForm):
    outcome: Literal[Outcome.STAYS, Outcome.PARTS]
    reason: Words
