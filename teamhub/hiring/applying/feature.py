from teamhub.core.feature import Feature
from teamhub.hiring.applying.jobs import JOBS
from teamhub.hiring.applying.keeping import KEEPS

FEATURE = Feature(name="applying", jobs=JOBS, keeps=KEEPS)
