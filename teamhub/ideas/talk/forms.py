from typing import ClassVar, Literal

from pydantic import Field

from teamhub.core.forms import Form
from teamhub.core.i18n import later
from teamhub.ideas.talk.service import LONGEST
from teamhub.ideas.talk.tables import Kind


class RemarkForm(Form):
    kind: Kind
    text: str = Field(min_length=1, max_length=LONGEST)
    messages: ClassVar[dict[str, str]] = {"string_too_short": later("Write what you want to say.")}


class ReplyForm(Form):
    reply: str = Field("", max_length=LONGEST)
    answer: Literal["accept", "thank"] | None = None
