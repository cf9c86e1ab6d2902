from datetime import timedelta

from teamhub.core.jobs import Job
from teamhub.training.certificates import service

JOBS = [Job("certificates.remind", timedelta(hours=24), service.remind)]
