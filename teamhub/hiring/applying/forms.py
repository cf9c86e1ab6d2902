"""What an applicant may type, and what colleagues type about one. No birth date, no photo, no pay: no field for it."""

from typing import Annotated, ClassVar, Literal

from litestar.datastructures import UploadFile
from pydantic import Field

from teamhub.core.addresses import Address
from teamhub.core.forms import Form
from teamhub.core.i18n import later
from teamhub.core.web import WebRequest
from teamhub.hiring.applying.rules import LARGEST_FILE, Upload
from teamhub.hiring.rules import Source

Name = Annotated[str, Field(min_length=2, max_length=120)]
Phone = Annotated[str, Field(max_length=40, pattern=r"^[0-9+() .\-]*$")]
Letter = Annotated[str, Field(min_length=20, max_length=20_000)]
MESSAGES = {
    "string_pattern_mismatch": later("Check this: it cannot be read as it is."),
}


class ApplicationForm(Form):
    """`leave_empty` is for programs that fill in everything: people do not see it."""

    messages: ClassVar[dict[str, str]] = MESSAGES
    name: Name
    email: Address
    phone: Phone = ""
    letter: Letter
    source: Source
    consent: bool = False
    leave_empty: str = ""


class EnterForm(Form):
    messages: ClassVar[dict[str, str]] = MESSAGES
    name: Name
    email: Address
    phone: Phone = ""
    letter: Letter
    source: Source
    language: Literal["nl", "en"] = "nl"
    agreed: Annotated[str, Field(min_length=3, max_length=200)]


class CorrectForm(Form):
    messages: ClassVar[dict[str, str]] = MESSAGES
    name: Name
    phone: Phone = ""
    letter: Annotated[str, Field(max_length=20_000)] = ""


class LinkForm(Form):
    messages: ClassVar[dict[str, str]] = MESSAGES
    email: Address


class SureForm(Form):
    sure: bool = False


class SlotForm(Form):
    slot: Annotated[int, Field(gt=0, lt=2**31)]


class ConsentForm(Form):
    given: bool


class TextForm(Form):
    text_nl: Annotated[str, Field(max_length=4000)]
    text_en: Annotated[str, Field(max_length=4000)]


async def sent_form(request: WebRequest) -> tuple[dict[str, str], list[Upload]]:
    """What was typed in a form with files, and the files that were chosen. One beyond what is allowed is not read."""
    form = await request.form()
    typed: dict[str, str] = {}
    files: list[Upload] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                body = await value.read(LARGEST_FILE + 1)
                files.append(Upload(value.filename, value.content_type, body))
            await value.close()
        elif name != "files":
            typed[name] = str(value)
    request.state["typed"] = typed  # whatever is wrong from here on, nobody writes their letter twice
    return typed, files
