from typing import ClassVar

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.core.i18n import later
from teamhub.ideas.forms import Words
from teamhub.ideas.suggestions.tables import Need


class SuggestForm(Form):
    text: Words
    why: str = Field(min_length=1, max_length=2000)
    need: Need = Need.SHOULD
    version: int
    messages: ClassVar[dict[str, str]] = {"string_too_short": later("Say why, so that the owner can weigh it.")}


class AnswerForm(Form):
    answer: str = Field(min_length=1, max_length=2000)
    revision: int = 0
    replacing: bool = False
    messages: ClassVar[dict[str, str]] = {
        "string_too_short": later("Answer with a sentence: who suggests something took trouble.")
    }


class BackForm(Form):
    need: Need
