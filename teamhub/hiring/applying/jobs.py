"""By the clock: tell applicants a week ahead, erase what is due, forget what visitors tried."""

from datetime import timedelta

from teamhub.core.act import Act
from teamhub.core.jobs import Job
from teamhub.hiring.applying import attempt_service, service


async def look_after(act: Act) -> str:
    told, gone = await service.notify(act), await service.purge(act)
    await attempt_service.tidy(act)
    return f"{told} told, {gone} erased" if told or gone else ""


JOBS = [Job("applicants", timedelta(hours=6), look_after)]
