"""What a person may type on the way to a decision."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from teamhub.core.typed import Day
from teamhub.decisions.forms import DayForm, Maybe, Nothing, Sentence, Words, WordsForm


class AskForm(DayForm):
    """Whom to ask comes as boxes: "p7" is the person with that number, "council" the client council."""

    question: Sentence
    council: bool = False


class DecideForm(DayForm):
    text: Words
    evaluate_on: Day
    doer: Annotated[int | None, Nothing] = None


class RoundForm(DayForm):
    text: Words
    evaluate_on: Day
    doer: Annotated[int | None, Nothing] = None
    how: str = "days"
    picture: int = Field(2, ge=0, le=60)
    opinion: int = Field(2, ge=0, le=60)
    decision: int = Field(3, ge=0, le=60)
    meeting_on: Maybe = None
    purpose: str = "decide"

    @model_validator(mode="after")
    def _meets(self) -> "RoundForm":
        if self.how == "meeting" and self.meeting_on is None:
            missing = InitErrorDetails(type=PydanticCustomError("date_parsing", "day"), loc=("meeting_on",), input="")
            raise ValidationError.from_exception_data("round", [missing])
        return self


class SayForm(WordsForm):
    answers: Annotated[int | None, Nothing] = None
