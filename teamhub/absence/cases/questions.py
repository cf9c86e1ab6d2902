"""What a long absence asks of the frameworks: who decides?"""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

NOTHING: frozenset[str] = frozenset()

ABSENT = "verzuim"
PASS_ON = Question("absence.pass_on", NOTHING, ABSENT, later("To tell the occupational health service"))
CASEWORK = Question("absence.casework", NOTHING, ABSENT, later("The steps of the Gatekeeper Act"))
FITNESS = Question("absence.percent", NOTHING, ABSENT, later("For how many hours somebody can work again"))
BUILD_UP = Question("absence.build_up", NOTHING, ABSENT, later("When hours of reintegration are worked"))
FILE = Question("privacy.file", NOTHING, "privacy", later("The file of an absence"))

QUESTIONS = (PASS_ON, CASEWORK, FITNESS, BUILD_UP, FILE)
