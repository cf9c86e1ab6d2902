"""What a person may type into a draft, apart from its clauses: see `clause_form.py`."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from teamhub.core.forms import Form
from teamhub.core.i18n import later
from teamhub.core.typed import Day
from teamhub.frameworks.drafts.rules import ARTICLES, FIELDS
from teamhub.frameworks.rules import DOMAINS

ON_A_DAY = {
    "date_from_datetime_parsing": later("Please choose a day."),
    "date_parsing": later("Please choose a day."),
    "date_from_datetime_inexact": later("Please choose a day."),
}
Long = Annotated[str, Field(max_length=4000), AfterValidator(lambda text: text.replace("\r\n", "\n"))]
Words = Annotated[str, Field(min_length=3, max_length=2000)]
Domain = Annotated[str, AfterValidator(lambda domain: _one_of(domain, DOMAINS))]


def _one_of(word: str, words: Any) -> str:
    if word not in words:
        raise PydanticCustomError("enum", "unknown")
    return word


def _number(typed: object) -> object:
    """ "1.500" and "€ 1.500" are 1500, "12,5" is 12.5: that is how people write numbers."""
    if not isinstance(typed, str):
        return typed
    plain = re.sub(r"(?<=\d)[.\s](?=\d{3}(?!\d))", "", typed.replace("€", "")).strip().replace(",", ".")
    if re.fullmatch(r"\d{1,9}", plain, re.ASCII):
        return int(plain)
    return float(plain) if re.fullmatch(r"\d{1,9}\.\d{1,2}", plain, re.ASCII) else typed


def _sane(value: int | float | str) -> int | float | str:
    """Some limits are a rule, such as "36 / caseloadnorm"; no clause can name those."""
    if isinstance(value, str) and not 0 < len(value) <= 40:
        raise PydanticCustomError("missing" if not value else "string_too_long", "long", {"max_length": 40})
    if not isinstance(value, str) and not 0 <= value <= 10_000_000:
        raise PydanticCustomError("less_than_equal", "large", {"le": 10_000_000})
    return value


class BeginForm(Form):
    framework: str = Field("", max_length=12)  # empty: a new one
    request: str = Field("", max_length=9)
    title: str = Field("", max_length=160)
    domain: Domain = "kaders"

    @model_validator(mode="after")
    def _titled(self) -> "BeginForm":
        if not (self.framework or self.request or self.title):
            error = InitErrorDetails(type=PydanticCustomError("missing", "missing"), loc=("title",), input="")
            raise ValidationError.from_exception_data("begin", [error])
        return self


class SeenForm(Form):
    """`version` is that of the draft when the form was opened."""

    version: int = Field(ge=1)


class TextsForm(SeenForm):
    title_nl: str = Field("", max_length=160)
    title_en: str = Field("", max_length=160)
    team_decides_nl: Long = ""
    team_decides_en: Long = ""
    mpp_hr_does_nl: Long = ""
    mpp_hr_does_en: Long = ""
    hands_over_nl: Long = ""
    hands_over_en: Long = ""
    domain: Domain
    law: str = Field("", max_length=1000)  # one a line
    review_months: int = Field(ge=1, le=60)
    article: Annotated[str, AfterValidator(lambda article: _one_of(article, ("", *ARTICLES)))] = ""
    ends: str = Field("", max_length=12)
    note: str = Field("", max_length=200)

    def texts(self) -> dict[str, Any]:
        law = [line.strip() for line in self.law.splitlines() if line.strip()]
        return {**self.model_dump(include={*FIELDS, "domain", "review_months", "article", "ends"}), "law": law}


class LimitForm(SeenForm):
    key: str = Field(min_length=2, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")
    value: Annotated[int | float | str, BeforeValidator(_number), AfterValidator(_sane)]  # mostly a number
    unit: str = Field("", max_length=30)
    nl: str = Field(min_length=3, max_length=300)
    en: str = Field(min_length=3, max_length=300)
    messages: ClassVar[dict[str, str]] = {
        "string_pattern_mismatch": later("Use small letters, digits and underscores, such as team_max."),
    }

    def limit(self) -> dict[str, Any]:
        return self.model_dump(include={"key", "value", "unit", "nl", "en"})


class InviteForm(Form):
    person: int = Field(ge=1)


class DelegateForm(Form):
    person: int = Field(ge=1)
    team: int = Field(ge=1)


class CouncilForm(SeenForm):
    given_on: Day
    said: Words
    messages: ClassVar[dict[str, str]] = ON_A_DAY


class AdoptForm(SeenForm):
    in_force_on: Day
    days: int = Field(7, ge=1, le=60)
    why: Words
    messages: ClassVar[dict[str, str]] = ON_A_DAY


class WhyForm(Form):
    text: Words


class DecideForm(SeenForm):
    text: Words
