"""What counts for a text: how it is spelled out and sealed. No database, no clock, no web."""

import hashlib
from collections.abc import Mapping

# What people write, in the order in which it is read. The facts (amount, hours, …) are spelled after it.
TEXTS = ("title", "first_thought", "matters", "ownership", "strengths", "why_now", "contacts", "proposal", "subject")
FACTS = ("amount", "hours", "teams", "clients")


def spelled(fields: Mapping[str, object]) -> str:
    """All of a version as one text, the same on every machine: a line with the field's name, then what it says.

    Line ends are "\\n"; a browser sends "\\r\\n". The text ends with one line end.
    """
    said = [(name, str(fields[name]).replace("\r\n", "\n")) for name in TEXTS]
    facts = [(name, str(int(fields[name]))) for name in FACTS]  # type: ignore[call-overload]
    return "\n\n".join(f"[{name}]\n{value}" for name, value in said + facts) + "\n"


def fingerprint(text: str) -> str:
    """SHA-256 over the UTF-8 bytes of a spelled version, as `sha256sum` prints it."""
    return hashlib.sha256(text.encode()).hexdigest()
