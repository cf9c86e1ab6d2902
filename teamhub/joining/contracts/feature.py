from teamhub.core.feature import Feature
from teamhub.joining.contracts.keeping import KEEPS
from teamhub.joining.contracts.pages import handlers
from teamhub.joining.contracts.proposals import ADVICE
from teamhub.joining.contracts.queries import rulings
from teamhub.joining.contracts.tells import PLACES, TELLS
from teamhub.joining.contracts.waiting import agenda, waiting

FEATURE = Feature(
    name="contracts",
    tables="teamhub.joining.contracts.tables",
    handlers=handlers,
    proposals=(ADVICE,),
    rulings=rulings,
    waiting=waiting,
    agenda=agenda,
    tells=TELLS,
    places=PLACES,
    keeps=KEEPS,
)
