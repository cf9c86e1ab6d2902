from datetime import timedelta

from teamhub.core.jobs import Job
from teamhub.notices.service import deliver

JOBS = [
    Job("notices", timedelta(seconds=30), deliver),  # what the request that caused it did not come to
]
