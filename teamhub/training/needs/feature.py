from teamhub.core.feature import Feature
from teamhub.training.needs.keeping import KEEPS
from teamhub.training.needs.pages import handlers
from teamhub.training.needs.tells import PLACES, TELLS
from teamhub.training.needs.waiting import agenda, waiting

FEATURE = Feature(
    name="training needs",
    tables="teamhub.training.needs.tables",
    handlers=handlers,
    waiting=waiting,
    agenda=agenda,
    tells=TELLS,
    places=PLACES,
    keeps=KEEPS,
)
