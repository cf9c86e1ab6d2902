from typing import Annotated

from pydantic import Field

from teamhub.core.forms import WarnedForm
from teamhub.people.recognitions.rules import LONGEST, SHORTEST


class RecognitionForm(WarnedForm):
    seen: Annotated[str, Field(min_length=SHORTEST, max_length=LONGEST)]
