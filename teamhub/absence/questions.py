"""What absence asks of the frameworks: who decides?"""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

NOTHING: frozenset[str] = frozenset()
DAYS = frozenset({"days"})

ABSENT = "verzuim"
REPORT_ABSENT = Question("absence.report", NOTHING, ABSENT, later("To note that somebody is absent, and is back"))
CONTACT = Question("absence.contact", NOTHING, ABSENT, later("How contact is kept with an absent colleague"))
ABSENCE = Question("absence.arrange", DAYS, ABSENT, later("What is arranged when a colleague is absent"))
COVER = Question("absence.cover", DAYS, ABSENT, later("Cover, and who takes over the work"))
FREQUENT = Question("absence.frequent", NOTHING, ABSENT, later("The talk with who is absent often"))
# Weeks until recovery is expected and until the contract ends; `early`: 1 where KAD-02 names another reason. Which
# one is nobody's business, and so it is no fact.
HAND_OVER = Question(
    "absence.hand_over",
    frozenset({"days", "recovery_weeks", "contract_weeks", "early"}),
    ABSENT,
    later("Who guides a colleague who is absent"),
)
NEAR = Question("absence.near", NOTHING, ABSENT, later("Who stays in touch with who is away long"))
WELCOME = Question("absence.welcome", NOTHING, ABSENT, later("How somebody is welcomed back"))
# `recovered`: 1 at full recovery.
HAND_BACK = Question("absence.hand_back", frozenset({"recovered"}), ABSENT, later("When the team guides again"))

PRIVATE = "privacy"
TELL = Question("privacy.tell", NOTHING, PRIVATE, later("What others hear about why somebody is absent"))
SAY_ABSENT = Question("privacy.absent", NOTHING, PRIVATE, later("How we tell each other that somebody is not in"))
ERASE = Question("privacy.erase", NOTHING, PRIVATE, later("To erase something medical that was written anyway"))

QUESTIONS = tuple(declared for declared in [*vars().values()] if isinstance(declared, Question))
