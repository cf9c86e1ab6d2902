"""What learning asks of the frameworks (KAD-04)."""

from teamhub.core.i18n import later
from teamhub.frameworks.authority import Question

LEARNING = "opleiding"
# `amount`: euros for the whole training, rounded up.
LEARN = Question("training.book", frozenset({"amount"}), LEARNING, later("Which training to take"))
WHO_LEARNS = Question("training.who", frozenset(), LEARNING, later("Who goes to a training, and when"))
# `amount`: euros per fte in this year, with this training.
YEAR_BUDGET = Question(
    "training.budget", frozenset({"amount"}), LEARNING, later("What learning costs in a year, per fte")
)
# `off_method`: 1 where it does not fit the method that we work by.
METHOD = Question("training.method", frozenset({"off_method"}), LEARNING, later("A training and the method we work by"))
# `weeks` from the last day of the training until the team has heard of it.
PASS_KNOWLEDGE = Question(
    "training.pass_on", frozenset({"weeks"}), LEARNING, later("How knowledge is passed on in the team")
)

QUESTIONS = (LEARN, WHO_LEARNS, YEAR_BUDGET, METHOD, PASS_KNOWLEDGE)
