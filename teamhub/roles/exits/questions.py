"""What the ways out of a vacancy ask of the frameworks. The others are asked where they are carried out."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

BUY_IN = Question("roles.buy_in", frozenset(), "rollen", later("To buy in the work of a role for a while"))
SHAPE = Question("roles.shape", frozenset(), "rollen", later("Which roles there are and what they ask"))
# `weeks_open`: whole calendar weeks that the role has been vacant; 0 where somebody holds it.
STOP = Question("roles.stop", frozenset({"weeks_open"}), "rollen", later("To stop with a role"))
# `percent` above the norm of who takes the larger caseload.
EXCHANGE = Question("roles.exchange", frozenset({"percent"}), "rollen", later("To exchange caseload for a role"))

QUESTIONS = (BUY_IN,)
