"""Questions that every team meets. The capability that comes to ask one takes it along to its own `questions.py`.

A name is kept with every ruling, and so are the facts: neither changes once a question has been asked.
"""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

NOTHING: frozenset[str] = frozenset()
AMOUNT, DAYS, PEOPLE = (frozenset({fact}) for fact in ("amount", "days", "people"))
PERCENT, SHARE = frozenset({"percent"}), frozenset({"share"})

MONEY = "financien"
SPEND = Question("money.spend", AMOUNT, MONEY, later("To spend from the team's budget"))
SIGN = Question("money.contract", frozenset({"amount", "months"}), MONEY, later("To sign a contract for something"))
# `percent` of the year's budget that is gone before 1 October.
PACE = Question("money.pace", PERCENT, MONEY, later("To go on spending when the year's budget goes fast"))

DECIDING = "besluitvorming"
OWN_WORK = Question("work.own", NOTHING, DECIDING, later("The work of a role"))
TOGETHER = Question("work.together", NOTHING, DECIDING, later("What the whole team agrees for itself"))
WAY_TO_DECIDE = Question("work.way", NOTHING, DECIDING, later("In which way something is decided"))
STUCK = Question("work.stuck", frozenset({"meetings"}), DECIDING, later("What happens when consent does not come"))
OBJECTION = Question("work.objection", DAYS, DECIDING, later("To resolve an objection"))
OUTSIDE = Question("work.outside", NOTHING, DECIDING, later("Something that falls outside the frameworks"))

JOINING = "inwerken"
GOODBYE = Question("hiring.goodbye", NOTHING, JOINING, later("The talk when somebody does not stay"))
DISMISS = Question("hiring.dismiss", NOTHING, JOINING, later("To end a contract before its time"))

WHEN = "rooster"
ROSTER = Question("roster.make", NOTHING, WHEN, later("The roster, swaps and holidays"))
SHARE_OUT = Question("roster.share", NOTHING, WHEN, later("How evenings, nights and public holidays are shared"))
PUBLISH = Question("roster.publish", frozenset({"days_ahead"}), WHEN, later("When the roster is known"))
SHORTAGE = Question("roster.shortage", frozenset({"hours_ahead"}), WHEN, later("Who solves a shift that is still open"))

TOO_MUCH = Question("work.too_much", NOTHING, "rollen", later("What gives way when an exchange asks too much"))

MEETING = "samenwerking"
MEET = Question("meetings.plan", NOTHING, MEETING, later("What the time for meetings is spent on"))
WITH_CLIENT = Question("meetings.client", NOTHING, MEETING, later("Which meetings we hold together with the client"))
LENGTH = Question("meetings.length", frozenset({"minutes"}), MEETING, later("How long the team meets in two weeks"))
# `percent` of contract hours that went to meetings, for how many months in a row.
CUT = Question("meetings.cut", frozenset({"percent", "running"}), MEETING, later("To cut meetings"))
# `share` of contract hours that the agreements with municipalities leave for it.
GUARANTEE = Question("meetings.guarantee", SHARE, MEETING, later("The time to work together that is agreed outside"))
ASKS_MANAGER = Question("clients.manager", NOTHING, MEETING, later("Who speaks with a client who asks for a manager"))

ACCOUNT = "verantwoording"
PEER = Question("report.peer", NOTHING, ACCOUNT, later("What one tells two colleagues each month"))
REPORT = Question("report.team", NOTHING, ACCOUNT, later("What the team report says"))
RESPONSE = Question("report.response", NOTHING, ACCOUNT, later("What the MPP promises after a team report"))
MISSED = Question("report.missed", frozenset({"missed"}), ACCOUNT, later("What happens when a report stays out"))

SAFETY = "veiligheid"
HOUSE_RULES = Question("safety.house", NOTHING, SAFETY, later("House rules and care after an incident"))
CALM = Question("safety.calm", NOTHING, SAFETY, later("How we keep a situation calm"))
SAFE_START = Question("safety.start", NOTHING, SAFETY, later("Whether an idea can start safely at this moment"))
SECRET = Question("safety.secret", NOTHING, SAFETY, later("Secret addresses and visits there"))

AGREEING = "kaders"
ASK_CHANGE = Question("frameworks.ask", NOTHING, AGREEING, later("To ask for a framework to change"))
TEAMS = Question("teams.shape", NOTHING, AGREEING, later("To start, split or join teams"))

QUESTIONS = tuple(declared for declared in [*vars().values()] if isinstance(declared, Question))
