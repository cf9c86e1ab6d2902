"""One open offer at a time: of an idea to somebody, and of merging it with another."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T20:19:50:000000"
VERSION = "1.38.0"
DESCRIPTION = "One open transfer and one open merge per idea"
OPEN = ("idea_transfer", "idea_merge")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        for table in OPEN:
            await engine.run_ddl(
                f"CREATE UNIQUE INDEX {table}_open ON {table} (idea) WHERE accepted_at IS NULL AND ended_at IS NULL"
            )

    async def run_backwards() -> None:
        for table in OPEN:
            await engine.run_ddl(f"DROP INDEX {table}_open")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
