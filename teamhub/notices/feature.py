from teamhub.core.feature import Feature
from teamhub.notices.jobs import JOBS
from teamhub.notices.keeping import KEEPS
from teamhub.notices.pages import handlers
from teamhub.notices.service import deliver

FEATURE = Feature(
    name="notices", tables="teamhub.notices.tables", handlers=handlers, jobs=JOBS, after=deliver, keeps=KEEPS
)
