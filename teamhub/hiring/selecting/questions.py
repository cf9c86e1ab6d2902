"""What selecting asks of the frameworks."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

HIRING = "werving"
INVITE = Question("hiring.invite", frozenset(), HIRING, later("Whom to invite"))
HIRE = Question("hiring.choose", frozenset(), HIRING, later("Whom to hire"))
# `outside`: 1 where pay agreement, establishment or certificate of conduct stands in the way.
PUT_BACK = Question("hiring.put_back", frozenset({"outside"}), HIRING, later("To put the choice of a candidate back"))
TERMS = Question("hiring.terms", frozenset(), HIRING, later("Pay, hours and contract"))

QUESTIONS = (INVITE, HIRE, PUT_BACK, TERMS)
