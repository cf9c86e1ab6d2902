"""What is a mail address: one that a mail can be sent to, and nothing that a program reads as more than that. Pure."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

# Not the whole of RFC 5322: what people have. No names around it, quotes, groups or comments, and no other alphabets,
# which only reach a server that says it can read them.
ADDRESS = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
    re.I | re.A,
)
ENCODED = "=?"  # begins a word in another alphabet (RFC 2047): what it holds would be read as part of the header


def is_address(typed: str) -> bool:
    return ADDRESS.fullmatch(typed) is not None and ENCODED not in typed


def _address(typed: str) -> str:
    if not is_address(typed):
        raise PydanticCustomError("string_pattern_mismatch", "no address")
    return typed


Address = Annotated[str, Field(max_length=254), AfterValidator(_address)]
