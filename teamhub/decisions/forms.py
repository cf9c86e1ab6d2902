"""What a person may type in any consent round, whatever it is about."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from teamhub.core.forms import Form
from teamhub.core.i18n import later
from teamhub.core.typed import MaybeDay
from teamhub.decisions.rules import Stance

LONG = 20_000
Words = Annotated[str, Field(min_length=1, max_length=LONG)]
Sentence = Annotated[str, Field(min_length=1, max_length=300)]
Nothing = BeforeValidator(lambda typed: typed or None)
Maybe = MaybeDay
ON_A_DAY = {
    "typed_day": later("Please choose a day."),
    "date_parsing": later("Please choose a day."),
    "string_too_short": later("Please fill this in."),
}


class DayForm(Form):
    messages: ClassVar[dict[str, str]] = ON_A_DAY


class WordsForm(DayForm):
    text: Words


class ReplyForm(DayForm):
    followed: bool
    text: Words


class VoiceForm(DayForm):
    """An objection has three parts; a concern has one; consent may say something."""

    stance: Stance
    argument: str = Field("", max_length=LONG)
    harm: str = Field("", max_length=LONG)
    safe: str = Field("", max_length=LONG)

    @model_validator(mode="after")
    def _argued(self) -> "VoiceForm":
        needed = {Stance.OBJECTION: ("argument", "harm", "safe"), Stance.CONCERN: ("argument",)}.get(self.stance, ())
        missing = [
            InitErrorDetails(type=PydanticCustomError("string_too_short", "missing"), loc=(name,), input="")
            for name in needed
            if not getattr(self, name)
        ]
        if missing:
            raise ValidationError.from_exception_data("voice", missing)
        return self


class FindingForm(DayForm):
    text: Words
    again_on: Maybe = None
