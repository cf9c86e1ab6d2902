from teamhub.core.feature import Feature
from teamhub.people.jobs import JOBS
from teamhub.people.pages import handlers
from teamhub.people.tells import TELLS, places

FEATURE = Feature(
    name="people", tables="teamhub.people.tables", jobs=JOBS, handlers=handlers, tells=TELLS, places={"person": places}
)
