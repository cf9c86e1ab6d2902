"""What is typed while selecting. Words about what may not weigh are said once; a second press keeps them."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, create_model

from teamhub.core.clock import ZONE
from teamhub.core.forms import Form, WarnedForm
from teamhub.core.i18n import later
from teamhub.core.typed import Day, Hours, MaybeDay
from teamhub.hiring import wording
from teamhub.hiring.selecting import rules
from teamhub.hiring.selecting.procedure import Given
from teamhub.hiring.selecting.rules import Outcome, Paper, Round
from teamhub.people.staff import forms as staff

CHOOSE = later("Please choose one of the options.")
NO_SCORE = later("Give a score from 1 to 5.")
NO_TIME = later("Please enter a time, such as 10:30.")

Score = Annotated[int, Field(ge=rules.LOWEST, le=rules.HIGHEST)]
Note = Annotated[str, Field(max_length=400)]
Words = Annotated[str, Field(max_length=600)]
Id = Annotated[int, Field(gt=0, lt=2**31)]
MaybeId = Annotated[
    int | None, Field(gt=0, lt=2**31), BeforeValidator(lambda typed: None if typed in ("", "0") else typed)
]


class NotedForm(WarnedForm):
    """Also age, belief, family, origin and pay are said once: they may not weigh, or are not the committee's."""

    messages: ClassVar[dict[str, str]] = {"string_pattern_mismatch": CHOOSE, "time_parsing": NO_TIME}

    @property
    def unwarned(self) -> list[str]:
        typed = "\n".join(value for name, value in self if isinstance(value, str) and name != "warned")
        said = {word.strip() for word in self.warned.split(",")}
        found = wording.findings([("nl", typed), ("en", typed)])
        wrong = [one.words.casefold() for one in found if one.forbidden or one.about is wording.About.PAY]
        return [word for word in dict.fromkeys([*super().unwarned, *rules.personal(typed), *wrong]) if word not in said]


class ScoresForm(NotedForm):
    """A score and a note for each criterion: see `scores_form`."""

    messages: ClassVar[dict[str, str]] = {
        "missing": NO_SCORE,
        "int_parsing": NO_SCORE,
        "greater_than_equal": NO_SCORE,
        "less_than_equal": NO_SCORE,
    }

    @property
    def given(self) -> dict[int, Given]:
        notes = {name.removeprefix("note_"): value for name, value in self if name.startswith("note_")}
        return {
            int(name.removeprefix("score_")): Given(value, notes.get(name.removeprefix("score_"), ""))
            for name, value in self
            if name.startswith("score_")
        }


def scores_form(criteria: Iterable[int]) -> type[ScoresForm]:
    """Of one vacancy, with a field for each of its criteria."""
    fields: dict[str, Any] = {}
    for number in criteria:
        fields |= {f"score_{number}": (Score, ...), f"note_{number}": (Note, "")}
    return create_model("ScoresForm", __base__=ScoresForm, **fields)


class DecideForm(NotedForm):
    outcome: Outcome
    reason: MaybeId = None
    words: Words = ""


class TurnDownForm(NotedForm):
    reason: MaybeId = None
    words: Words = ""


class QuestionForm(NotedForm):
    round: Round
    words: Annotated[str, Field(min_length=10, max_length=300)]
    criterion: MaybeId = None


class SlotForm(Form):
    """A day and a time in the organisation's zone."""

    messages: ClassVar[dict[str, str]] = {"time_parsing": NO_TIME}

    round: Round
    on: Day
    begins: time
    minutes: Annotated[int, Field(ge=10, le=480)] = 45
    place: Annotated[str, Field(min_length=2, max_length=120)]

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.on, self.begins.replace(tzinfo=None), tzinfo=ZONE)


class PlanForm(Form):
    applicant: Id


class RoundForm(Form):
    round: Round


class ProposeForm(NotedForm):
    applicant: Id
    why: Annotated[str, Field(min_length=3, max_length=4000)]
    condition: Annotated[str, Field(max_length=1000)] = ""
    days: Annotated[int, Field(ge=1, le=60)] = 5


class TalkedForm(Form):
    on: Day


class TermsForm(Form):
    """No pay: there is no field for it. `until_on` empty: permanent."""

    start_on: Day
    until_on: MaybeDay = None
    hours: Annotated[Hours, Field(gt=0, le=60)]


class PutBackForm(NotedForm):
    ground: Annotated[str, Field(min_length=1, max_length=40)]
    explanation: Annotated[str, Field(min_length=10, max_length=2000)]


class AnswerForm(NotedForm):
    words: Annotated[str, Field(min_length=3, max_length=2000)]


class WelcomeForm(staff.WelcomeForm):
    """As HR welcomes anybody, and whether probation was agreed in writing."""

    probation: bool = False


class RecogniseForm(Form):
    person: Id


class SeenForm(Form):
    what: Paper
    seen_on: Day
    issued_on: MaybeDay = None
    agreed_on: MaybeDay = None

    @property
    def days(self) -> dict[str, date | None]:
        return {"issued_on": self.issued_on, "agreed_on": self.agreed_on}
