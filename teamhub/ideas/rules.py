"""What counts for a text: how it is spelled out, sealed and read back. No database, no clock, no web."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

# What people write, in the order in which it is read. The facts (amount, hours, …) are spelled after it.
TEXTS = ("title", "first_thought", "matters", "ownership", "strengths", "why_now", "contacts", "proposal", "subject")
FACTS = ("amount", "hours", "teams", "clients")
FIELDS = TEXTS + FACTS
HEADING = re.compile(rf"^(\\*\[(?:{'|'.join(FIELDS)})\])$", re.MULTILINE)
QUOTED = re.compile(rf"^\\(\\*\[(?:{'|'.join(FIELDS)})\])$", re.MULTILINE)
PART = re.compile(rf"^\[({'|'.join(FIELDS)})\]\n", re.MULTILINE)


def spelled(fields: Mapping[str, object]) -> str:
    """All of a version as one text, the same on every machine: a line with the field's name, then what it says.

    Line ends are "\\n"; a browser sends "\\r\\n". The text ends with one line end. A line of somebody's words that
    looks like a field's name gets a backslash, so that a text is read back in one way only.
    """
    said = [(name, HEADING.sub(r"\\\1", lines(str(fields[name])))) for name in TEXTS]
    facts = [(name, str(int(fields[name]))) for name in FACTS]  # type: ignore[call-overload]
    return "\n\n".join(f"[{name}]\n{value}" for name, value in said + facts) + "\n"


def read(text: str) -> dict[str, Any]:
    """The fields of a spelled version, as they were."""
    pieces = PART.split(text)[1:]
    values = {name: value.removesuffix("\n\n") for name, value in zip(pieces[::2], pieces[1::2], strict=True)}
    said = {name: QUOTED.sub(r"\1", values[name]) for name in TEXTS}
    return said | {name: int(values[name]) for name in FACTS} | {"clients": values["clients"].strip() == "1"}


def lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def fields_of_mapping(text: Mapping[str, Any]) -> dict[str, Any]:
    return {name: text[name] for name in FIELDS}


def fields_of(row: object) -> dict[str, Any]:
    """What a thought or an idea says, by field."""
    return {name: getattr(row, name) for name in FIELDS}


def fingerprint(text: str) -> str:
    """SHA-256 over the UTF-8 bytes of a spelled version, as `sha256sum` prints it."""
    return hashlib.sha256(text.encode()).hexdigest()


def lacks(fields: Mapping[str, object]) -> list[str]:
    """What must still be written before a thought can be shared."""
    needed = [name for name in ("matters", "title") if not str(fields[name]).strip()]
    told = str(fields["proposal"]).strip() or str(fields["first_thought"]).strip()
    return needed if told else [*needed, "proposal"]
