"""Counting what visitors try, before it is looked at: see sign_in.attempt_service for the same at the door."""

from datetime import timedelta

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import TooOften
from teamhub.hiring.applying.rules import LIMITS, Tried
from teamhub.hiring.tables import ApplicationAttempt
from teamhub.sign_in.rules import free_at
from teamhub.sign_in.service import hashed

KEPT = timedelta(days=1)
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended({}, 0))"
NEWEST = "SELECT at FROM application_attempt WHERE tried = {} AND client = {} AND at > {} ORDER BY at DESC LIMIT {}"


async def count(act: Act, tried: Tried, client: str) -> None:
    """One more, or TooOften with when the next may be. In a transaction of its own: what fails later was tried."""
    key, limit = hashed(f"application:{client}"), LIMITS[tried]
    async with writing():
        await ApplicationAttempt.raw(LOCK, key)
        rows = await ApplicationAttempt.raw(NEWEST, tried, key, act.at - limit.within, limit.attempts)
        free = free_at((row["at"] for row in rows), limit, act.at)
        if free > act.at:
            time = f"{local(free + timedelta(seconds=59)):%H:%M}"
            raise TooOften("That was too often in a short time. Try again at %(time)s.", wait=free - act.at, time=time)
        await ApplicationAttempt(tried=tried, client=key, at=act.at).save()


async def tidy(act: Act) -> None:
    async with writing():
        await ApplicationAttempt.delete().where(ApplicationAttempt.at <= act.at - KEPT)
