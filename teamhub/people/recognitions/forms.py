from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.core.medical import medical
from teamhub.people.recognitions.rules import LONGEST, SHORTEST


class RecognitionForm(Form):
    """`warned`: the words about which somebody has been warned, with commas between them. A second press keeps them."""

    seen: Annotated[str, Field(min_length=SHORTEST, max_length=LONGEST)]
    warned: str = ""

    @property
    def unwarned(self) -> list[str]:
        """What looks medical in what was typed, and was not said before."""
        said = {word.strip() for word in self.warned.split(",")}
        return [word for word in medical(self.seen) if word not in said]
