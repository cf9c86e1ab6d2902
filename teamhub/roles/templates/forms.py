from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from teamhub.core.forms import Form
from teamhub.roles.forms import WITH_HOURS, Hours
from teamhub.roles.shape.forms import TOO_MANY, Lines, Months, Name, Purpose
from teamhub.roles.shape.rules import LONGEST, Wanted, sentences
from teamhub.roles.templates.service import Described


class DescribedForm(Form):
    """A role as all teams may begin with it."""

    messages: ClassVar[dict[str, str]] = {**WITH_HOURS, "too_many_lines": TOO_MANY}
    name: Name
    name_en: str = Field("", max_length=LONGEST["name"])
    purpose: Purpose
    purpose_en: str = Field("", max_length=LONGEST["purpose"])
    accountabilities: Lines = ""
    hours: Hours
    term_months: Months
    max_terms: int = Field(2, ge=1, le=9)
    core: Annotated[bool, BeforeValidator(lambda typed: bool(typed))] = False
    decided: str = Field(min_length=3, max_length=500)

    def described(self) -> Described:
        lines = sentences(self.accountabilities)
        wanted = Wanted(self.purpose, lines, self.hours, self.term_months, 1, self.name, self.max_terms)
        return Described(wanted, self.name_en, self.purpose_en, self.core, self.decided)
