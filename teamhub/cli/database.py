"""Running something against the database, wherever that is."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import asyncpg

from teamhub.core.db import connected, version
from teamhub.core.embedded import address
from teamhub.core.postgres import DatabaseTrouble
from teamhub.settings import Settings

T = TypeVar("T")
OLDEST = 15


def against(settings: Settings, command: Callable[[], Awaitable[T]]) -> T:
    """Starts our own database if that is the one, for as long as the command takes."""
    with address(settings) as dsn:
        return at(dsn, command)


def at(dsn: str, command: Callable[[], Awaitable[T]]) -> T:
    async def with_pool() -> T:
        async with connected(dsn, connections=2):
            await old_enough()
            return await command()

    try:
        return asyncio.run(with_pool())
    except (OSError, asyncpg.InvalidPasswordError, asyncpg.InvalidCatalogNameError) as unreachable:
        raise DatabaseTrouble(
            "The database of TEAMHUB_DATABASE_URL cannot be reached: %(why)s", why=unreachable
        ) from None


async def old_enough() -> None:
    found = await version()
    if found < OLDEST:
        raise DatabaseTrouble(
            "The database is PostgreSQL %(found)s, and TeamHub needs %(oldest)s or newer.", found=found, oldest=OLDEST
        )
