"""Which migrations the database has had, and giving it the rest."""

import contextlib
import io
import re
from collections.abc import AsyncIterator

from teamhub.core.db import DB, rows
from teamhub.core.postgres import DatabaseTrouble
from teamhub.settings import MIGRATIONS

LOCK = 7_366_017  # of nothing else in this database: one migrates, the others wait and find it done


def shipped() -> list[str]:
    """The ids of our migrations, in the order in which they run."""
    written = (re.search(r'^ID = "(.+)"', path.read_text(), re.M) for path in MIGRATIONS.glob("*.py"))
    return sorted(found[1] for found in written if found)


async def pending() -> list[str]:
    """Those that the database has not had. A database of a newer TeamHub is refused: this one would damage it."""
    had = set(await _had())
    if had - set(shipped()):
        raise DatabaseTrouble("The database is that of a newer TeamHub: run that one, or go back to a backup.")
    return [name for name in shipped() if name not in had]


async def migrate() -> AsyncIterator[tuple[int, int]]:
    """Runs what is pending, one by one; after each: how many are done, and of how many."""
    from piccolo.apps.migrations.commands.forwards import run_forwards  # loads a formatter of code: not at each start

    assert DB.pool is not None
    async with DB.pool.acquire() as alone:
        await alone.execute("SELECT pg_advisory_lock($1)", LOCK)
        try:
            todo = await pending()
            for done, name in enumerate(todo, 1):
                with contextlib.redirect_stdout(io.StringIO()) as told:  # Piccolo talks; we say what there is to say
                    result = await run_forwards(app_name="teamhub", migration_id=name)
                if not result.success:
                    raise DatabaseTrouble("Migration %(name)s failed: %(why)s", name=name, why=told.getvalue())
                yield done, len(todo)
        finally:
            await alone.execute("SELECT pg_advisory_unlock($1)", LOCK)


async def _had() -> list[str]:
    there = await rows("SELECT to_regclass('migration')")
    found = await rows("SELECT name FROM migration WHERE app_name = 'teamhub'") if there[0][0] else []
    return [row["name"] for row in found]
