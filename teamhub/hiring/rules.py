"""What counts in hiring. Pure; days are calendar dates."""

from enum import StrEnum


class Stage(StrEnum):
    """Of a vacancy."""

    DRAFT = "draft"  # the recruiter and the team write its profile
    OPEN = "open"  # adopted by consent: letters come in until it closes
    SELECTING = "selecting"  # letters, then talks
    TERMS = "terms"  # the team chose: the MPP talks terms
    FILLED = "filled"
    STOPPED = "stopped"


class Standing(StrEnum):
    """Of an applicant."""

    RECEIVED = "received"
    INVITED = "invited"
    RESERVE = "reserve"
    CHOSEN = "chosen"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
