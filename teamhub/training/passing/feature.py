from teamhub.core.feature import Feature
from teamhub.training.passing.keeping import KEEPS
from teamhub.training.passing.pages import handlers
from teamhub.training.passing.tells import TELLS

FEATURE = Feature(
    name="passing",
    tables="teamhub.training.passing.tables",
    handlers=handlers,
    tells=TELLS,
    keeps=KEEPS,
)
