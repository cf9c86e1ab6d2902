from datetime import timedelta

from teamhub.core.jobs import Job
from teamhub.takeovers import service

JOBS = [Job("takeovers.of_closed_teams", timedelta(hours=1), service.end_of_closed_teams)]
