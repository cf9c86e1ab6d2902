"""Counting attempts. Before the password is looked at, so that many at once cannot all slip through."""

from datetime import datetime, timedelta

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import TooOften
from teamhub.sign_in.rules import LIMITS, Limit, Tried, free_at
from teamhub.sign_in.service import hashed
from teamhub.sign_in.tables import Attempt

KEPT = timedelta(days=1)
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended({}, 0))"
NEWEST = "SELECT at FROM sign_in_attempt WHERE tried = {} AND %s = {} AND at > {} ORDER BY at DESC LIMIT {}"


async def count(act: Act, tried: Tried, *, address: str, client: str) -> None:
    """One more attempt, or TooOften with when the next one may be. What is refused here does not count itself.

    In a transaction of its own: an attempt that fails later has been made all the same.
    """
    of_address, of_client = hashed(f"address:{address}"), hashed(f"client:{client}")
    limits = LIMITS[tried]
    async with writing():
        for key in sorted((of_address, of_client)):
            await Attempt.raw(LOCK, key)
        free = max(
            await _free_at(act, tried, "address", of_address, limits.address),
            await _free_at(act, tried, "client", of_client, limits.client),
        )
        if free > act.at:
            time = f"{local(free + timedelta(seconds=59)):%H:%M}"
            raise TooOften("That was too often in a short time. Try again at %(time)s.", wait=free - act.at, time=time)
        await Attempt(tried=tried, address=of_address, client=of_client, at=act.at).save()


async def forget(address: str, tried: Tried = Tried.PASSWORD) -> None:
    """Who got in after all was not guessing. Only this address: a client may have been guessing at others."""
    async with writing():
        mine = (Attempt.address == hashed(f"address:{address}")) & (Attempt.tried == tried)
        await Attempt.delete().where(mine)


async def _free_at(act: Act, tried: Tried, column: str, key: str, limit: Limit) -> datetime:
    rows = await Attempt.raw(NEWEST % column, tried, key, act.at - limit.within, limit.attempts)
    return free_at((row["at"] for row in rows), limit, act.at)
