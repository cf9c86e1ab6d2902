import asyncio
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from teamhub.core import jobs
from teamhub.core.act import Act
from teamhub.core.jobs import Job
from teamhub.features import JOBS
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("db")
DAY = timedelta(days=1)


class Counted:
    """A job that counts its runs, and can be told to fail."""

    def __init__(self, every: timedelta) -> None:
        self.runs: list[datetime] = []
        self.fails = False
        self.job = Job("counted", every, self.run)

    async def run(self, act: Act) -> str:
        self.runs.append(act.at)
        if self.fails:
            raise RuntimeError("a secret title")
        return "done"

    async def at(self, moment: datetime) -> int:
        """How often it has run once every process has looked at this moment."""
        await asyncio.gather(*(jobs.run(self.job, lambda: moment) for _ in range(5)))
        return len(self.runs)


async def test_of_many_at_once_one_runs_once_an_interval() -> None:
    daily = Counted(DAY)
    assert await daily.at(NOON) == 1
    assert await daily.at(NOON + DAY / 2) == 1
    assert await daily.at(NOON + DAY) == 2


@pytest.mark.parametrize("every", [timedelta(seconds=30), timedelta(minutes=5), DAY])
async def test_what_fails_is_tried_again_soon(every: timedelta, caplog: pytest.LogCaptureFixture) -> None:
    failing = Counted(every)
    failing.fails = True
    assert await failing.at(NOON) == 1
    again = min(every, jobs.RETRY)
    assert await failing.at(NOON + again / 2) == 1
    failing.fails = False
    assert await failing.at(NOON + again) == 2
    assert await failing.at(NOON + again + every / 2) == 2
    assert "secret" not in caplog.text and "RuntimeError at test_jobs.py" in caplog.text


async def test_after_a_process_was_killed_the_job_is_free_again() -> None:
    daily = Counted(DAY)
    assert await jobs.lease(daily.job, NOON)  # and then nothing more was heard of it
    assert await daily.at(NOON + jobs.PATIENCE / 2) == 0
    assert await daily.at(NOON + jobs.PATIENCE) == 1


async def test_who_took_too_long_does_not_undo_the_turn_of_the_next() -> None:
    late = Counted(DAY)
    assert await jobs.lease(late.job, NOON)
    assert await late.at(NOON + jobs.PATIENCE) == 1
    await jobs._ended(late.job, NOON, NOON - DAY)
    assert await late.at(NOON + jobs.PATIENCE * 2) == 1


TAKE = """
import asyncio, json, sys
from datetime import datetime, timedelta
import teamhub.features
from teamhub.core.db import connected
from teamhub.core.jobs import Job, lease

async def take() -> list[int]:
    async with connected(sys.argv[1], connections=1):
        job = Job("shared", timedelta(days=1), None)
        start = datetime.fromisoformat(sys.argv[2])
        return [n for n in range(20) if await lease(job, start + timedelta(days=n))]

print(json.dumps(asyncio.run(take())))
"""


async def test_two_processes_share_twenty_days_and_each_is_taken_once(database: str) -> None:
    command = [sys.executable, "-c", TAKE, database, NOON.isoformat()]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) for _ in range(2)]
    taken = [json.loads((await asyncio.to_thread(process.communicate))[0]) for process in both]
    assert sorted(taken[0] + taken[1]) == [*range(20)]


async def test_every_job_has_a_name_of_its_own_and_is_looked_at_at_least_once_a_minute() -> None:
    assert len({job.name for job in JOBS}) == len(JOBS) > 0
    scheduled = jobs.scheduler(JOBS, lambda: NOON).get_jobs()
    assert len(scheduled) == len(JOBS)
    assert all(job.trigger.interval <= timedelta(minutes=1) for job in scheduled)
