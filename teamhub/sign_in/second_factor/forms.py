from typing import Annotated

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.sign_in.forms import Secret

Code = Annotated[str, Field(max_length=80)]


class CodeForm(Form):
    """A code of the app, or else one for recovery."""

    code: Code = ""
    recovery: Code = ""

    @property
    def typed(self) -> str:
        return self.code or self.recovery


class BeginForm(Form):
    password: Secret = ""
