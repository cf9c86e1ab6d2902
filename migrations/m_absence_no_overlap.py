"""Nobody is absent twice on one day."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T02:01:30:000000"
VERSION = "1.36.0"
DESCRIPTION = "No absence overlaps another of the same person"

# The first day back is no day of absence any more; without one it has no end.
ONCE = """
ALTER TABLE absence ADD CONSTRAINT absence_no_overlap EXCLUDE USING gist
    (int4range(person, person, '[]') WITH &&, daterange(first_day, recovered_on) WITH &&)
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        await engine.run_ddl(ONCE)

    async def run_backwards() -> None:
        await engine.run_ddl("ALTER TABLE absence DROP CONSTRAINT absence_no_overlap")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
