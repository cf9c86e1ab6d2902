from teamhub.core.feature import Feature
from teamhub.hiring.proposals import PROPOSALS
from teamhub.hiring.queries import rulings
from teamhub.hiring.questions import QUESTIONS

FEATURE = Feature(
    name="hiring",
    tables="teamhub.hiring.tables",
    questions=QUESTIONS,
    rulings=rulings,
    proposals=PROPOSALS,
)
