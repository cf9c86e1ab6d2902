from teamhub.core.feature import Feature
from teamhub.sign_in.pages import handlers

FEATURE = Feature(name="sign_in", tables="teamhub.sign_in.tables", handlers=handlers)
