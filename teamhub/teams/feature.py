from teamhub.core.feature import Feature
from teamhub.teams.keeping import KEEPS
from teamhub.teams.pages import handlers
from teamhub.teams.tells import TELLS, places

FEATURE = Feature(
    name="teams", tables="teamhub.teams.tables", handlers=handlers, tells=TELLS, places={"team": places}, keeps=KEEPS
)
