import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from teamhub.core.forms import Form
from teamhub.core.typed import Day
from teamhub.parameters.rules import LONGEST_WHY

GROUPED = re.compile(r"\d{1,3}(?:[. ,]\d{3})+")


def _whole(typed: Any) -> Any:
    """ "2.080" and "2,080" are how people write that many."""
    return re.sub(r"[. ,]", "", typed) if isinstance(typed, str) and GROUPED.fullmatch(typed.strip()) else typed


class ChangeForm(Form):
    value: Annotated[int, BeforeValidator(_whole)]
    from_on: Day
    why: Annotated[str, Field(min_length=5, max_length=LONGEST_WHY)]


class DayForm(Form):
    from_on: Day
