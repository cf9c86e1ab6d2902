from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from teamhub.core.act import Office
from teamhub.core.forms import Form, with_comma
from teamhub.core.i18n import later
from teamhub.people.rules import LONGEST
from teamhub.teams.rules import LONGEST as OF_TEAM

NO_DATE = later("Please enter a date.")
NO_HOURS = later("Please enter hours a week, such as 28,5.")


def _nothing(value: Any) -> Any:
    return None if value in ("", "0") else value


Text = Annotated[str, Field(max_length=LONGEST["function_nl"])]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST["name"])]
Hours = Annotated[Decimal, BeforeValidator(with_comma), Field(ge=0, le=60)]
Choice = Annotated[int | None, Field(gt=0, lt=2**31), BeforeValidator(_nothing)]


class DatedForm(Form):
    messages: ClassVar[Mapping[str, str]] = {
        "date_from_datetime_parsing": NO_DATE,
        "date_parsing": NO_DATE,
        "date_type": NO_DATE,
        "decimal_parsing": NO_HOURS,
        "decimal_type": NO_HOURS,
        "literal_error": later("Please choose one of the options."),
        "string_too_short": later("Please fill this in."),
    }


class RecordForm(DatedForm):
    """What HR keeps of somebody. `name` is an alias for a member of the client council."""

    name: Name
    number: Annotated[str, Field(max_length=LONGEST["number"])] = ""
    email: Annotated[str, Field(max_length=LONGEST["email"])] = ""
    function_nl: Text = ""
    function_en: Text = ""
    registration: Literal["", "SKJ", "BIG"] = ""
    joined_on: date


class WelcomeForm(RecordForm):
    hours: Annotated[Decimal | None, BeforeValidator(with_comma), BeforeValidator(_nothing), Field(ge=0, le=60)] = None
    team: Choice = None


class HoursForm(DatedForm):
    hours: Hours
    from_on: date


class TeamForm(DatedForm):
    """Into a team, from no team or from another one, on a first day."""

    from_team: Choice = None
    team: Annotated[int, Field(gt=0, lt=2**31)]
    from_on: date


class DayForm(DatedForm):
    on: date


class OfficeForm(DatedForm):
    office: Office
    team: Choice = None
    from_on: date


class EndOfficeForm(DatedForm):
    office: Office
    team: Choice = None
    on: date


class BackForm(DatedForm):
    from_on: date
    team: Choice = None


class FoundForm(DatedForm):
    name: Annotated[str, Field(min_length=1, max_length=OF_TEAM["name"])]
    place: Annotated[str, Field(max_length=OF_TEAM["place"])] = ""
    focus_nl: Annotated[str, Field(max_length=OF_TEAM["focus_nl"])] = ""
    focus_en: Annotated[str, Field(max_length=OF_TEAM["focus_en"])] = ""
