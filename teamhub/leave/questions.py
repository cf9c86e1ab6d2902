"""What leave asks of the frameworks (KAD-05)."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

WHEN = "rooster"
# `percent` of the team that has leave on one day.
LEAVE = Question("roster.leave", frozenset({"percent"}), WHEN, later("How many of us have leave at once"))
# `people`: the fewest on a day that somebody has to be there.
STAFFING = Question(
    "roster.staffing", frozenset({"people"}), WHEN, later("How many of us can be reached in the shelter")
)

QUESTIONS = (LEAVE, STAFFING)
