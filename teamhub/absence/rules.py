"""What counts about an absence. Pure; days are calendar dates."""

from enum import StrEnum


class Early(StrEnum):
    """Why HR takes over before day 29 (KAD-02). Seen by HR and the person alone."""

    LONG = "long expected"  # recovery is expected later than in six weeks
    ACCIDENT = "work accident"
    SAFETY_NET = "safety net"
    THIRD_PARTY = "third party"
    TENSION = "tension"
    CONTRACT = "contract ends"  # within eight weeks
    ASKED = "asked"  # by the colleague


class Step(StrEnum):
    """The steps of the Gatekeeper Act that somebody does (domain.md 2.1)."""

    PASSED_ON = "passed on"
    HANDED_OVER = "handed over"
    ANALYSIS = "problem analysis"
    PLAN = "action plan"
    EVALUATION = "evaluation"  # at least every six weeks after the plan: as many rows
    UWV = "42-week report"
    FIRST_YEAR = "first-year evaluation"
    SECOND_TRACK = "second track"
    FINAL = "final evaluation"
    WIA = "WIA application"
