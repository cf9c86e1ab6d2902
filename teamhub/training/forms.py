"""What a person may type about the catalogue. Words that look medical are said once; a second press keeps them."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from teamhub.core.forms import WarnedForm, with_comma
from teamhub.core.i18n import later
from teamhub.core.typed import Day, Money
from teamhub.training.rules import Fit, Kind, RequiredBy

Title = Annotated[str, Field(min_length=3, max_length=160)]
MaybeTitle = Annotated[str, Field(max_length=160)]
MaybeMonths = Annotated[int | None, Field(ge=1, le=600), BeforeValidator(lambda typed: typed or None)]
Days = Annotated[Decimal, BeforeValidator(with_comma), Field(ge=0, le=100, decimal_places=1)]


class LearningForm(WarnedForm):
    messages: ClassVar[dict[str, str]] = {
        "decimal_parsing": later("Please enter a number, such as 2,5."),
        "decimal_max_places": later("Please enter a number, such as 2,5."),
        "string_pattern_mismatch": later("Please choose one of the options."),
    }


class TrainingForm(LearningForm):
    title_nl: Title
    title_en: MaybeTitle = ""
    kind: Kind
    days: Days
    cost: Money
    provider: Annotated[str, Field(max_length=120)] = ""
    required_by: RequiredBy = RequiredBy.NOTHING
    required_nl: MaybeTitle = ""
    required_en: MaybeTitle = ""
    within_months: MaybeMonths = None
    valid_months: MaybeMonths = None


class AddForm(TrainingForm):
    """`team` is the one that adds it for itself; empty: it is for everybody."""

    team: Annotated[int | None, BeforeValidator(lambda typed: typed or None)] = None


class FitForm(LearningForm):
    fit: Fit
    why: Annotated[str, Field(min_length=3, max_length=2000)]


class CertificateForm(LearningForm):
    obtained_on: Day
