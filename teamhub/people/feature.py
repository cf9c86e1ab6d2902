from teamhub.core.feature import Feature
from teamhub.people.jobs import JOBS

FEATURE = Feature(name="people", tables="teamhub.people.tables", jobs=JOBS)
