"""Nobody has two leaves on one day."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T02:04:21:000000"
VERSION = "1.38.0"
DESCRIPTION = "No leave overlaps another of the same person"

# A number as a range of one, so that no extension is needed to compare it in a GiST index.
ONCE = """
ALTER TABLE leave_request ADD CONSTRAINT leave_request_no_overlap EXCLUDE USING gist
    (int4range(person, person, '[]') WITH &&, daterange(from_on, until_on, '[]') WITH &&) WHERE (withdrawn_at IS NULL)
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        await engine.run_ddl(ONCE)

    async def run_backwards() -> None:
        await engine.run_ddl("ALTER TABLE leave_request DROP CONSTRAINT leave_request_no_overlap")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
