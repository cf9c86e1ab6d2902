from teamhub.core.feature import Feature
from teamhub.privacy.jobs import JOBS
from teamhub.privacy.pages import handlers

FEATURE = Feature(name="privacy", handlers=handlers, jobs=JOBS)
