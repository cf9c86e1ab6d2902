from teamhub.core.feature import Feature
from teamhub.roles.overview.pages import handlers

FEATURE = Feature(name="overview", handlers=handlers)
