from teamhub.core.feature import Feature
from teamhub.teams.pages import handlers

FEATURE = Feature(name="teams", tables="teamhub.teams.tables", handlers=handlers)
