"""What taking over asks of the frameworks."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

# `days`: how many calendar days it stays away in all, from the day that it was taken over.
KEEP = Question(
    "takeover.keep",
    frozenset({"days"}),
    "terugnemen",
    later("How long something that was taken over stays away"),
)
DANGER = Question("safety.danger", frozenset(), "veiligheid", later("What happens in acute danger"))

QUESTIONS = (KEEP, DANGER)
