"""What an idea asks of the frameworks: who decides this?"""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

IDEAS = "ideeen"

# What it costs the team in euros, the hours it takes, how many teams it touches, and 1 where it affects clients.
DECIDE = Question(
    "ideas.decide", frozenset({"amount", "hours", "teams", "clients"}), IDEAS, later("To carry out an idea")
)
CHANGE = Question("ideas.change", frozenset(), IDEAS, later("The text of an idea, its pace and its next step"))
PILOT = Question("ideas.pilot", frozenset({"weeks"}), IDEAS, later("To start a pilot"))
EXTEND = Question("ideas.extend", frozenset(), IDEAS, later("To extend a pilot, once"))
SPREAD = Question("ideas.spread", frozenset({"amount"}), IDEAS, later("To offer an idea to other teams"))
ADOPT = Question("ideas.adopt", frozenset(), IDEAS, later("To adopt an idea from another team"))

SUGGESTED = Question("ideas.suggested", frozenset(), IDEAS, later("Whether a suggestion is taken into an idea"))
TRANSFER = Question("ideas.transfer", frozenset(), IDEAS, later("To hand an idea to somebody else"))
COMPULSORY = Question("ideas.compulsory", frozenset(), IDEAS, later("To make an idea compulsory for all teams"))

QUESTIONS = (CHANGE, SUGGESTED, TRANSFER, DECIDE, PILOT, EXTEND, SPREAD, ADOPT, COMPULSORY)
