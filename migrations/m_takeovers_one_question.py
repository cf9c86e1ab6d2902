"""Who has something asks one thing at a time: whether it may stay longer."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T22:24:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "One open question to keep a takeover longer"

ONE = "CREATE UNIQUE INDEX takeover_longer_one_open ON takeover_longer (takeover) WHERE answer IS NULL"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        await engine.run_ddl(ONE)

    async def back() -> None:
        await engine.run_ddl("DROP INDEX takeover_longer_one_open")

    manager.add_raw(run)
    manager.add_raw_backwards(back)
    return manager
