"""What a person may type about an absence. What looks medical is refused in every field (AP, domain.md 2.2)."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from teamhub.absence import rules
from teamhub.absence.rules import Early
from teamhub.absence.service import Report
from teamhub.core.forms import Form, Unmedical
from teamhub.core.i18n import later
from teamhub.core.typed import Day, MaybeDay

Phone = Annotated[str, Field(max_length=40), Unmedical]
Address = Annotated[str, Field(max_length=200), Unmedical]
Wish = Annotated[str, Field(max_length=120), Unmedical]
Work = Annotated[str, Field(max_length=rules.LINES * (rules.LINE + 2)), Unmedical]
Agreement = Annotated[str, Field(max_length=190), Unmedical]
MaybePerson = Annotated[int | None, BeforeValidator(lambda typed: typed or None)]
Rhythm = Annotated[int, Field(ge=1, le=rules.WEEK)]


class AbsenceForm(Form):
    messages: ClassVar[dict[str, str]] = {"int_type": later("Please choose one of the options.")}


class ReachForm(AbsenceForm):
    """How somebody can be reached, and what they enter for HR alone."""

    phone: Phone = ""
    address: Address = ""
    contact_wish: Wish = ""
    contact_days: Rhythm | None = None
    safety_net: bool = False
    work_accident: bool = False
    third_party: bool = False

    def report(self, first_day: date) -> Report:
        return Report(first_day, **self.model_dump(include=set(ReachForm.model_fields)))


class ReportForm(ReachForm):
    """`back`: where the page was opened from is not kept; `work` is one thing a line."""

    first_day: Day
    expected_until: MaybeDay = None
    work: Work = ""

    def report(self, first_day: date | None = None) -> Report:
        given = self.model_dump(include=set(ReachForm.model_fields))
        return Report(self.first_day, self.expected_until, **given, work=rules.lines(self.work))


class ReportForForm(AbsenceForm):
    """For who phones: fewer fields. What is for HR they enter themselves, later."""

    person: int
    first_day: Day
    expected_until: MaybeDay = None
    phone: Phone = ""
    work: Work = ""

    def report(self) -> Report:
        return Report(self.first_day, self.expected_until, self.phone, work=rules.lines(self.work))


class LongerForm(AbsenceForm):
    """`until_on` is the last day that is expected; empty: nobody knows. A button may send another one as `until`."""

    until: MaybeDay = None
    until_on: MaybeDay = None
    unknown: bool = False

    @property
    def last(self) -> date | None:
        return None if self.unknown else (self.until or self.until_on)


class BackForm(AbsenceForm):
    """`on` is the first day fully back."""

    on: Day


class WorkForm(AbsenceForm):
    work: Work


class TakeForm(AbsenceForm):
    hand_back_on: Day
    person: MaybePerson = None


class PrecheckForm(AbsenceForm):
    handover_on: MaybeDay = None


class EarlyForm(AbsenceForm):
    why: Early


class NearForm(AbsenceForm):
    near: MaybePerson = None
    look_again_on: MaybeDay = None


class HandOverForm(NearForm):
    """`case_manager`: who of HR receives it."""

    case_manager: int


class TalkForm(AbsenceForm):
    one: Agreement = ""
    two: Agreement = ""
    three: Agreement = ""

    @property
    def agreements(self) -> list[str]:
        return [self.one, self.two, self.three]
