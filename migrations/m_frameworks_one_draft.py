"""Of one framework at most one draft is open: two groups would write each other away."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T22:27:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "One open draft of a framework"

ONE = "CREATE UNIQUE INDEX framework_draft_one_open ON framework_draft (code) WHERE stage = 'being drafted'"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        await engine.run_ddl(ONE)

    async def back() -> None:
        await engine.run_ddl("DROP INDEX framework_draft_one_open")

    manager.add_raw(run)
    manager.add_raw_backwards(back)
    return manager
