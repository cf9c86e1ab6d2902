from teamhub.absence.figures.pages import handlers
from teamhub.absence.figures.section import ON_TEAM
from teamhub.core.feature import Feature

FEATURE = Feature(name="figures", handlers=handlers, on_team=(ON_TEAM,))
