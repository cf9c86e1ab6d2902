"""What a person may type about what a role is for."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from teamhub.core.i18n import later
from teamhub.core.typed import Day
from teamhub.proposals.forms import PutForm
from teamhub.roles.forms import WITH_HOURS, Hours, HoursForm
from teamhub.roles.shape.rules import LONGEST, MOST_ACCOUNTABILITIES, Wanted, sentences

TOO_MANY = later("Please keep it to %(most)s lines: a role that answers for more is two roles.")


def _lines(typed: str) -> str:
    lines = sentences(typed)
    if len(lines) > MOST_ACCOUNTABILITIES:
        raise PydanticCustomError("too_many_lines", "too many", {"most": MOST_ACCOUNTABILITIES})
    if any(len(line) > LONGEST["accountability"] for line in lines):
        raise PydanticCustomError("string_too_long", "too long", {"max_length": LONGEST["accountability"]})
    return typed


Purpose = Annotated[str, Field(min_length=3, max_length=LONGEST["purpose"])]
Lines = Annotated[str, Field(max_length=8000), AfterValidator(_lines)]
Name = Annotated[str, Field(min_length=2, max_length=LONGEST["name"])]
Months = Annotated[int, Field(ge=1, le=36)]


class RoleForm(HoursForm):
    """A role as it should become."""

    messages: ClassVar[dict[str, str]] = {**WITH_HOURS, "too_many_lines": TOO_MANY}
    purpose: Purpose
    accountabilities: Lines = ""
    hours: Hours
    term_months: Months
    seats: int = Field(1, ge=1, le=9)

    def wanted(self) -> Wanted:
        return Wanted(self.purpose, sentences(self.accountabilities), self.hours, self.term_months, self.seats)


class TemplateForm(PutForm):
    """One of the roles that the organisation describes."""

    template: str = Field(min_length=1, max_length=30)


class OwnForm(RoleForm):
    """A role of the team's own."""

    name: Name
    max_terms: int = Field(2, ge=1, le=9)

    def wanted(self) -> Wanted:
        lines = sentences(self.accountabilities)
        return Wanted(self.purpose, lines, self.hours, self.term_months, self.seats, self.name, self.max_terms)


class SplitForm(RoleForm):
    """What stays of the role, and the new one."""

    new_name: Name
    new_purpose: Purpose
    new_accountabilities: Lines = ""
    new_hours: Hours

    def new(self) -> Wanted:
        return Wanted(
            self.new_purpose, sentences(self.new_accountabilities), self.new_hours, self.term_months, 1, self.new_name
        )


class MergeForm(RoleForm):
    """What the other role becomes with this one in it."""

    into: int = Field(gt=0)


class StopForm(PutForm):
    """`on` is the last day that the team has the role."""

    on: Day
