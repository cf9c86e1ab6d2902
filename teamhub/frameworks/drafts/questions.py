"""What a framework group asks of the frameworks themselves."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

DOMAIN = "kaders"
CHANGE_FRAMEWORK = Question("frameworks.adopt", frozenset(), DOMAIN, later("To make or change a framework"))
# `rounds` in which the framework group found no consent.
DEADLOCK = Question(
    "frameworks.deadlock", frozenset({"rounds"}), DOMAIN, later("What holds while a framework group does not agree")
)

QUESTIONS = (CHANGE_FRAMEWORK, DEADLOCK)
