"""Questions that every team meets and that belong to no other capability."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

SPEND = Question("money.spend", frozenset({"amount"}), "financien", later("To spend from the team's budget"))
OWN_WORK = Question("work.own", frozenset(), "besluitvorming", later("The work of a role"))
TOGETHER = Question("work.together", frozenset(), "besluitvorming", later("What the whole team agrees for itself"))

QUESTIONS = (SPEND, OWN_WORK, TOGETHER)
