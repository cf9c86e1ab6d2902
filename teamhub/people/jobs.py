from datetime import timedelta

from teamhub.core.jobs import Job
from teamhub.people import staying_service

JOBS = [Job("people.part", timedelta(hours=1), staying_service.part_all)]
