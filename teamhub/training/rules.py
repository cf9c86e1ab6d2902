"""What counts in learning. Pure; days are calendar dates."""

from enum import StrEnum


class Kind(StrEnum):
    """Of a training."""

    METHOD = "method"
    CONTENT = "content"
    LEGAL = "legal"
    SAFETY = "safety"
    SELF_ORGANISATION = "self-organisation"
    PASSED_ON = "passed on"  # by colleagues, from an idea


class Register(StrEnum):
    SKJ = "SKJ"
    BIG = "BIG"
