from datetime import timedelta

from teamhub.core.act import Act
from teamhub.core.jobs import Job
from teamhub.core.web import place
from teamhub.notices.digest import send_due
from teamhub.notices.service import deliver


async def _digests(act: Act) -> str:
    return await send_due(act, place)


JOBS = [
    Job("notices", timedelta(seconds=30), deliver),  # what the request that caused it did not come to
    Job("digests", timedelta(minutes=5), _digests),  # whose hour has come
]
