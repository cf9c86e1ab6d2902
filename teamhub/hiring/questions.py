"""What hiring asks of the frameworks, up to the selection."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

HIRING = "werving"
PROFILE = Question("hiring.profile", frozenset(), HIRING, later("Which profile we look for, in work and in roles"))
# `fte` beyond what is established, rounded up.
FORMATION = Question("hiring.formation", frozenset({"fte"}), HIRING, later("How many contract hours there are"))
COMMITTEE = Question("hiring.committee", frozenset({"people"}), HIRING, later("Who sits on the selection committee"))
POST = Question("hiring.post", frozenset(), HIRING, later("To post a vacancy and check certificates"))

QUESTIONS = (PROFILE, FORMATION, COMMITTEE, POST)
