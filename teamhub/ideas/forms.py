"""What a person may type in the text of an idea. A thought may be as unfinished as they like."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from teamhub.core.forms import Form
from teamhub.core.i18n import later
from teamhub.ideas import rules
from teamhub.ideas.tables import Audience

LONGEST = 20_000  # characters in one field: some seven pages


def _whole(typed: object) -> object:
    """Nothing is 0, and "€ 1.500" is 1500: that is how people write amounts."""
    if not isinstance(typed, str):
        return typed
    plain = re.sub(r"(?<=\d)[.\s](?=\d{3}(?!\d))", "", typed.replace("€", "")).strip()
    return plain or 0


Words = Annotated[str, Field(max_length=LONGEST), AfterValidator(rules.lines)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=10_000_000)]
Teams = Annotated[int, BeforeValidator(lambda typed: _whole(typed) or 1), Field(ge=1, le=1000)]


class TextForm(Form):
    """The fields of a thought, of an idea, and of a new version of it."""

    title: str = Field("", max_length=160)
    first_thought: Words = ""
    matters: Words = ""
    ownership: Words = ""
    strengths: Words = ""
    why_now: Words = ""
    contacts: Words = ""
    proposal: Words = ""
    subject: str = Field("", max_length=60)
    amount: Whole = 0
    hours: Whole = 0
    teams: Teams = 1
    clients: Annotated[bool, BeforeValidator(lambda typed: typed or False)] = False

    def fields(self) -> dict[str, object]:
        return rules.fields_of(self)


class WholeTextForm(TextForm):
    """A text that others read: what clients need, a name for it, and what it is about are there."""

    messages: ClassVar[dict[str, str]] = {
        "proposal_missing": later("Write what you propose, or leave your first thought in: one of the two is enough."),
    }

    @model_validator(mode="after")
    def _complete(self) -> "WholeTextForm":
        kinds = {"proposal": "proposal_missing"}
        wrong = [
            InitErrorDetails(type=PydanticCustomError(kinds.get(name, "missing"), "missing"), loc=(name,), input="")
            for name in rules.lacks(self.fields())
        ]
        if wrong:
            raise ValidationError.from_exception_data("text", wrong)
        return self


class ShareForm(WholeTextForm):
    audience: Audience = Audience.TEAM
    team: Annotated[int | None, BeforeValidator(lambda typed: typed or None)] = None


class EditForm(WholeTextForm):
    note: str = Field("", max_length=200)
    revision: int
    version: int


class SeenForm(Form):
    """What a button carries: the revision that its reader had before them."""

    revision: int = 0


class TypoForm(TextForm):
    revision: int = 0
