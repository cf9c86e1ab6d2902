from teamhub.core.feature import Feature
from teamhub.training.pages import handlers
from teamhub.training.tells import PLACES, TELLS

FEATURE = Feature(
    name="training",
    tables="teamhub.training.tables",
    handlers=handlers,
    tells=TELLS,
    places=PLACES,
)
