from teamhub.core.feature import Feature
from teamhub.decisions.jobs import JOBS

FEATURE = Feature(name="decisions", tables="teamhub.decisions.tables", jobs=JOBS)
