from teamhub.core.feature import Feature
from teamhub.home.pages import handlers

FEATURE = Feature(name="home", handlers=handlers)
