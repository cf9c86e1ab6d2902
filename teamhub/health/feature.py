from teamhub.core.feature import Feature
from teamhub.health.pages import handlers

FEATURE = Feature(name="health", handlers=handlers)
