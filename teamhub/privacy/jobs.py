from datetime import timedelta

from teamhub.core.jobs import Job
from teamhub.privacy import service

JOBS = [Job("privacy.erase", timedelta(hours=1), service.nightly)]
