"""Questions that every team meets. The capability that comes to ask one takes it along to its own `questions.py`."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

NOTHING: frozenset[str] = frozenset()
AMOUNT, DAYS = frozenset({"amount"}), frozenset({"days"})

SPEND = Question("money.spend", AMOUNT, "financien", later("To spend from the team's budget"))
OWN_WORK = Question("work.own", NOTHING, "besluitvorming", later("The work of a role"))
TOGETHER = Question("work.together", NOTHING, "besluitvorming", later("What the whole team agrees for itself"))
HIRE = Question("hiring.choose", NOTHING, "werving", later("Whom to invite and whom to hire"))
TERMS = Question("hiring.terms", NOTHING, "werving", later("Pay, hours and contract"))
ONBOARD = Question("hiring.onboard", NOTHING, "inwerken", later("How a new colleague is welcomed"))
RENEW = Question("hiring.renew", NOTHING, "inwerken", later("Whether a contract is renewed"))
ABSENCE = Question("absence.arrange", DAYS, "verzuim", later("What is arranged when a colleague is absent"))
CASEWORK = Question("absence.casework", NOTHING, "verzuim", later("The steps of the Gatekeeper Act"))
TELL = Question("privacy.tell", NOTHING, "privacy", later("What others hear about why somebody is absent"))
LEARN = Question("training.book", AMOUNT, "opleiding", later("Which training to take"))
ROSTER = Question("roster.make", NOTHING, "rooster", later("The roster, swaps and holidays"))
ROLES = Question("roles.fill", NOTHING, "rollen", later("Which roles there are and who holds them"))
EXCHANGE = Question("roles.exchange", NOTHING, "rollen", later("To exchange caseload for a role"))
MEET = Question("meetings.plan", NOTHING, "samenwerking", later("What the time for meetings is spent on"))
REPORT = Question("report.team", NOTHING, "verantwoording", later("What the team report says"))
TAKE_OVER = Question("takeover.keep", DAYS, "terugnemen", later("How long something that was taken over stays away"))
HOUSE_RULES = Question("safety.house", NOTHING, "veiligheid", later("House rules and care after an incident"))
DANGER = Question("safety.danger", NOTHING, "veiligheid", later("What happens in acute danger"))
CHANGE_FRAMEWORK = Question("frameworks.adopt", NOTHING, "kaders", later("To make or change a framework"))

QUESTIONS = (
    OWN_WORK, TOGETHER, SPEND, HIRE, TERMS, ONBOARD, RENEW, ABSENCE, CASEWORK, TELL, LEARN, ROSTER, ROLES, EXCHANGE,
    MEET, REPORT, TAKE_OVER, HOUSE_RULES, DANGER, CHANGE_FRAMEWORK,
)  # fmt: skip
