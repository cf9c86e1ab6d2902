from teamhub.core.feature import Feature
from teamhub.roles.preferences.pages import handlers

FEATURE = Feature(name="preferences", tables="teamhub.roles.preferences.tables", handlers=handlers)
