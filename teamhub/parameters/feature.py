from teamhub.core.feature import Feature
from teamhub.parameters.keeping import KEEPS
from teamhub.parameters.pages import handlers
from teamhub.parameters.tells import TELLS, places

FEATURE = Feature(
    name="parameters",
    tables="teamhub.parameters.tables",
    handlers=handlers,
    tells=TELLS,
    places={"parameter": places},
    keeps=KEEPS,
)
