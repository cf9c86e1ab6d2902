from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from teamhub.core.forms import Form
from teamhub.core.telling import About


def _hour(typed: Any) -> Any:
    return None if typed == "never" else typed


class ReadForm(Form):
    until: int


class ChoicesForm(Form):
    """A box that is not ticked is not sent: what is missing is "no"."""

    digest_hour: Annotated[Annotated[int, Field(ge=0, le=23)] | None, BeforeValidator(_hour)]
    inbox_asked: bool = False
    inbox_mine: bool = False
    inbox_supported: bool = False
    inbox_team: bool = False
    inbox_frameworks: bool = False
    mail_asked: bool = False
    mail_mine: bool = False
    mail_supported: bool = False
    mail_team: bool = False
    mail_frameworks: bool = False

    def chosen(self, where: str) -> list[About]:
        """The kinds that are ticked for "inbox" or "mail"."""
        return [about for about in About if getattr(self, f"{where}_{about}")]
