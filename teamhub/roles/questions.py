"""What roles ask of the frameworks: who decides? See KAD-11 and KAD-18."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

NOTHING: frozenset[str] = frozenset()

SHAPE = Question("roles.shape", NOTHING, "rollen", later("Which roles a team has, and what each is for"))
FILL = Question("roles.fill", NOTHING, "rollen", later("Who holds a role"))
EXTEND = Question("roles.extend", NOTHING, "rollen", later("Whether a term is followed by another of the same person"))
COVER = Question("roles.cover", NOTHING, "rollen", later("Who stands in for a role"))
STOP = Question("roles.stop", frozenset({"weeks_open"}), "rollen", later("Whether a team stops with a role"))
BUY_IN = Question("roles.buy_in", NOTHING, "rollen", later("Whether the work of a role is bought in for a while"))
TEMPLATE = Question("roles.template", NOTHING, "rollen", later("How the roles are described that teams begin with"))

QUESTIONS = (SHAPE, FILL, EXTEND, COVER, STOP, BUY_IN, TEMPLATE)
