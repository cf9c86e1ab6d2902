"""What a framework group asks of the frameworks themselves."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

CHANGE_FRAMEWORK = Question("frameworks.adopt", frozenset(), "kaders", later("To make or change a framework"))

QUESTIONS = (CHANGE_FRAMEWORK,)
