from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from teamhub.core.forms import Form, WarnedForm
from teamhub.proposals.forms import PutForm
from teamhub.training.notes.rules import Answer

Number = Annotated[int, Field(gt=0, lt=2**31)]
MaybeNumber = Annotated[int | None, Field(gt=0, lt=2**31), BeforeValidator(lambda typed: typed or None)]
Sentence = Annotated[str, Field(min_length=3, max_length=600)]


class NoteForm(WarnedForm):
    title: Annotated[str, Field(min_length=3, max_length=160)]
    body: Annotated[str, Field(min_length=3, max_length=20_000)]
    monday: Annotated[str, Field(max_length=4000)] = ""
    trains: Annotated[str, Field(max_length=400)] = ""
    idea: MaybeNumber = None
    version: int = 1

    @property
    def words(self) -> dict[str, str]:
        return {"title": self.title, "body": self.body, "monday": self.monday, "trains": self.trains}


class WriterForm(Form):
    person: Number


class OfferForm(Form):
    team: Number
    words: Sentence


class NotNowForm(Form):
    words: Sentence


class AdoptForm(PutForm):
    answer: Literal[Answer.AS_IT_IS, Answer.CHANGED]
