from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question
from teamhub.frameworks.questions import NOTHING

JOINING = "inwerken"
ONBOARD = Question("hiring.onboard", NOTHING, JOINING, later("How a new colleague is welcomed"))
DOUBT = Question("hiring.doubt", NOTHING, JOINING, later("What to do when there is doubt about somebody's work"))
ADVISE = Question("hiring.advise", NOTHING, JOINING, later("What the team advises about probation or a contract"))
PROBATION = Question("hiring.probation", NOTHING, JOINING, later("Whether somebody stays after probation"))
RENEW = Question("hiring.renew", NOTHING, JOINING, later("Whether a contract is renewed"))
QUESTIONS = (ONBOARD, DOUBT, ADVISE, PROBATION, RENEW)
