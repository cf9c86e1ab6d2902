"""What an exchange asks of the frameworks: how far above their own norm somebody's caseload comes, rounded up."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

EXCHANGE = Question("roles.exchange", frozenset({"percent"}), "rollen", later("To exchange caseload for a role"))

QUESTIONS = (EXCHANGE,)
